import ArgumentParser
import ComfyServer
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
      "What runs the functions: native, comfy or comfy=URL; repeat it in order of preference.",
      discussion: """
        By default native, the tools of this machine, and before it the ComfyUI server that \
        ANYFLOW_COMFY_URL names.
        """,
      valueName: "name"))
  var targets: [String] = []

  @OptionGroup var home: HomeOptions

  /// What the targets are wanted for.
  enum Purpose {
    /// Running: a server that cannot be reached stands in the way.
    case running
    /// Planning: a server that cannot be reached is planned for with what is known of it.
    case planning
    /// Telling of them: a server that cannot be reached is shown as such.
    case telling
  }

  /// The targets with what was found on the way.
  struct Chosen {
    var targets: [any Target] = []
    /// The classes of the first server among them.
    var classes: NodeClassSource?
    var findings: [Diagnostic] = []
  }

  /// The targets that were chosen, the preferred first.
  ///
  /// - Parameters:
  ///   - functions: The abstract functions, which native primitives take over.
  ///   - folders: Where files are looked up that a server's loading nodes name.
  /// - Throws: A finding about a target that is not there.
  func chosen(
    for purpose: Purpose, implementing functions: Catalogue, folders: [URL] = []
  ) async throws -> Chosen {
    var chosen = Chosen()
    let choices = try choices
    for choice in choices {
      switch choice {
      case .native: chosen.targets.append(NativeTarget(implementing: functions))
      case .comfy(let address):
        let server = try await server(address, for: purpose, folders: folders)
        chosen.targets.append(server.target)
        if purpose != .telling {
          chosen.findings += server.target.findings.map { finding in
            // Why it was not asked is worth knowing where its absence is.
            guard finding.code == .assumption, let reason = server.reason else { return finding }
            var finding = finding
            finding.notes.append(reason)
            return finding
          }
          chosen.findings += await server.target.models.findings
        }
        if chosen.classes == nil {
          chosen.classes = NodeClassSource(classes: server.target.classes)
        }
      }
    }
    if !choices.contains(where: \.isNative) {
      // Files are read and written on this machine whatever makes what is in them.
      chosen.targets.append(NativeTarget.forFiles(implementing: functions))
    }
    return chosen
  }

  private func server(
    _ address: ServerAddress, for purpose: Purpose, folders: [URL]
  ) async throws -> (target: ComfyTarget, reason: String?) {
    let home = home.url
    let target = await ComfyTarget.connect(to: address, home: home) { target in
      var provider = ComfyProvider(
        server: ComfyClient(address: address), classes: target.classes,
        probe: { file, _ in
          await (try? MediaProbe().probe(file))?.facts ?? MediaFacts()
        },
        refresh: { await ComfyTarget.refresh(address, home: home) })
      provider.folders = folders
      return provider
    }
    guard var finding = target.finding else { return (target, nil) }
    switch purpose {
    case .running:
      let without = "--target native does without it."
      finding.hint = finding.hint.map { "\($0) \(without)" } ?? without
      throw finding
    case .planning: return (.offline(address: address, home: home), finding.message)
    case .telling: return (target, nil)
    }
  }

  /// Whether the environment names a ComfyUI server.
  static var namesServer: Bool { usualServer != nil }

  /// Whether a server is among the targets.
  var usesServers: Bool {
    get throws(Diagnostic) { try choices.contains { !$0.isNative } }
  }

  private static var usualServer: String? {
    ProcessInfo.processInfo.environment["ANYFLOW_COMFY_URL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What the options and the environment choose.
  private var choices: [TargetChoice] {
    get throws(Diagnostic) {
      let named = TargetOptions.usualServer
      if targets.isEmpty {
        guard let named else { return [.native] }
        return [.comfy(try ServerAddress(named)), .native]
      }
      var choices: [TargetChoice] = []
      for target in targets {
        let choice = try TargetChoice(target, usualServer: named)
        guard !choices.contains(choice) else { continue }
        if !choice.isNative, choices.contains(where: { !$0.isNative }) {
          throw Diagnostic(
            .usage, "Two ComfyUI servers are named, and a command uses one.",
            hint: "Leave one --target out.")
        }
        choices.append(choice)
      }
      return choices
    }
  }
}
