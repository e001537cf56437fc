/// Paths that share their beginnings.
struct JSONPathTree {
  private(set) var children: [[JSONStep: Int]] = [[:]]

  /// Adds a path and gives the number of its end; the root is 0.
  mutating func add(_ path: [JSONStep]) -> Int {
    var node = 0
    for step in path {
      if let next = children[node][step] {
        node = next
      } else {
        children[node][step] = children.count
        node = children.count
        children.append([:])
      }
    }
    return node
  }
}
