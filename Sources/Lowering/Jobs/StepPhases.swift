import Flow
import Targets

/// When each step can run, counted in changes from a target with jobs to another target.
///
/// Steps of one target in one phase can be one job: none of them waits for something outside that
/// waits for another of them.
struct StepPhases {
  /// The phase of each step by its id.
  private(set) var phases: [String: Int] = [:]
  private let targets: [String: any Target]

  init(_ plan: ExecutionPlan, _ targets: [String: any Target]) {
    self.targets = targets
    var targetOf: [String: String] = [:]
    for step in plan.steps {
      var phase = 0
      for dependency in step.dependencies {
        let before = phases[dependency] ?? 0
        let isOutOfJob =
          targetOf[dependency].map { targets[$0] != nil && $0 != step.target } ?? false
        phase = max(phase, isOutOfJob ? before + 1 : before)
      }
      phases[step.id] = phase
      targetOf[step.id] = step.target
    }
  }

  /// The plan in which every job makes for itself what cannot leave an earlier job of its target.
  mutating func repeatingWhatCannotLeave(_ plan: ExecutionPlan) -> ExecutionPlan {
    let byID = Dictionary(plan.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var result = plan
    result.steps = []
    var made: Set<String> = []
    for step in plan.steps {
      guard let target = targets[step.target] else {
        result.steps.append(step)
        continue
      }
      let phase = phases[step.id] ?? 0
      var copies: [ExecutionPlan.Step] = []
      var own = step
      own.arguments = moved(step, to: phase, target, byID, &copies, &made)
      result.steps += copies
      result.steps.append(own)
    }
    return result
  }

  /// A step's arguments as they are in a job of `phase`, after the copies that these draw on.
  private mutating func moved(
    _ step: ExecutionPlan.Step, to phase: Int, _ target: any Target,
    _ byID: [String: ExecutionPlan.Step], _ copies: inout [ExecutionPlan.Step],
    _ made: inout Set<String>
  ) -> [String: PlanArgument] {
    // Copies are made with a list of what is still to do: chains may be as long as the flow.
    var renamed: [String: String] = [:]
    var pending = stuck(step, before: phase, target, byID)
    var order: [String] = []
    var seen: Set<String> = []
    while let id = pending.popLast() {
      guard seen.insert(id).inserted, let source = byID[id] else { continue }
      let name = source.copyID(inPhase: phase)
      renamed[id] = name
      // What a copy draws on was copied with it.
      guard !made.contains(name) else { continue }
      order.append(id)
      pending += stuck(source, before: phase, target, byID)
    }
    func place(_ reference: StepReference) -> StepReference {
      renamed[reference.step].map { StepReference($0, reference.port) } ?? reference
    }
    for id in byPlace(order, byID) {
      guard var copy = byID[id], let name = renamed[id], made.insert(name).inserted else {
        continue
      }
      copy.id = name
      copy.isOutput = false
      copy.arguments = copy.arguments.mapValues { $0.mapReferences(place) }
      phases[name] = phase
      copies.append(copy)
    }
    return step.arguments.mapValues { $0.mapReferences(place) }
  }

  /// The steps of earlier jobs of the same target whose outputs this one takes and which cannot leave it.
  private func stuck(
    _ step: ExecutionPlan.Step, before phase: Int, _ target: any Target,
    _ byID: [String: ExecutionPlan.Step]
  ) -> [String] {
    step.arguments.values.flatMap(\.references).compactMap { reference in
      guard let source = byID[reference.step], source.target == step.target,
        (phases[source.id] ?? 0) < phase,
        let port = source.outputs.first(where: { $0.name == reference.port }),
        !target.canLeave(port.type)
      else { return nil }
      return source.id
    }
  }

  /// Ids in an order in which each comes after all it draws on: that of their phases' making.
  private func byPlace(_ ids: [String], _ byID: [String: ExecutionPlan.Step]) -> [String] {
    var waiting = Set(ids)
    var result: [String] = []
    var pending = ids.reversed() as [String]
    while let id = pending.popLast() {
      guard waiting.contains(id) else { continue }
      let before = (byID[id]?.dependencies ?? []).filter { waiting.contains($0) && $0 != id }
      if before.isEmpty {
        waiting.remove(id)
        result.append(id)
      } else {
        pending.append(id)
        pending += before
      }
    }
    return result
  }
}
