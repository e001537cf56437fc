/// Which nodes have a name, and which draw on a node of a name.
struct NodeIndex {
  private var byName: [String: [Int]] = [:]
  private var furtherNames: [String: Int] = [:]
  /// Every node that draws on a name, or did so once.
  private var drawing: [String: [Int]] = [:]
  private var removed: Set<Int> = []

  /// The index of the nodes with those ids.
  init(_ nodes: [Node], _ ids: [Int]) {
    byName.reserveCapacity(ids.count)
    drawing.reserveCapacity(ids.count)
    for id in ids { add(nodes[id], id) }
  }

  /// The nodes of that name.
  func ids(named name: String) -> [Int] { byName[name] ?? [] }

  /// How often the name is given to a node or a further output.
  func uses(ofName name: String) -> Int {
    (byName[name]?.count ?? 0) + (furtherNames[name] ?? 0)
  }

  /// The nodes that draw on a name, or did so once; some may stand there several times.
  func users(of name: String) -> [Int] { drawing[name] ?? [] }

  /// Whether the node has not been taken out.
  func isAlive(_ id: Int) -> Bool { !removed.contains(id) }

  /// Takes a node in.
  mutating func add(_ node: Node, _ id: Int) {
    addNames(node.names, id)
    for argument in node.arguments { addUses(argument.source, id) }
  }

  /// Takes a node out.
  mutating func remove(_ node: Node, _ id: Int) {
    removed.insert(id)
    removeNames(node.names, id)
  }

  /// Takes in the names of a node and of its further outputs.
  mutating func addNames(_ names: [String], _ id: Int) {
    for (place, name) in names.enumerated() {
      if place == 0 {
        byName[name, default: []].append(id)
      } else {
        furtherNames[name, default: 0] += 1
      }
    }
  }

  /// Takes out the names of a node and of its further outputs.
  mutating func removeNames(_ names: [String], _ id: Int) {
    for (place, name) in names.enumerated() {
      if place == 0 {
        byName[name]?.removeAll { $0 == id }
      } else {
        furtherNames[name, default: 1] -= 1
      }
    }
  }

  /// Takes in that a node draws on a source.
  mutating func addUses(_ source: Source, _ id: Int) {
    source.forEachReference { reference in
      if drawing[reference.node]?.last != id { drawing[reference.node, default: []].append(id) }
    }
  }
}
