// swift-tools-version: 6.2
import PackageDescription

// Rooms, lowest first. The build enforces the direction of every import; the picture is in
// `Documentation/architecture.md`.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let httpClient: Target.Dependency = .product(
  name: "AsyncHTTPClient", package: "async-http-client")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOWebSocket", package: "swift-nio"),
]
let ssl: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "anyflow",
  products: [
    .executable(name: "anyflow", targets: ["anyflow"]),
    .library(name: "Anyflow", targets: ["Driver", "Native", "ComfyServer"]),
    // A stand-in for a ComfyUI server, for tests of what talks to one.
    .library(name: "AnyflowTesting", targets: ["AnyflowTesting"]),
    // Flows as values and texts, their checking, and ComfyUI's formats: nothing that runs anything.
    .library(
      name: "AnyflowLanguage", targets: ["Flow", "OrderedJSON", "Notation", "Checking", "Comfy"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(name: "Flow", swiftSettings: settings),
    .target(name: "OrderedJSON", swiftSettings: settings),
    .target(name: "Notation", dependencies: ["Flow"], swiftSettings: settings),
    .target(name: "Checking", dependencies: ["Flow"], swiftSettings: settings),
    // The bytes of the library's files.
    .target(name: "CLibraryText"),
    .target(
      name: "Library", dependencies: ["Flow", "Notation", "CLibraryText"], exclude: ["Standard"],
      swiftSettings: settings),
    .target(name: "Targets", dependencies: ["Flow"], swiftSettings: settings),
    .target(
      name: "Lowering", dependencies: ["Flow", "Library", "Checking", "Targets"],
      swiftSettings: settings),
    .target(
      name: "Inference", dependencies: ["Flow", "Library", "Checking"], swiftSettings: settings),
    .target(
      name: "Native", dependencies: ["Flow", "Targets", subprocess, system],
      swiftSettings: settings),
    .target(
      name: "Comfy", dependencies: ["Flow", "Notation", "OrderedJSON", "Targets"],
      swiftSettings: settings),
    .target(
      name: "ComfyServer",
      dependencies: [
        "Flow", "OrderedJSON", "Targets", "Comfy", crypto, httpClient, ssl, yams,
      ] + nio,
      resources: [.embedInCode("Models/families.yaml")], swiftSettings: settings),
    .target(
      name: "AnyflowTesting", dependencies: ["Flow", "OrderedJSON", "Comfy"] + nio,
      swiftSettings: settings),
    .target(
      name: "Running", dependencies: ["Flow", "Targets", crypto], swiftSettings: settings),
    .target(
      name: "Driver",
      dependencies: [
        "Flow", "OrderedJSON", "Notation", "Checking", "Library", "Targets", "Comfy", "Lowering",
        "Inference", "Running",
      ],
      swiftSettings: settings),
    // The C library's settings for memory, which Swift's own module for it leaves out.
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "anyflow",
      dependencies: ["Driver", "Native", "ComfyServer", "CMalloc", argumentParser],
      swiftSettings: settings),
    .testTarget(name: "FlowTests", dependencies: ["Flow"], swiftSettings: settings),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"], swiftSettings: settings),
    .testTarget(
      name: "ComfyTests", dependencies: ["Comfy"], exclude: ["Workflows/Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "NotationTests", dependencies: ["Notation"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "Notation"], swiftSettings: settings),
    .testTarget(name: "LibraryTests", dependencies: ["Library"], swiftSettings: settings),
    .testTarget(name: "LoweringTests", dependencies: ["Lowering"], swiftSettings: settings),
    .testTarget(
      name: "InferenceTests", dependencies: ["Inference", "Notation"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(name: "NativeTests", dependencies: ["Native"], swiftSettings: settings),
    .testTarget(
      name: "ComfyServerTests", dependencies: ["ComfyServer", "AnyflowTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "AnyflowTestingTests", dependencies: ["AnyflowTesting"], swiftSettings: settings),
    .testTarget(name: "RunningTests", dependencies: ["Running"], swiftSettings: settings),
    .testTarget(name: "DriverTests", dependencies: ["Driver"], swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["Notation", "OrderedJSON", "Comfy"], exclude: ["Seeds"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["anyflow", "AnyflowTesting"],
      swiftSettings: settings),
  ]
)
