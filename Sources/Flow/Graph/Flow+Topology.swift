extension Flow {
  /// Every link between nodes, in the order of the nodes that take them.
  public var links: [Link] {
    nodes.flatMap { node in
      node.arguments.flatMap { argument in
        argument.source.references.map { Link(from: $0, to: node.name, argument.port) }
      }
    }
  }

  /// The nodes in an order in which each comes after all it draws on, as close to the written order
  /// as that allows.
  ///
  /// - Returns: nil when links form a cycle.
  public func topologicalOrder() -> [Node]? {
    let index = Dictionary(
      nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var waiting = [Int](repeating: 0, count: nodes.count)
    var dependents = [[Int]](repeating: [], count: nodes.count)
    for (position, node) in nodes.enumerated() {
      for source in sources(of: node, index) {
        waiting[position] += 1
        dependents[source].append(position)
      }
    }
    var ready = Heap(nodes.indices.filter { waiting[$0] == 0 })
    var order: [Node] = []
    while let next = ready.removeSmallest() {
      order.append(nodes[next])
      for dependent in dependents[next] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.insert(dependent) }
      }
    }
    return order.count == nodes.count ? order : nil
  }

  /// One cycle of node names in link direction, the first name not repeated, or nil if there is none.
  public func firstCycle() -> [String]? {
    let index = Dictionary(
      nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var colour = [UInt8](repeating: 0, count: nodes.count)
    for start in nodes.indices where colour[start] == 0 {
      var path = [(node: start, sources: sources(of: nodes[start], index))]
      colour[start] = 1
      while var top = path.popLast() {
        guard let next = top.sources.popLast() else {
          colour[top.node] = 2
          continue
        }
        path.append(top)
        if colour[next] == 1, let begin = path.firstIndex(where: { $0.node == next }) {
          return path[begin...].reversed().map { nodes[$0.node].name }
        }
        if colour[next] == 0 {
          colour[next] = 1
          path.append((next, sources(of: nodes[next], index)))
        }
      }
    }
    return nil
  }

  /// The names of the nodes that results, or nodes that are a purpose in themselves, draw on.
  ///
  /// - Parameter roots: Nodes that count as wanted beside what the flow returns.
  public func nodesInUse(roots: [String] = []) -> Set<String> {
    let byName = Dictionary(nodes.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    var pending = roots + returns.flatMap { $0.source.references.map(\.node) }
    var seen: Set<String> = []
    while let name = pending.popLast() {
      guard seen.insert(name).inserted, let node = byName[name] else { continue }
      pending += node.arguments.flatMap { $0.source.references.map(\.node) }
    }
    return seen
  }

  private func sources(of node: Node, _ index: [String: Int]) -> [Int] {
    node.arguments.flatMap { $0.source.references.compactMap { index[$0.node] } }
  }
}

/// A smallest-first queue of positions.
private struct Heap {
  private var items: [Int]

  init(_ items: [Int]) {
    self.items = items.sorted()
  }

  mutating func insert(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeSmallest() -> Int? {
    guard let smallest = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return smallest }
    items[0] = last
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < items.count else { break }
      let right = left + 1
      let child = right < items.count && items[right] < items[left] ? right : left
      guard items[child] < items[parent] else { break }
      items.swapAt(child, parent)
      parent = child
    }
    return smallest
  }
}
