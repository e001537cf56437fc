import Flow
import Foundation
import Synchronization
import Targets

/// How a step ended; a failure without a finding is an interruption.
struct StepEnd: Sendable {
  let step: String
  let seconds: Double
  let result: Result
  /// What its user should know beside that.
  var findings: [Diagnostic] = []

  enum Result: Sendable {
    case success([String: Artifact])
    case failure(Diagnostic?)
  }
}

/// One step with all that it takes to run it.
struct StepWork: Sendable {
  let step: ExecutionPlan.Step
  let plan: ExecutionPlan
  let provider: (any Provider)?
  let folder: URL
  let seed: UInt64
  /// What the steps before gave.
  let artifacts: [StepReference: Artifact]
  let source: RunSource
  let events: @Sendable (RunEvent) -> Void

  /// Runs the step; never throws, because one step's failure is not the run's.
  func run() async -> StepEnd {
    let clock = ContinuousClock()
    let start = clock.now
    let told = ToldFindings()
    func end(_ result: StepEnd.Result) -> StepEnd {
      StepEnd(
        step: step.id, seconds: (clock.now - start).inSeconds, result: result,
        findings: told.all.map(placed))
    }
    do {
      return end(.success(try await perform(told)))
    } catch {
      if Task.isCancelled { return end(.failure(nil)) }
      return end(.failure(finding(for: error)))
    }
  }

  private func perform(_ told: ToldFindings) async throws -> [String: Artifact] {
    guard let provider else {
      throw Diagnostic(.unknownTarget, "There is no target named \(step.target) in this run.")
    }
    let request = StepRequest(
      id: step.id, primitive: step.primitive,
      arguments: try step.arguments.mapValues(argument), folder: try makeFolder(), seed: seed,
      parts: step.parts, outputs: step.parts.isEmpty ? [] : step.outputs,
      source: source,
      progress: { [step, events] fraction in
        let bounded = fraction.isFinite ? min(1, max(0, fraction)) : 0
        events(.progressed(step: step.id, bounded))
      },
      news: { [step, events] news in
        if case .finding(let finding) = news { told.add(finding) }
        events(.told(step: step.id, news))
      })
    let given = try await provider.run(request)
    try Task.checkCancellation()
    for port in step.outputs { try verify(given[port.name], for: port) }
    return given
  }

  private func makeFolder() throws -> URL {
    do {
      try Folder.make(folder.path)
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(folder.path) could not be made: \(error.reason).",
        hint: "Name another place with --home.")
    }
    return folder
  }

  private func argument(_ argument: PlanArgument) throws -> StepArgument {
    switch argument {
    case .value(let value): return .value(value)
    case .list(let items): return .list(try items.map(self.argument))
    case .step(let reference):
      guard let artifact = artifacts[reference] else {
        throw Diagnostic(
          .unexpectedShape, "The step \(reference.step) has no output named \(reference.port).")
      }
      return StepWork.argument(artifact)
    }
  }

  private static func argument(_ artifact: Artifact) -> StepArgument {
    if let elements = artifact.elements { return .list(elements.map(argument)) }
    return .artifact(artifact)
  }

  /// A provider is a border: what it gives is looked at before others build on it.
  private func verify(_ artifact: Artifact?, for port: OutputPort) throws {
    guard let artifact else {
      guard isUsed(port) else { return }
      throw Diagnostic(.unexpectedShape, "\(step.primitive) gave no \(port.name).")
    }
    let isList = artifact.elements != nil
    let single = PortType.modality(artifact.modality)
    guard port.type.element.modality == nil || port.type.accepts(isList ? .list(single) : single)
    else {
      let given = isList ? "a list of \(artifact.modality.rawValue)" : artifact.modality.rawValue
      throw Diagnostic(
        .unexpectedShape, "\(step.primitive) gave \(given) where \(port.type) was expected.")
    }
    for file in (artifact.elements ?? [artifact]).compactMap(\.file)
    where !FileManager.default.fileExists(atPath: file.path) {
      throw Diagnostic(
        .unexpectedShape,
        "\(step.primitive) left no file \(file.lastPathComponent) for its \(port.name).")
    }
  }

  private func isUsed(_ port: OutputPort) -> Bool {
    let reference = StepReference(step.id, port.name)
    return plan.outputs.contains { $0.source == reference }
      || plan.steps.contains { $0.arguments.values.contains { $0.references.contains(reference) } }
  }

  private func finding(for error: any Error) -> Diagnostic {
    guard let finding = error as? Diagnostic else {
      return Diagnostic(
        .executionFailed, "\(step.primitive) failed: \(error).", at: .node(step.node))
    }
    return placed(finding)
  }

  /// The finding at the flow's node that the step serves; a job knows better which of its nodes it is.
  private func placed(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.span = nil
    if let name = finding.place?.node, step.parts.contains(where: { $0.node == name }) {
      return finding
    }
    finding.place = .node(step.node)
    return finding
  }
}

/// The findings that a step told on its way, from whatever task.
private final class ToldFindings: Sendable {
  private let findings = Mutex<[Diagnostic]>([])

  func add(_ finding: Diagnostic) { findings.withLock { $0.append(finding) } }

  var all: [Diagnostic] { findings.withLock { $0 } }
}
