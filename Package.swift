// swift-tools-version: 6.2
import PackageDescription

/// Rooms, lowest first. The build enforces the direction of every import; the picture is in
/// `Documentation/architecture.md`.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "anyflow",
  products: [
    .library(name: "Anyflow", targets: ["Inference", "Lowering"]),
  ],
  targets: [
    .target(name: "Flow", swiftSettings: settings),
    .target(name: "Notation", dependencies: ["Flow"], swiftSettings: settings),
    .target(name: "Checking", dependencies: ["Flow"], swiftSettings: settings),
    .target(
      name: "Library", dependencies: ["Flow", "Notation"],
      resources: [.embedInCode("Standard")], swiftSettings: settings),
    .target(name: "Targets", dependencies: ["Flow"], swiftSettings: settings),
    .target(
      name: "Lowering", dependencies: ["Library", "Checking", "Targets"], swiftSettings: settings),
    .target(
      name: "Inference", dependencies: ["Library", "Checking", "Lowering"], swiftSettings: settings),
    .testTarget(name: "FlowTests", dependencies: ["Flow"], swiftSettings: settings),
    .testTarget(name: "NotationTests", dependencies: ["Notation"], swiftSettings: settings),
    .testTarget(name: "CheckingTests", dependencies: ["Checking"], swiftSettings: settings),
    .testTarget(name: "LoweringTests", dependencies: ["Lowering"], swiftSettings: settings),
  ]
)
