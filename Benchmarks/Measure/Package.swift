// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "measure",
  dependencies: [.package(name: "anyflow", path: "../..")],
  targets: [
    .executableTarget(
      name: "Measure", dependencies: [.product(name: "AnyflowLanguage", package: "anyflow")],
      swiftSettings: settings)
  ]
)
