import Flow

extension Flow {
  /// The flow's own parameters that nodes or results draw on.
  var usedParameters: Set<String> {
    Set(
      nodes.flatMap { $0.arguments.flatMap(\.source.parameterNames) }
        + returns.flatMap(\.source.parameterNames))
  }

  /// The nodes that draw on a node, directly or through others.
  func nodesDrawing(on name: String) -> Set<String> {
    let users = Dictionary(grouping: links, by: \.source.node)
    var pending = [name]
    var seen: Set<String> = []
    while let next = pending.popLast() {
      for link in users[next] ?? [] where seen.insert(link.node).inserted {
        pending.append(link.node)
      }
    }
    return seen
  }
}

extension Source {
  /// The flow's own parameters that this source draws on.
  var parameterNames: [String] {
    switch self {
    case .value, .output: []
    case .parameter(let name): [name]
    case .list(let sources): sources.flatMap(\.parameterNames)
    }
  }
}
