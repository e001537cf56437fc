/// A number for each node without a partner that tells what it does and what is around it: nodes of
/// one number look the same from `rounds` links away.
///
/// Names play no part. Nodes with a partner have a number of their own, which both flows share.
struct NodeColours {
  /// What colours tell apart.
  struct View {
    /// Which contents of a node count.
    enum Contents {
      /// The function alone.
      case name
      /// The function and which ports are filled.
      case function
      /// The literals too.
      case values
      /// Attributes and comments too.
      case all
    }

    /// Which contents count.
    var contents: Contents
    /// How many links away the surroundings count.
    var rounds: Int
    /// Whether what draws on a node counts.
    var looksDown = false
  }

  /// The colours by place.
  private(set) var values: [Int]

  /// The colours of one of two flows.
  init(_ side: NodeMatching.Side, _ view: View) {
    values = side.nodes.indices.map { place in
      side.identity(place).map { NodeColours.hash(1, $0) }
        ?? NodeColours.own(side.nodes[place], view.contents)
    }
    let own = values
    let unmatched = side.unmatched
    for _ in 0..<view.rounds {
      let last = values
      for place in unmatched {
        var hasher = Hasher()
        hasher.combine(own[place])
        hasher.combine(NodeColours.sum(side.graph.sources[place], last))
        if view.looksDown {
          hasher.combine(NodeColours.sum(side.graph.users[place], last))
          hasher.combine(side.graph.results[place])
        }
        values[place] = hasher.finalize()
      }
    }
  }

  /// The colours at the other ends of links, in whatever order these are.
  private static func sum(_ edges: [NodeGraph.Edge], _ colours: [Int]) -> Int {
    edges.reduce(0) { $0 &+ hash(colours[$1.node], $1.end) }
  }

  private static func own(_ node: Node, _ contents: View.Contents) -> Int {
    var hasher = Hasher()
    hasher.combine(node.function)
    if contents == .name { return hasher.finalize() }
    // A sum, for the order of arguments means nothing.
    var sum = 0
    for argument in node.arguments {
      var hasher = Hasher()
      hasher.combine(argument.port)
      if contents != .function { shape(argument.source, &hasher) }
      sum &+= hasher.finalize()
    }
    hasher.combine(sum)
    if contents == .all {
      hasher.combine(node.attributes)
      hasher.combine(node.comments)
      hasher.combine(node.furtherNames.count)
    }
    return hasher.finalize()
  }

  /// Takes in a source without the names of the nodes that it draws on.
  private static func shape(_ source: Source, _ hasher: inout Hasher) {
    switch source {
    case .value(let value): shape(value, &hasher)
    case .parameter(let name): hasher.combine(name)
    case .output: hasher.combine(2)
    case .list(let sources):
      hasher.combine(sources.count)
      for source in sources { shape(source, &hasher) }
    }
  }

  /// Takes in a value, numbers by how large they are.
  private static func shape(_ value: Value, _ hasher: inout Hasher) {
    switch value {
    case .number(let number): hasher.combine(number.double)
    case .quantity(let quantity):
      hasher.combine(Float(quantity.number.double * quantity.unit.factor))
    case .list(let values): for value in values { shape(value, &hasher) }
    case .text, .boolean, .none, .record: hasher.combine(value)
    }
  }

  /// A number for two things.
  static func hash(_ a: some Hashable, _ b: some Hashable) -> Int {
    var hasher = Hasher()
    hasher.combine(a)
    hasher.combine(b)
    return hasher.finalize()
  }
}
