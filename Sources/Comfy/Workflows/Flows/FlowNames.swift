/// The names that sub-graphs, their inputs and their outputs have as flows.
struct FlowNames {
  /// The names of the flows, by the place of the graph; that of the top is empty.
  private(set) var flows: [String] = []
  /// The names of their parameters.
  private(set) var parameters: [[String]] = []
  /// The names of their outputs.
  private(set) var outputs: [[String]] = []

  init(_ binding: WorkflowBinding) {
    flows =
      [""] + FlowNames.unique(binding.subgraphs.map { $0.name.isEmpty ? "subgraph" : $0.name })
    for graph in binding.graphs {
      parameters.append(
        FlowNames.unique(graph.inputs.map { FlowNames.name($0.name, or: $0.type, "input") }))
      outputs.append(
        FlowNames.unique(graph.outputs.map { FlowNames.name($0.name, or: $0.type, "output") }))
    }
  }

  private static func name(_ name: String, or type: String, _ last: String) -> String {
    if !name.isEmpty { return name }
    return type.isEmpty || type == "*" ? last : type.lowercased()
  }

  /// The names, each second one with a number behind it.
  private static func unique(_ wanted: [String]) -> [String] {
    var taken = Set(wanted)
    var seen: [String: Int] = [:]
    return wanted.map { name in
      guard var number = seen[name] else {
        seen[name] = 1
        return name
      }
      var unique = name
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(name)_\(number)"
      }
      seen[name] = number
      return unique
    }
  }
}
