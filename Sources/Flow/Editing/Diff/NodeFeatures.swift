/// What two nodes of one function may have in common: an argument, or something that draws on them.
struct NodeFeatures {
  let side: NodeMatching.Side

  /// The features of a node, each once.
  func of(_ place: Int) -> Set<Int> {
    let node = side.nodes[place]
    var result: Set<Int> = []
    for argument in node.arguments {
      if case .value(let value) = argument.source {
        result.insert(NodeColours.hash(node.function, [argument.port: value]))
      }
    }
    for edge in side.graph.sources[place] {
      guard let identity = side.identity(edge.node) else { continue }
      result.insert(NodeColours.hash(NodeColours.hash(node.function, identity), edge.end))
    }
    for edge in side.graph.users[place] {
      guard let identity = side.identity(edge.node) else { continue }
      result.insert(NodeColours.hash(NodeColours.hash(identity, node.function), edge.end))
    }
    return result
  }
}
