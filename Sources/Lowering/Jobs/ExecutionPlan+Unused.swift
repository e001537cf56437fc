import Flow
import Targets

extension ExecutionPlan {
  /// This plan without steps that no result and no purpose draws on.
  var withoutUnusedSteps: ExecutionPlan {
    let byID = Dictionary(
      steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var pending = steps.filter(\.isOutput).map(\.id) + outputs.map(\.source.step)
    var used: Set<String> = []
    while let id = pending.popLast() {
      guard used.insert(id).inserted, let step = byID[id] else { continue }
      pending += step.dependencies
    }
    guard used.count < steps.count else { return self }
    var plan = self
    plan.steps.removeAll { !used.contains($0.id) }
    return plan
  }
}

extension PlanArgument {
  /// This argument with every reference to a step replaced.
  func mapReferences(_ transform: (StepReference) -> StepReference) -> PlanArgument {
    switch self {
    case .value: self
    case .step(let reference): .step(transform(reference))
    case .list(let items): .list(items.map { $0.mapReferences(transform) })
    }
  }
}

extension PortType {
  /// The modality that a port of this type carries, a target's own type that stands for one included.
  var carriedModality: Modality? {
    if case .named(let name) = element { return Modality(named: name) }
    return modality
  }
}
