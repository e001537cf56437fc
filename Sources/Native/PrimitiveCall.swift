import Flow
import Foundation
import Targets

/// What a primitive is called with: its arguments by port, its folder, its seed and its tools.
struct PrimitiveCall: Sendable {
  /// The request as it came from the runner.
  let request: StepRequest
  /// The tools of this machine.
  let tools: Toolbox

  /// The random seed: the call's own `seed` argument, or the step's.
  var seed: UInt64 {
    if case .value(let value) = request.arguments["seed"], case .number(let number) = value {
      return number.unsigned ?? request.seed
    }
    return request.seed
  }

  /// A file of that name in the step's own folder.
  func file(_ name: String) -> URL { request.folder.appendingPathComponent(name) }

  /// A number, in the port's own unit; nil where the port was left to none.
  func number(_ port: String) -> Double? { plain(port)?.double }

  /// A number that the signature gives a default or demands.
  ///
  /// - Throws: A finding when it is missing, which checking rules out.
  func required(_ port: String) throws -> Double {
    guard let number = number(port) else { throw missing(port) }
    return number
  }

  /// A text; nil where the port was left to none.
  func text(_ port: String) -> String? { plain(port)?.text }

  /// A medium that must be there.
  ///
  /// - Throws: A finding when it is missing, which checking rules out.
  func media(_ port: String) throws -> Medium {
    guard let medium = try optionalMedia(port) else { throw missing(port) }
    return medium
  }

  /// A medium that may be left out.
  func optionalMedia(_ port: String) throws -> Medium? {
    guard case .artifact(let artifact) = request.arguments[port] else { return nil }
    return try medium(artifact, port)
  }

  /// All media of a list port, in order.
  func mediaList(_ port: String) throws -> [Medium] {
    switch request.arguments[port] {
    case .list(let items):
      return try items.flatMap { item -> [Medium] in
        switch item {
        case .artifact(let artifact): [try medium(artifact, port)]
        case .list(let inner):
          try inner.compactMap { item in
            if case .artifact(let artifact) = item { try medium(artifact, port) } else { nil }
          }
        case .value: []
        }
      }
    case .artifact(let artifact): return [try medium(artifact, port)]
    case .value, nil: return []
    }
  }

  /// A file on disk with its facts.
  struct Medium: Sendable {
    let url: URL
    let modality: Modality
    let facts: MediaFacts
    var path: String { url.path }
    /// The name by which people know the file.
    var name: String { url.lastPathComponent }
  }

  private func plain(_ port: String) -> Value? {
    switch request.arguments[port] {
    case .value(let value): value == .none ? nil : value
    case .artifact(let artifact): artifact.value
    case .list, nil: nil
    }
  }

  private func medium(_ artifact: Artifact, _ port: String) throws -> Medium {
    guard let url = artifact.file else { throw missing(port) }
    return Medium(url: url, modality: artifact.modality, facts: artifact.facts)
  }

  private func missing(_ port: String) -> Diagnostic {
    Diagnostic(
      .executionFailed, "\(request.primitive) was given nothing for \(port).",
      at: .node(request.id))
  }
}
