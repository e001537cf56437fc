/// The links of a flow by the places of its nodes.
struct NodeGraph {
  /// One end of a link, as seen from the node at the other.
  struct Edge: Hashable {
    /// The place of the node at this end.
    var node: Int
    /// The ports at both ends, and which of several links into one port it is.
    var end: End
  }

  /// The ports that a link connects.
  struct End: Hashable {
    var output: PortName?
    var port: PortName
    var index: Int
  }

  /// What each node of interest draws on.
  private(set) var sources: [[Edge]] = []
  /// What draws on each node of interest.
  private(set) var users: [[Edge]] = []
  /// The results that draw on each node, counted from 0.
  private(set) var results: [Int: [Int]] = [:]

  /// No links.
  init() {}

  /// The links of those nodes that begin or end at one of interest.
  init(
    _ nodes: [Node], _ returns: [Flow.Return], _ places: [String: Int],
    around isOfInterest: [Bool]
  ) {
    sources = Array(repeating: [], count: nodes.count)
    users = sources
    for (place, node) in nodes.enumerated() {
      for argument in node.arguments {
        var index = 0
        argument.source.forEachReference { reference in
          let end = End(output: reference.port, port: argument.port, index: index)
          index += 1
          guard let source = places[reference.node] else { return }
          if isOfInterest[place] { sources[place].append(Edge(node: source, end: end)) }
          if isOfInterest[source] { users[source].append(Edge(node: place, end: end)) }
        }
      }
    }
    for (index, result) in returns.enumerated() {
      result.source.forEachReference { reference in
        if let source = places[reference.node] { results[source, default: []].append(index) }
      }
    }
  }

  /// The place of the first node of each name.
  static func places(_ nodes: [Node]) -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(nodes.count)
    for (place, node) in nodes.enumerated() where places[node.name] == nil {
      places[node.name] = place
    }
    return places
  }
}
