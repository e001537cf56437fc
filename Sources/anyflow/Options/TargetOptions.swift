import ArgumentParser
import Driver
import Flow
import Foundation
import Library
import Native
import Targets

/// What runs the functions, and what reads requests.
struct TargetOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("target"), parsing: .singleValue,
    help: ArgumentHelp(
      "What runs the functions; repeat it in order of preference.",
      discussion: "This version has one target: native, the tools of this machine.",
      valueName: "name"))
  var targets: [String] = []

  /// The driver over the chosen targets, and remarks on the choice.
  ///
  /// - Throws: A finding about a target that is not there.
  func driver(
    classes: NodeClassSource = .bundled
  ) throws -> (driver: Driver, findings: [Diagnostic]) {
    for target in targets { try verify(target) }
    let library = try Library.standard()
    return (
      Driver(
        library: library, targets: [NativeTarget(implementing: library.catalogue)],
        nodeClasses: classes),
      targets.isEmpty ? ignoredServer : []
    )
  }

  private func verify(_ target: String) throws(Diagnostic) {
    if target == "native" { return }
    let name = target.prefix { $0 != "=" }.lowercased()
    if name == "comfy" || name == "comfyui" || target.hasPrefix("http") {
      throw Diagnostic(
        .targetUnreachable, "This version of Anyflow cannot run flows on a ComfyUI server.",
        hint: "Use --target native, or leave --target out.")
    }
    throw Diagnostic(
      .unknownTarget, "There is no target named \(Value.quoted(target)).",
      hint: NearNames.question(NearNames.of(target, in: ["native", "comfy"]))
        ?? "The target of this version is native.")
  }

  private var ignoredServer: [Diagnostic] {
    guard let url = ProcessInfo.processInfo.environment["ANYFLOW_COMFY_URL"], !url.isEmpty else {
      return []
    }
    return [
      Diagnostic(
        .targetUnreachable,
        "ANYFLOW_COMFY_URL is set, but this version cannot use a ComfyUI server.",
        severity: .note, hint: "Everything is done with the native tools.")
    ]
  }
}
