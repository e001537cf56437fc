import OrderedJSON

/// One class of ComfyUI nodes, as a server's `/object_info` describes it.
public struct NodeClass: Hashable, Sendable {
  /// The name that prompts use as `class_type`.
  public var name: String
  /// The name that the editor shows.
  public var displayName: String
  /// Its inputs: the required ones in the server's order, then the optional ones.
  ///
  /// Hidden ones are left out: no prompt fills them.
  public var inputs: [NodeInput]
  /// Its outputs in slot order.
  public var outputs: [NodeOutput]
  /// Whether it is a purpose in itself, as saving is; only these make a server run anything.
  public var isOutput: Bool
  /// Whether it takes whole lists in one call.
  public var takesLists: Bool
  /// Whether it calls a partner's paid service.
  public var isPartner: Bool
  /// Whether its authors advise against it.
  public var isDeprecated: Bool
  /// Whether it was guessed from a file rather than described by a server.
  public var isInferred: Bool

  /// A class of those parts.
  public init(
    _ name: String, displayName: String = "", inputs: [NodeInput] = [],
    outputs: [NodeOutput] = [], isOutput: Bool = false, takesLists: Bool = false,
    isPartner: Bool = false, isDeprecated: Bool = false, isInferred: Bool = false
  ) {
    self.name = name
    self.displayName = displayName
    self.inputs = inputs
    self.outputs = outputs
    self.isOutput = isOutput
    self.takesLists = takesLists
    self.isPartner = isPartner
    self.isDeprecated = isDeprecated
    self.isInferred = isInferred
  }

  /// The input of that name, not looking into dynamic ones.
  public func input(_ name: String) -> NodeInput? { inputs.first { $0.name == name } }
}
