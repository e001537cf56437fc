import Flow
import Foundation
import Targets

/// Runs plans: each step when its sources are there, independent steps at the same time.
public struct Runner: Sendable {
  private let providers: [String: any Provider]
  private let limits: RunLimits

  /// A runner over those targets.
  public init(targets: [any Target], limits: RunLimits = RunLimits()) {
    providers = Dictionary(
      targets.map { ($0.name, $0.provider) }, uniquingKeysWith: { first, _ in first })
    self.limits = limits
  }

  /// Runs a plan to its end.
  ///
  /// A step that fails takes with it only what draws on it. Cancelling the task interrupts the run:
  /// running steps are stopped, nothing further starts.
  ///
  /// - Parameters:
  ///   - plan: The steps, each after all it draws on.
  ///   - folder: The run's own folder; each step gets a folder of its own in it.
  ///   - seed: What all randomness of the run is drawn from.
  ///   - source: What the run is of, for targets that put it into what they make.
  ///   - events: Told of what happens; progress comes from several tasks at once.
  public func run(
    _ plan: ExecutionPlan, folder: URL, seed: UInt64, source: RunSource = RunSource(),
    events: @escaping @Sendable (RunEvent) -> Void
  ) async -> RunOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    var outcome = RunOutcome()
    var schedule = Schedule(plan.steps)
    var failures: [String: Diagnostic] = [:]
    var told: [String: [Diagnostic]] = [:]
    await withTaskGroup(of: StepEnd.self) { group in
      var running = 0
      while true {
        while running < limits.steps, !Task.isCancelled, let step = schedule.start() {
          events(.started(step: step.id))
          let work = StepWork(
            step: step, plan: plan, provider: providers[step.target],
            folder: stepFolder(of: step, in: plan, under: folder),
            seed: step.parts.isEmpty ? StepSeed.of(step.id, run: seed) : seed,
            artifacts: outcome.artifacts, source: source, events: events)
          group.addTask { await work.run() }
          running += 1
        }
        guard let end = await group.next() else { break }
        running -= 1
        told[end.step] = end.findings
        switch end.result {
        case .success(let artifacts):
          for (port, artifact) in artifacts {
            outcome.artifacts[StepReference(end.step, port)] = artifact
          }
          outcome.executed += 1
          outcome.stepSeconds[end.step] = end.seconds
          schedule.finish(end.step)
          events(.finished(step: end.step, seconds: end.seconds))
        case .failure(let finding):
          let lost = schedule.fail(end.step)
          guard let finding else { continue }
          failures[end.step] = finding
          events(.failed(step: end.step, finding))
          for step in lost { events(.skipped(step: step)) }
          outcome.skipped += lost
        }
      }
    }
    outcome.findings = plan.steps.flatMap { step in
      (told[step.id] ?? []) + (failures[step.id].map { [$0] } ?? [])
    }
    outcome.seconds = (clock.now - start).inSeconds
    if Task.isCancelled {
      outcome.status = .interrupted
      outcome.findings.append(
        Diagnostic(
          .interrupted,
          "The run was interrupted; \(outcome.executed) of \(plan.steps.count) steps were done."))
    } else if let stuck = schedule.remaining.first {
      outcome.status = .failed
      outcome.findings.append(
        Diagnostic(
          .executionFailed, "\(stuck.node) draws on a step that is not in the plan.",
          at: .node(stuck.node)))
    } else if !failures.isEmpty {
      outcome.status = .failed
    }
    return outcome
  }

  /// The folder of a step: its place in the plan makes it unique, its id makes it readable.
  private func stepFolder(
    of step: ExecutionPlan.Step, in plan: ExecutionPlan, under folder: URL
  ) -> URL {
    let place = (plan.steps.firstIndex { $0.id == step.id } ?? plan.steps.count) + 1
    let digits = String(place)
    let number = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    let name = step.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(60)
    return folder.appendingPathComponent("\(number)-\(String(name))", isDirectory: true)
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
