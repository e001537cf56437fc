import Flow
import Targets

/// The ids of jobs: the nodes that they serve.
struct JobNames {
  private var taken: Set<String>
  private var numbers: [String: Int] = [:]

  /// Names that differ from those taken.
  init(taken: Set<String>) {
    self.taken = taken
  }

  /// A name for a job of those parts, such as `scene+clip`.
  mutating func name(for parts: [ExecutionPlan.Step]) -> String {
    var nodes: [String] = []
    for part in parts where !nodes.contains(part.node) {
      nodes.append(part.node)
      if nodes.count > JobNames.mostNodes { break }
    }
    var name = nodes.prefix(JobNames.mostNodes).joined(separator: "+")
    if nodes.count > JobNames.mostNodes { name += "+..." }
    let wanted = name
    var number = numbers[wanted] ?? 1
    while taken.contains(name) {
      number += 1
      name = "\(wanted) (\(number))"
    }
    numbers[wanted] = number
    taken.insert(name)
    return name
  }

  private static let mostNodes = 3
}
