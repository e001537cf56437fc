/// A symbolic flow: functions, their parameters and the topology between them (the paper's Ω = (F, Φ, T)).
///
/// It is a plain value. Whether its functions exist and its links fit is for checking to say.
public struct Flow: Hashable, Sendable {
  /// The flow's name; nil for a file's bare statements.
  public var name: String?
  /// What it makes, for people; may have several lines.
  public var documentation: String
  /// Folders in which file names of the flow are looked up, relative to the flow's own file.
  public var folders: [String]
  /// What its user can set.
  public var parameters: [Port]
  /// What it declares to give; empty when undeclared.
  public var outputs: [OutputPort]
  /// The uses of functions, in written order.
  public var nodes: [Node]
  /// What it gives, in order.
  public var returns: [Return]
  /// Comments before the end, after the last statement.
  public var closingComments: [String]
  /// What is said of the flow beside what it computes, such as notes.
  public var attributes: [Attribute]

  /// One result of a flow.
  public struct Return: Hashable, Sendable {
    /// The output's name where one is given.
    public var name: String?
    /// Where the result comes from.
    public var source: Source
    /// Comments at the statement; only the first result's are used.
    public var comments: Comments

    /// A result drawn from `source`.
    public init(_ source: Source, name: String? = nil, comments: Comments = Comments()) {
      self.name = name
      self.source = source
      self.comments = comments
    }
  }

  /// A flow of those parts; see the properties for each.
  public init(
    name: String? = nil, documentation: String = "", folders: [String] = [],
    parameters: [Port] = [], outputs: [OutputPort] = [], nodes: [Node] = [],
    returns: [Return] = [], closingComments: [String] = [], attributes: [Attribute] = []
  ) {
    self.name = name
    self.documentation = documentation
    self.folders = folders
    self.parameters = parameters
    self.outputs = outputs
    self.nodes = nodes
    self.returns = returns
    self.closingComments = closingComments
    self.attributes = attributes
  }

  /// The node of that name; the first where a name was given twice.
  public func node(_ name: String) -> Node? { nodes.first { $0.name == name } }

  /// The flow as a function that other flows can use.
  ///
  /// - Returns: nil for a flow without a name.
  public var signature: Signature? {
    guard let name else { return nil }
    return Signature(
      FunctionName(name), ports: parameters, outputs: outputs, documentation: documentation)
  }
}
