// swift-tools-version: 6.2
import PackageDescription

// Coverage-guided fuzzing with LLVM's libFuzzer, which Swift's toolchain for Linux brings along. It is a
// package of its own because every file of it is instrumented; `scripts/fuzz` builds and runs it. The
// targets are links to those of the project, so that none of its dependencies is built with them.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "fuzzing",
  targets: [
    .target(name: "Flow", swiftSettings: settings),
    .target(name: "OrderedJSON", swiftSettings: settings),
    .target(name: "Notation", dependencies: ["Flow"], swiftSettings: settings),
    .target(name: "Targets", dependencies: ["Flow"], swiftSettings: settings),
    .target(
      name: "Comfy", dependencies: ["Flow", "Notation", "OrderedJSON", "Targets"],
      swiftSettings: settings),
    .target(name: "LibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["Flow", "Notation", "OrderedJSON", "Comfy", "LibFuzzer"],
      swiftSettings: settings),
  ]
)
