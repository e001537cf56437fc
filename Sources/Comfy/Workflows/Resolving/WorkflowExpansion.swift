import Flow

/// All graphs of a workflow at all places where they are used.
struct WorkflowExpansion {
  /// How many nodes a workflow may come to, far beyond what a server runs.
  static let most = 1_000_000

  private(set) var scopes = [WorkflowScope(graph: 0, prefix: "")]
  /// The nodes: those of the top in the order of the file, then those of each use, those of uses in it
  /// standing where the use stands.
  private(set) var nodes: [ScopedNode] = []
  private(set) var findings: [Diagnostic] = []

  init(_ graphs: [BoundGraph], most: Int = WorkflowExpansion.most) {
    guard let top = graphs.first else { return }
    nodes = top.nodes.indices.map { ScopedNode(scope: 0, node: $0) }
    // Each entry is a scope and the node to look at next in it.
    var stack: [(scope: Int, node: Int)] = [(0, 0)]
    var planned = top.nodes.count
    while let (scope, node) = stack.popLast() {
      let graph = graphs[scopes[scope].graph]
      guard node < graph.nodes.count else { continue }
      stack.append((scope, node + 1))
      if scope > 0 { nodes.append(ScopedNode(scope: scope, node: node)) }
      guard case .instance(let used) = graph.nodes[node].kind else { continue }
      // The editor leaves the inside of a nested use in place, whatever the use's mode.
      if scope == 0, graph.nodes[node].node.mode != .active { continue }
      guard planned + graphs[used].nodes.count <= most else {
        if findings.isEmpty {
          findings.append(
            Diagnostic(
              .notRealizable,
              "With its sub-graphs the workflow comes to more than \(most) nodes.",
              hint: "Sub-graphs that use one another several times multiply; use fewer."))
        }
        continue
      }
      let id = "\(scopes[scope].prefix)\(graph.nodes[node].node.id):"
      planned += graphs[used].nodes.count
      scopes[scope].children[node] = scopes.count
      stack.append((scopes.count, 0))
      scopes.append(
        WorkflowScope(graph: used, parent: .init(scope: scope, node: node), prefix: id))
    }
  }
}
