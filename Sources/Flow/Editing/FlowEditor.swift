/// A flow under many changes: nodes are found by name and by what draws on them without a search
/// through all of them for each change.
struct FlowEditor {
  /// The flow without its nodes.
  var flow: Flow
  /// Every node by its id; ids stay valid while order and names change.
  var nodes: [Node]
  /// The ids in written order.
  private(set) var order: [Int]
  private var isOrdered = true
  private var hint = 0
  private var index: NodeIndex?
  private var lookups = 0

  /// How many searches through all nodes are cheaper than an index of them.
  private static let searches = 6

  /// An editor of that flow.
  init(_ flow: Flow) {
    var flow = flow
    self.init(taking: &flow)
  }

  /// An editor that takes the flow away, so that its nodes are not copied.
  init(taking flow: inout Flow) {
    self.flow = Flow()
    swap(&self.flow, &flow)
    nodes = self.flow.nodes
    self.flow.nodes = []
    order = Array(nodes.indices)
  }

  /// The flow as it has become.
  func finished() -> Flow {
    var result = flow
    result.nodes = written
    return result
  }

  /// The nodes in written order.
  var written: [Node] { isOrdered ? nodes : order.map { nodes[$0] } }

  // MARK: Finding

  /// The id of the node of that name.
  func find(_ name: String) -> Int? {
    guard let index else { return order.first { nodes[$0].name == name } }
    let ids = index.ids(named: name)
    guard ids.count > 1 else { return ids.first }
    return ids.min { (position(of: $0) ?? 0) < (position(of: $1) ?? 0) }
  }

  /// The id of the node of that name.
  ///
  /// - Throws: `noSuchNode` with near names.
  mutating func id(of name: String) throws(FlowEditError) -> Int {
    countLookup()
    if let id = find(name) { return id }
    throw .noSuchNode(name, near: NearNames.of(name, in: order.map { nodes[$0].name }))
  }

  /// How often the name is given to a node or a further output.
  mutating func uses(ofName name: String) -> Int {
    countLookup()
    if let index { return index.uses(ofName: name) }
    return order.reduce(0) { sum, id in
      let node = nodes[id]
      let further = node.furtherNames.isEmpty ? 0 : node.furtherNames.count { $0 == name }
      return sum + further + (node.name == name ? 1 : 0)
    }
  }

  /// The ids of the nodes that draw on an output of that node, each once.
  mutating func users(of name: String) -> [Int] {
    countLookup()
    guard let index else { return order.filter { nodes[$0].draws(on: name) } }
    var seen: Set<Int> = []
    return index.users(of: name).filter {
      nodes[$0].draws(on: name) && index.isAlive($0) && seen.insert($0).inserted
    }
  }

  /// Whether a result draws on an output of that node.
  func isReturned(_ name: String) -> Bool {
    flow.returns.contains { $0.source.draws(on: name) }
  }

  /// Where in the written order the node stands.
  ///
  /// It mostly is near the last change, or near where it was at the beginning.
  func position(of id: Int) -> Int? {
    order.withUnsafeBufferPointer { order in
      let starts = (min(hint, order.count), min(id, order.count))
      for distance in 0...max(order.count, 1) {
        if let place = order.place(of: id, distance, from: starts.0) { return place }
        if let place = order.place(of: id, distance, from: starts.1) { return place }
      }
      return nil
    }
  }

  private mutating func countLookup() {
    guard index == nil else { return }
    lookups += 1
    if lookups > FlowEditor.searches { index = NodeIndex(nodes, order) }
  }

  // MARK: Changing

  /// Puts a node in.
  mutating func insert(_ node: Node, at place: Int) {
    let id = nodes.count
    isOrdered = isOrdered && place == order.count
    nodes.append(node)
    order.insert(id, at: place)
    hint = place
    index?.add(node, id)
  }

  /// Takes a node out.
  mutating func remove(_ id: Int, at place: Int) {
    order.remove(at: place)
    hint = place
    index?.remove(nodes[id], id)
    isOrdered = false
  }

  /// Gives a node another place, counted without it.
  mutating func move(at place: Int, to new: Int) {
    order.insert(order.remove(at: place), at: new)
    hint = new
    if place != new { isOrdered = false }
  }

  /// Changes a node in place.
  ///
  /// - Parameter sources: What the node draws on after the change and perhaps not before it.
  mutating func change(
    _ id: Int, drawingOn sources: [Source] = [], _ body: (inout Node) -> Void
  ) {
    body(&nodes[id])
    for source in sources { index?.addUses(source, id) }
  }

  /// Gives a node and its further outputs other names; links stay as they are.
  mutating func name(_ id: Int, _ name: String, _ furtherNames: [String]) {
    index?.removeNames(nodes[id].names, id)
    nodes[id].name = name
    nodes[id].furtherNames = furtherNames
    index?.addNames(nodes[id].names, id)
  }

  /// Puts other nodes in the place of all.
  mutating func replaceAll(_ new: [Node]) {
    nodes = new
    order = Array(new.indices)
    isOrdered = true
    index = nil
    hint = 0
  }
}

extension UnsafeBufferPointer<Int> {
  /// The place at that distance from `start`, on either side, if the id is there.
  fileprivate func place(of id: Int, _ distance: Int, from start: Int) -> Int? {
    let (before, after) = (start - distance, start + distance)
    if before >= 0, before < count, self[before] == id { return before }
    return after < count && self[after] == id ? after : nil
  }
}
