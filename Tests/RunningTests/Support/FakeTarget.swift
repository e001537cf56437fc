import Flow
import Foundation
import Synchronization
import Targets

/// A target whose primitives are closures, and which remembers what it was asked to do.
final class FakeTarget: Target, Provider {
  typealias Primitive = @Sendable (StepRequest) async throws -> [String: Artifact]

  let name = "fake"
  let primitives = Catalogue()
  private let implementations: [String: Primitive]
  private let state = Mutex(State())

  private struct State {
    var requests: [StepRequest] = []
    var running = 0
    var mostRunning = 0
  }

  init(_ implementations: [String: Primitive] = [:]) {
    self.implementations = implementations
  }

  var provider: any Provider { self }
  var requests: [StepRequest] { state.withLock { $0.requests } }
  var running: Int { state.withLock { $0.running } }
  var mostRunning: Int { state.withLock { $0.mostRunning } }

  func inventory() async throws(Diagnostic) -> Inventory { Inventory() }
  func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal? { nil }

  func request(_ id: String) -> StepRequest? { requests.first { $0.id == id } }

  func run(_ step: StepRequest) async throws -> [String: Artifact] {
    state.withLock {
      $0.requests.append(step)
      $0.running += 1
      $0.mostRunning = max($0.mostRunning, $0.running)
    }
    defer { state.withLock { $0.running -= 1 } }
    let primitive = implementations[step.primitive] ?? FakeTarget.write
    return try await primitive(step)
  }

  /// Writes a file that tells which step it comes from.
  static let write: Primitive = { step in
    let file = step.folder.appendingPathComponent("out.png")
    try Data(step.id.utf8).write(to: file)
    return ["out": Artifact(.image, file: file)]
  }

  /// Fails as a tool would.
  static let fail: Primitive = { step in
    throw Diagnostic(.executionFailed, "The tool broke.", at: .node(step.id), notes: ["bad luck"])
  }

  /// Takes a while and honours cancellation.
  static func wait(_ duration: Duration) -> Primitive {
    { step in
      try await Task.sleep(for: duration)
      return try await write(step)
    }
  }
}

/// A step of the fake target that draws on others.
func step(
  _ id: String, _ primitive: String = "write", from sources: [String] = [],
  arguments: [String: PlanArgument] = [:],
  outputs: [OutputPort] = [OutputPort("out", .modality(.image))],
  isOutput: Bool = false
) -> ExecutionPlan.Step {
  var all = arguments
  for (index, source) in sources.enumerated() {
    all["in\(index)"] = .step(StepReference(source, "out"))
  }
  return ExecutionPlan.Step(
    id: id, node: String(id.split(separator: "/").first ?? ""), target: "fake",
    primitive: primitive, arguments: all, outputs: outputs, isOutput: isOutput)
}

/// The results of those steps' first output.
func results(_ steps: String...) -> [ExecutionPlan.Output] {
  steps.map {
    ExecutionPlan.Output(
      node: String($0.split(separator: "/").first ?? ""), port: "out", modality: .image,
      source: StepReference($0, "out"))
  }
}
