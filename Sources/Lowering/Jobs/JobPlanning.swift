import Flow
import Targets

/// Makes jobs of the steps of targets that run connected steps together.
///
/// Equal steps are done once, steps that are connected become parts of one job, and what must not leave
/// a target is made again in each job that needs it.
struct JobPlanning {
  private let targets: [String: any Target]

  init(targets: [any Target]) {
    self.targets = Dictionary(
      targets.filter(\.runsJobs).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The plan with its jobs, without what nothing needs.
  func planned(_ plan: ExecutionPlan) -> ExecutionPlan {
    let plan = plan.withoutUnusedSteps
    guard plan.steps.contains(where: { targets[$0.target] != nil }) else { return plan }
    let merged = merging(plan)
    var phases = StepPhases(merged, targets)
    let whole = phases.repeatingWhatCannotLeave(merged).withoutUnusedSteps
    return JobGrouping(whole, phases.phases, targets).grouped
  }

  /// The plan with each of several equal steps done once, and everything drawing on that one.
  private func merging(_ plan: ExecutionPlan) -> ExecutionPlan {
    var same: [StepKey: String] = [:]
    var merged: [String: String] = [:]
    func kept(_ reference: StepReference) -> StepReference {
      merged[reference.step].map { StepReference($0, reference.port) } ?? reference
    }
    var steps: [ExecutionPlan.Step] = []
    steps.reserveCapacity(plan.steps.count)
    for var step in plan.steps {
      step.arguments = step.arguments.mapValues { $0.mapReferences(kept) }
      if let target = targets[step.target], !step.isOutput,
        target.isRepeatable(step.primitive, given: Set(step.arguments.keys))
      {
        let key = StepKey(
          target: step.target, primitive: step.primitive, arguments: step.arguments)
        if let first = same[key] {
          merged[step.id] = first
          continue
        }
        same[key] = step.id
      }
      steps.append(step)
    }
    var result = plan
    result.steps = steps
    for index in result.outputs.indices {
      result.outputs[index].source = kept(result.outputs[index].source)
    }
    return result
  }
}

/// What makes two steps the same work.
private struct StepKey: Hashable {
  let target: String
  let primitive: String
  let arguments: [String: PlanArgument]
}
