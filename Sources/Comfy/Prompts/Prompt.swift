import OrderedJSON

/// What ComfyUI executes: node classes with their inputs, in the API format.
public struct Prompt: Hashable, Sendable {
  /// The nodes in written order; their ids are unique.
  public var nodes: [PromptNode]

  /// A prompt of those nodes.
  public init(_ nodes: [PromptNode] = []) {
    self.nodes = nodes
  }
}

/// One node of a prompt.
public struct PromptNode: Hashable, Sendable {
  /// Its id: a node id, or the ids of nested instances joined with `:`.
  public var id: String
  /// The class that it uses.
  public var classType: String
  /// What fills its inputs, in order; names are unique.
  public var inputs: [PromptInput]
  /// The heading for people.
  public var title: String?

  /// A node of that class.
  public init(_ id: String, _ classType: String, _ inputs: [PromptInput] = [], title: String? = nil)
  {
    self.id = id
    self.classType = classType
    self.inputs = inputs
    self.title = title
  }
}

/// What fills one input of a prompt's node.
public struct PromptInput: Hashable, Sendable {
  /// The input's name.
  public var name: String
  /// A literal or a link.
  public var value: Content

  /// The two ways of filling an input.
  public enum Content: Hashable, Sendable {
    /// A value; an array is not wrapped in `__value__` here, only in the JSON.
    case literal(JSON)
    /// An output of another node, by id and slot from 0.
    case link(node: String, slot: Int)
  }

  /// A filled input.
  public init(_ name: String, _ value: Content) {
    self.name = name
    self.value = value
  }
}
