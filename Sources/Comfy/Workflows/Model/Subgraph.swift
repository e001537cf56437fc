/// A sub-graph that nodes whose type is its id stand for.
public struct Subgraph: Hashable, Sendable {
  /// What instances have as their type; usually a UUID.
  public var id: String
  /// What people call it.
  public var name: String
  /// The inside.
  public var graph: WorkflowGraph
  /// What instances take, in slot order.
  public var inputs: [BoundarySlot]
  /// What instances give, in slot order.
  public var outputs: [BoundarySlot]
  /// The ids that nodes inside had in the file, with those that they have since.
  var renamed: [String: String] = [:]

  /// A sub-graph of those parts.
  public init(
    id: String, name: String, graph: WorkflowGraph, inputs: [BoundarySlot] = [],
    outputs: [BoundarySlot] = []
  ) {
    self.id = id
    self.name = name
    self.graph = graph
    self.inputs = inputs
    self.outputs = outputs
  }

  /// One input or output of a sub-graph.
  public struct BoundarySlot: Hashable, Sendable {
    /// The name by which instances know it; may be empty or shared.
    public var name: String
    /// The type in the editor's spelling.
    public var type: String
    /// The links inside that lead from it or to it, in the editor's order.
    public var links: [String]

    /// A slot of that name and type.
    public init(_ name: String, _ type: String, links: [String] = []) {
      self.name = name
      self.type = type
      self.links = links
    }
  }
}
