public import OrderedJSON

/// How a prompt ended, and what came out.
public struct HistoryRecord: Hashable, Sendable {
  /// How a prompt ended.
  public enum Status: String, Hashable, Sendable {
    /// Everything was executed.
    case success
    /// A node failed.
    case error
    /// Somebody stopped it.
    case interrupted
  }

  /// The prompt's id.
  public var id: PromptID
  /// How it ended.
  public var status: Status
  /// What output nodes came to, by the id of the node in the prompt.
  ///
  /// What nodes of an expansion show counts as shown by the node that was expanded.
  public var outputs: [String: JSON]
  /// What went wrong, for ``Status/error``.
  public var error: ExecutionError?
  /// The nodes that did not have to run again.
  public var cached: [String]
  /// How long the server worked on it, by its own clock, where it says.
  public var serverTime: Duration?
  /// Whether the server's history says so.
  ///
  /// False when the history was emptied meanwhile and only the websocket's messages tell.
  public var isConfirmed: Bool

  /// How a prompt ended.
  public init(
    id: PromptID, status: Status, outputs: [String: JSON] = [:], error: ExecutionError? = nil,
    cached: [String] = [], serverTime: Duration? = nil, isConfirmed: Bool = true
  ) {
    self.id = id
    self.status = status
    self.outputs = outputs
    self.error = error
    self.cached = cached
    self.serverTime = serverTime
    self.isConfirmed = isConfirmed
  }
}
