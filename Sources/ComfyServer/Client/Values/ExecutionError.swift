public import OrderedJSON

/// What went wrong while a server executed a prompt.
public struct ExecutionError: Hashable, Sendable {
  /// The node that failed.
  public var nodeID: String
  /// Its class.
  public var nodeType: String
  /// The server's sentence.
  public var message: String
  /// The kind: Python's name of the exception.
  public var type: String
  /// Where it came from, in Python's words.
  public var traceback: [String]
  /// The nodes that were executed before.
  public var executed: [String]
  /// What the node was given, as text.
  public var inputs: JSON?

  /// What went wrong.
  public init(
    nodeID: String, nodeType: String, message: String, type: String, traceback: [String] = [],
    executed: [String] = [], inputs: JSON? = nil
  ) {
    self.nodeID = nodeID
    self.nodeType = nodeType
    self.message = message
    self.type = type
    self.traceback = traceback
    self.executed = executed
    self.inputs = inputs
  }

  /// The facts in the data of an `execution_error`.
  init(_ data: JSON) {
    func texts(_ json: JSON?) -> [String] { (json?.array ?? []).compactMap(\.string) }
    self.init(
      nodeID: data["node_id"]?.string ?? data["node_id"]?.integer.map(String.init) ?? "",
      nodeType: data["node_type"]?.string ?? "", message: Self.trimmed(data["exception_message"]),
      type: data["exception_type"]?.string ?? "", traceback: texts(data["traceback"]),
      executed: texts(data["executed"]), inputs: data["current_inputs"])
  }

  // Servers put a line for their own hints after it, which is mostly empty.
  private static func trimmed(_ json: JSON?) -> String {
    var text = Substring(json?.string ?? "")
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
