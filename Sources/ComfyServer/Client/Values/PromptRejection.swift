public import OrderedJSON

/// Why a server did not take a prompt, or not all of it.
public struct PromptRejection: Hashable, Sendable {
  /// The kind, such as `prompt_outputs_failed_validation`.
  public var type: String
  /// The server's sentence.
  public var message: String
  /// The server's details; may be empty.
  public var details: String
  /// Further facts, such as the id of a node whose class is unknown.
  public var extra: JSON?
  /// What is wrong with nodes, by their ids.
  public var nodes: [String: [NodeError]]

  /// What is wrong with a node.
  public struct NodeError: Hashable, Sendable {
    /// The kind, such as `value_not_in_list`.
    public var type: String
    /// The server's sentence.
    public var message: String
    /// The server's details; may be empty.
    public var details: String
    /// The input that it is about.
    public var inputName: String?
    /// What was given.
    public var receivedValue: JSON?
    /// The input's description: its type and options.
    public var inputConfig: JSON?
    /// The node's class.
    public var classType: String
    /// The output nodes that cannot be made because of it.
    public var dependentOutputs: [String]
    /// Everything that the server added.
    public var extra: JSON?

    /// What is wrong with a node.
    public init(
      type: String, message: String, details: String = "", inputName: String? = nil,
      receivedValue: JSON? = nil, inputConfig: JSON? = nil, classType: String = "",
      dependentOutputs: [String] = [], extra: JSON? = nil
    ) {
      self.type = type
      self.message = message
      self.details = details
      self.inputName = inputName
      self.receivedValue = receivedValue
      self.inputConfig = inputConfig
      self.classType = classType
      self.dependentOutputs = dependentOutputs
      self.extra = extra
    }
  }

  /// Why a server did not take a prompt.
  public init(
    type: String, message: String, details: String = "", extra: JSON? = nil,
    nodes: [String: [NodeError]] = [:]
  ) {
    self.type = type
    self.message = message
    self.details = details
    self.extra = extra
    self.nodes = nodes
  }
}
