import Flow

/// Gives nodes that fixes put in names that are free.
struct FixNames {
  private var taken: Set<String>
  private var numbers: [String: Int] = [:]

  init(_ flow: Flow) {
    taken = Set(flow.nodes.lazy.flatMap(\.names)).union(flow.parameters.map(\.name))
  }

  /// The edits of one fix with the nodes that it adds renamed where their names are taken.
  mutating func renamed(_ edits: [FlowEdit]) -> [FlowEdit] {
    var names: [String: String] = [:]
    func source(_ source: Source) -> Source {
      source.mapReferences { .output(OutputReference(names[$0.node] ?? $0.node, $0.port)) }
    }
    return edits.map { edit in
      switch edit {
      case .addNode(var node, let place):
        let name = free(node.name)
        for index in node.arguments.indices {
          node.arguments[index].source = source(node.arguments[index].source)
        }
        if name != node.name { names[node.name] = name }
        node.name = name
        return .addNode(node, at: place)
      case .setArgument(let node, let port, let given):
        return .setArgument(node: node, port: port, given.map(source))
      case .setReturns(var returns):
        for index in returns.indices { returns[index].source = source(returns[index].source) }
        return .setReturns(returns)
      default: return edit
      }
    }
  }

  private mutating func free(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = numbers[name] ?? 2
    while !taken.insert("\(name)_\(number)").inserted { number += 1 }
    numbers[name] = number + 1
    return "\(name)_\(number)"
  }
}

extension Node {
  fileprivate var names: [String] { [name] + furtherNames }
}
