import OrderedJSON

/// A group node's definition, as editors wrote it before there were sub-graphs.
public struct GroupNode: Hashable, Sendable {
  /// What follows `workflow>` or `workflow/` in the types of its instances.
  public var name: String
  /// The nodes inside, by index.
  public var nodes: [WorkflowNode]
  /// The links inside, by index of node and slot.
  public var links: [Link]
  /// The outputs that are shown although something inside takes them.
  public var external: Set<Place>
  /// The names of inputs that are hidden or renamed, by node.
  public var config: [Int: JSONObject]

  /// One slot of one of the nodes.
  public struct Place: Hashable, Sendable {
    /// The node's index.
    public var node: Int
    /// The slot's index.
    public var slot: Int

    /// The slot of that index at the node of that index.
    public init(_ node: Int, _ slot: Int) {
      self.node = node
      self.slot = slot
    }
  }

  /// A link from one node inside to another.
  public struct Link: Hashable, Sendable {
    /// Where it starts.
    public var origin: Place
    /// Where it ends.
    public var target: Place

    /// A link between two slots.
    public init(from origin: Place, to target: Place) {
      self.origin = origin
      self.target = target
    }
  }

  /// A definition of those parts.
  public init(
    name: String, nodes: [WorkflowNode] = [], links: [Link] = [], external: Set<Place> = [],
    config: [Int: JSONObject] = [:]
  ) {
    self.name = name
    self.nodes = nodes
    self.links = links
    self.external = external
    self.config = config
  }
}
