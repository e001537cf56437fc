/// Finds out which nodes of two flows are the same: by name, then by what they do and what they are
/// connected with.
///
/// A wrong guess costs more edits than needed, never a wrong flow.
struct NodeMatching {
  /// One of the two flows.
  struct Side {
    let nodes: [Node]
    /// The place of the first node of each name.
    let places: [String: Int]
    /// The links around the nodes whose partner is not known by name.
    private(set) var graph = NodeGraph()
    /// The partner's place in the other flow.
    var partners: [Int?]
    private let isNew: Bool

    init(_ nodes: [Node], isNew: Bool) {
      self.nodes = nodes
      self.isNew = isNew
      places = NodeGraph.places(nodes)
      partners = Array(repeating: nil, count: nodes.count)
    }

    var unmatched: [Int] { partners.indices.filter { partners[$0] == nil } }

    /// Looks at the links.
    mutating func link(_ returns: [Flow.Return]) {
      graph = NodeGraph(nodes, returns, places, around: partners.map { $0 == nil })
    }

    /// The place in the first flow of a node with a partner, which both flows share.
    func identity(_ place: Int) -> Int? {
      partners[place].map { isNew ? $0 : place }
    }
  }

  private var old: Side
  private var new: Side

  /// The place in the first flow of each of the second flow's nodes that are in both.
  var partners: [Int?] { new.partners }

  /// How closely colours look, the strictest first.
  private static let views = [
    NodeColours.View(contents: .all, rounds: 4, looksDown: true),
    NodeColours.View(contents: .all, rounds: 1, looksDown: true),
    NodeColours.View(contents: .function, rounds: 2, looksDown: true),
    NodeColours.View(contents: .values, rounds: 1, looksDown: false),
    NodeColours.View(contents: .values, rounds: 0, looksDown: false),
    NodeColours.View(contents: .function, rounds: 1, looksDown: false),
  ]

  /// Matches the nodes of two flows.
  ///
  /// - Parameter byName: Whether nodes of one name are the same whatever they do.
  init(_ nodes: [Node], _ new: Flow, byName: Bool, _ returns: [Flow.Return]) {
    if byName, nodes.count == new.nodes.count,
      zip(nodes, new.nodes).allSatisfy({ $0.name == $1.name })
    {
      old = Side([], isNew: false)
      self.new = Side([], isNew: true)
      self.new.partners = Array(nodes.indices)
      return
    }
    old = Side(nodes, isNew: false)
    self.new = Side(new.nodes, isNew: true)
    if byName { matchNames() }
    if old.unmatched.isEmpty || self.new.unmatched.isEmpty { return }
    old.link(returns)
    self.new.link(new.returns)
    for view in NodeMatching.views {
      let (left, right) = (old.unmatched, self.new.unmatched)
      if left.isEmpty || right.isEmpty { return }
      match(left, right, view)
    }
    matchSimilar(byName: byName)
  }

  private mutating func matchNames() {
    for (place, node) in new.nodes.enumerated() {
      if let partner = old.places[node.name] { pair(partner, place) }
    }
  }

  @discardableResult
  private mutating func pair(_ left: Int, _ right: Int) -> Bool {
    guard old.partners[left] == nil, new.partners[right] == nil else { return false }
    old.partners[left] = right
    new.partners[right] = left
    return true
  }

  /// Pairs nodes of one colour: those that are alone in it, then those of one name, then in order.
  private mutating func match(_ left: [Int], _ right: [Int], _ view: NodeColours.View) {
    let colours = (NodeColours(old, view).values, NodeColours(new, view).values)
    var groups: [Int: (left: [Int], right: [Int])] = [:]
    for place in left { groups[colours.0[place], default: ([], [])].left.append(place) }
    for place in right { groups[colours.1[place], default: ([], [])].right.append(place) }
    for place in left {
      guard let group = groups[colours.0[place]], group.left.count == 1, group.right.count == 1
      else { continue }
      spread(place, group.right[0], colours)
    }
    for place in left where old.partners[place] == nil {
      guard let partner = new.places[old.nodes[place].name], new.partners[partner] == nil,
        colours.0[place] == colours.1[partner]
      else { continue }
      spread(place, partner, colours)
    }
    var next: [Int: Int] = [:]
    for place in left where old.partners[place] == nil {
      guard let group = groups[colours.0[place]]?.right else { continue }
      var turn = next[colours.0[place], default: 0]
      while turn < group.count, new.partners[group[turn]] != nil { turn += 1 }
      next[colours.0[place]] = turn
      if turn < group.count { spread(place, group[turn], colours) }
    }
  }

  /// Pairs two nodes, and with them the nodes around them that look the same and are connected in the
  /// same way, so that twins do not get each other's neighbours.
  private mutating func spread(_ left: Int, _ right: Int, _ colours: ([Int], [Int])) {
    var pending = [(left, right)]
    while let (left, right) = pending.popLast() {
      guard pair(left, right) else { continue }
      pending += neighbours(old.graph.sources[left], new.graph.sources[right], colours)
      pending += neighbours(old.graph.users[left], new.graph.users[right], colours)
    }
  }

  /// The nodes at the other ends of links that belong together beyond doubt.
  private func neighbours(
    _ left: [NodeGraph.Edge], _ right: [NodeGraph.Edge], _ colours: ([Int], [Int])
  ) -> [(Int, Int)] {
    struct Kind: Hashable {
      var end: NodeGraph.End
      var colour: Int
    }
    var theirs: [Kind: [Int]] = [:]
    for edge in right where new.partners[edge.node] == nil {
      theirs[Kind(end: edge.end, colour: colours.1[edge.node]), default: []].append(edge.node)
    }
    if theirs.isEmpty { return [] }
    var ours: [Kind: [Int]] = [:]
    for edge in left where old.partners[edge.node] == nil {
      ours[Kind(end: edge.end, colour: colours.0[edge.node]), default: []].append(edge.node)
    }
    // In written order, as dictionaries have none.
    return left.compactMap { edge in
      let kind = Kind(end: edge.end, colour: colours.0[edge.node])
      guard ours[kind] == [edge.node], let others = theirs[kind], others.count == 1 else {
        return nil
      }
      return (edge.node, others[0])
    }
  }

  /// Pairs nodes of one function that have much in common.
  ///
  /// - Parameter byName: Whether half of the arguments must agree; without names to go by, the function
  ///   is enough.
  private mutating func matchSimilar(byName: Bool) {
    let right = new.unmatched
    guard !right.isEmpty else { return }
    var candidates: [Int: [Int]] = [:]
    let features = (NodeFeatures(side: old), NodeFeatures(side: new))
    for place in right {
      for feature in features.1.of(place) where candidates[feature, default: []].count < 16 {
        candidates[feature, default: []].append(place)
      }
    }
    for place in old.unmatched {
      var votes: [Int: Int] = [:]
      for feature in features.0.of(place) {
        for candidate in candidates[feature] ?? [] where new.partners[candidate] == nil {
          votes[candidate, default: 0] += 1
        }
      }
      let best = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      guard let best else { continue }
      let most = max(old.nodes[place].arguments.count, new.nodes[best.key].arguments.count)
      if !byName || best.value * 2 >= most { pair(place, best.key) }
    }
    if !byName { match(old.unmatched, new.unmatched, NodeColours.View(contents: .name, rounds: 0)) }
  }
}
