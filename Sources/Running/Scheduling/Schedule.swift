import Targets

/// Which steps of a plan can start: those whose sources are all there.
///
/// A plain value without any clock or task, so that the order can be tested by itself.
struct Schedule {
  private let steps: [ExecutionPlan.Step]
  private let dependents: [String: [Int]]
  private var waiting: [Int]
  private var states: [State]

  private enum State { case pending, running, done, failed, skipped }

  /// The schedule of those steps; a step that draws on one that is not there never becomes ready.
  init(_ steps: [ExecutionPlan.Step]) {
    self.steps = steps
    var dependents: [String: [Int]] = [:]
    for (index, step) in steps.enumerated() {
      for dependency in step.dependencies { dependents[dependency, default: []].append(index) }
    }
    self.dependents = dependents
    waiting = steps.map(\.dependencies.count)
    states = Array(repeating: .pending, count: steps.count)
  }

  /// The first step in the plan's order that can start, marked as running; nil if none can.
  mutating func start() -> ExecutionPlan.Step? {
    guard
      let index = steps.indices.first(where: { states[$0] == .pending && waiting[$0] == 0 })
    else { return nil }
    states[index] = .running
    return steps[index]
  }

  /// Marks a step as done, which may make others ready.
  mutating func finish(_ id: String) {
    mark(id, .done)
    for dependent in dependents[id] ?? [] { waiting[dependent] -= 1 }
  }

  /// Marks a step as failed.
  ///
  /// - Returns: The steps that can never run because of it, in the plan's order.
  mutating func fail(_ id: String) -> [String] {
    mark(id, .failed)
    var lost: Set<Int> = []
    var pending = dependents[id] ?? []
    while let next = pending.popLast() {
      guard states[next] == .pending, lost.insert(next).inserted else { continue }
      pending += dependents[steps[next].id] ?? []
    }
    for index in lost { states[index] = .skipped }
    return lost.sorted().map { steps[$0].id }
  }

  /// The steps that have neither run nor been given up, in the plan's order.
  var remaining: [ExecutionPlan.Step] {
    steps.indices.filter { states[$0] == .pending }.map { steps[$0] }
  }

  private mutating func mark(_ id: String, _ state: State) {
    if let index = steps.firstIndex(where: { $0.id == id }) { states[index] = state }
  }
}
