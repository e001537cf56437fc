/// Nodes and links as the editor saves them, at the top or in a sub-graph.
public struct WorkflowGraph: Hashable, Sendable {
  /// The nodes in the order of the file; their ids are unique.
  public var nodes: [WorkflowNode]
  /// The links by their ids.
  public var links: [String: WorkflowLink]
  /// The boxes drawn around nodes.
  public var groups: [WorkflowGroup]
  /// The largest number that the editor has given to a node.
  public var lastNode: Int
  /// The id that links from the boundary of a sub-graph start at.
  public var inputNode: String
  /// The id that links to the boundary of a sub-graph end at.
  public var outputNode: String

  /// A graph of those parts.
  public init(
    nodes: [WorkflowNode] = [], links: [String: WorkflowLink] = [:],
    groups: [WorkflowGroup] = [], lastNode: Int = 0, inputNode: String = "-10",
    outputNode: String = "-20"
  ) {
    self.nodes = nodes
    self.links = links
    self.groups = groups
    self.lastNode = lastNode
    self.inputNode = inputNode
    self.outputNode = outputNode
  }
}
