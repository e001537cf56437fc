import Flow
import Targets

/// Puts connected steps of one target and phase together into jobs.
struct JobGrouping {
  private let plan: ExecutionPlan
  private let phases: [String: Int]
  private let targets: [String: any Target]

  init(_ plan: ExecutionPlan, _ phases: [String: Int], _ targets: [String: any Target]) {
    self.plan = plan
    self.phases = phases
    self.targets = targets
  }

  /// The plan with jobs in place of their parts, in an order that respects all links.
  var grouped: ExecutionPlan {
    let groups = groups
    var jobOf: [String: String] = [:]
    var names = JobNames(taken: Set(plan.steps.map(\.id)))
    var jobs: [ExecutionPlan.Step] = []
    var members: [[ExecutionPlan.Step]] = []
    for parts in groups {
      let id = names.name(for: parts)
      for part in parts { jobOf[part.id] = id }
      members.append(parts)
      jobs.append(
        ExecutionPlan.Step(
          id: id, node: (parts.last { $0.isOutput } ?? parts.last)?.node ?? id,
          target: parts.first?.target ?? "", primitive: "prompt", arguments: [:], outputs: []))
    }
    func outside(_ reference: StepReference) -> StepReference {
      jobOf[reference.step].map {
        StepReference($0, ExecutionPlan.Step.name(of: reference))
      } ?? reference
    }
    var drawnOn: [String: [StepReference]] = [:]
    for index in jobs.indices {
      jobs[index].parts = members[index]
      for reference in members[index].flatMap({ $0.arguments.values.flatMap(\.references) })
      where jobOf[reference.step] != jobs[index].id {
        jobs[index].arguments[ExecutionPlan.Step.name(of: reference)] = .step(outside(reference))
        if let job = jobOf[reference.step] { drawnOn[job, default: []].append(reference) }
      }
    }
    var result = plan
    var others = plan.steps.filter { jobOf[$0.id] == nil }
    for index in others.indices {
      for reference in others[index].arguments.values.flatMap(\.references) {
        if let job = jobOf[reference.step] { drawnOn[job, default: []].append(reference) }
      }
      others[index].arguments = others[index].arguments.mapValues { $0.mapReferences(outside) }
    }
    for index in result.outputs.indices {
      let source = result.outputs[index].source
      if let job = jobOf[source.step] { drawnOn[job, default: []].append(source) }
      result.outputs[index].source = outside(source)
    }
    for index in jobs.indices {
      let job = JobOutputs(jobs[index], drawnOn: drawnOn[jobs[index].id] ?? [])
      jobs[index].outputs = job.ports
      result.outputs += job.results
    }
    result.steps = ordered(others, jobs)
    return result
  }

  /// Steps that are no parts and jobs, by phase: what a job needs from outside runs before it.
  private func ordered(
    _ others: [ExecutionPlan.Step], _ jobs: [ExecutionPlan.Step]
  ) -> [ExecutionPlan.Step] {
    var byPhase: [Int: (others: [ExecutionPlan.Step], jobs: [ExecutionPlan.Step])] = [:]
    for step in others { byPhase[phases[step.id] ?? 0, default: ([], [])].others.append(step) }
    for job in jobs {
      let phase = job.parts.first.flatMap { phases[$0.id] } ?? 0
      byPhase[phase, default: ([], [])].jobs.append(job)
    }
    return byPhase.sorted { $0.key < $1.key }.flatMap { $0.value.others + $0.value.jobs }
  }

  /// The connected steps of jobs, each group and the groups in the plan's order.
  private var groups: [[ExecutionPlan.Step]] {
    let parts = plan.steps.filter { targets[$0.target] != nil }
    let place = Dictionary(
      parts.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
    var parent = Array(parts.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    for (index, part) in parts.enumerated() {
      for dependency in part.dependencies {
        guard let other = place[dependency], parts[other].target == part.target,
          phases[dependency] == phases[part.id]
        else { continue }
        let (a, b) = (root(index), root(other))
        parent[max(a, b)] = min(a, b)
      }
    }
    var groups: [Int: [ExecutionPlan.Step]] = [:]
    var order: [Int] = []
    for (index, part) in parts.enumerated() {
      let own = root(index)
      if groups[own] == nil { order.append(own) }
      groups[own, default: []].append(part)
    }
    return order.compactMap { groups[$0] }
  }
}
