/// Which nodes draw on which, by their places in the written order.
struct FlowGraph {
  private var sources: [Int] = []
  private var starts: [Int] = [0]

  init(nodes: Int) {
    starts.reserveCapacity(nodes + 1)
    sources.reserveCapacity(nodes * 2)
  }

  /// How many nodes there are.
  var count: Int { starts.count - 1 }

  /// Lets the node being described draw on another.
  mutating func add(_ source: Int) { sources.append(source) }

  /// Goes on to the next node.
  mutating func endNode() { starts.append(sources.count) }

  /// The nodes that a node draws on.
  func sources(of node: Int) -> ArraySlice<Int> { sources[starts[node]..<starts[node + 1]] }

  /// The same with every link turned around.
  var reversed: FlowGraph {
    var counts = [Int](repeating: 0, count: count + 1)
    for source in sources { counts[source + 1] += 1 }
    for node in 0..<count { counts[node + 1] += counts[node] }
    var result = FlowGraph(nodes: count)
    result.starts = counts
    result.sources = [Int](repeating: 0, count: sources.count)
    var next = counts
    for node in 0..<count {
      for source in sources(of: node) {
        result.sources[next[source]] = node
        next[source] += 1
      }
    }
    return result
  }

  /// The nodes that `roots` draw on, directly or through others, and the roots themselves.
  func reachable(from roots: some Sequence<Int>) -> [Bool] {
    var seen = [Bool](repeating: false, count: count)
    var pending: [Int] = []
    for root in roots where !seen[root] {
      seen[root] = true
      pending.append(root)
    }
    while let node = pending.popLast() {
      for source in sources(of: node) where !seen[source] {
        seen[source] = true
        pending.append(source)
      }
    }
    return seen
  }

  /// One circle through several nodes in link direction, the first not repeated, or nil.
  ///
  /// A node that draws on itself is no circle of several.
  var circle: [Int]? {
    var colour = [UInt8](repeating: 0, count: count)
    var path: [Int] = []
    var next: [Int] = []
    for start in 0..<count where colour[start] == 0 {
      path.append(start)
      next.append(starts[start])
      colour[start] = 1
      while let node = path.last, let place = next.last {
        guard place < starts[node + 1] else {
          colour[node] = 2
          path.removeLast()
          next.removeLast()
          continue
        }
        next[next.count - 1] += 1
        let source = sources[place]
        if source == node { continue }
        if colour[source] == 1, let begin = path.firstIndex(of: source) {
          return path[begin...].reversed()
        }
        if colour[source] == 0 {
          colour[source] = 1
          path.append(source)
          next.append(starts[source])
        }
      }
    }
    return nil
  }
}
