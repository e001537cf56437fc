/// Finds the group that each node stands in.
struct NodeGroups {
  /// The groups, the smallest first.
  private let groups: [WorkflowGroup]

  init(_ groups: [WorkflowGroup]) {
    self.groups = groups.sorted { $0.size.x * $0.size.y < $1.size.x * $1.size.y }
  }

  /// The heading of the smallest group that a node's upper left corner lies in.
  func title(of node: WorkflowNode) -> String? {
    guard let position = node.position else { return nil }
    return groups.first { $0.contains(position) }?.title
  }
}
