/// One graph at one place of use: the top, or a sub-graph within one of its uses.
struct WorkflowScope {
  /// The place of the graph.
  var graph: Int
  /// The use that it stands for.
  var parent: Use?
  /// What stands before the ids of its nodes, such as `57:`.
  var prefix: String
  /// The scopes of uses of sub-graphs in it, by the node's place.
  var children: [Int: Int] = [:]

  /// A use of a sub-graph.
  struct Use {
    var scope: Int
    var node: Int
  }
}

/// A node of a workflow at one place of use.
struct ScopedNode: Hashable {
  var scope: Int
  var node: Int
}
