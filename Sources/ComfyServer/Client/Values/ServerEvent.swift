public import OrderedJSON

/// What a server tells while it works on a prompt.
public enum ServerEvent: Hashable, Sendable {
  /// The server took the prompt; its answer, or where it was found when the answer was lost.
  case submitted(Submission)
  /// It began.
  case started
  /// These nodes need not run again.
  case cached([String])
  /// It works on this node, or on none any more.
  case executing(String?)
  /// A node has come so far; it counts `value` of `max` steps.
  case progress(node: String?, value: Double, max: Double)
  /// How far each node is, for all that began.
  case states([NodeState])
  /// An output node is done; what it shows.
  case executed(node: String, output: JSON)
  /// What a node has come to so far, as an encoded picture.
  case preview(node: String?, format: PictureFormat, bytes: [UInt8])
  /// A node says something.
  case text(node: String, String)
  /// The websocket is down; the queue and the history are asked instead until it is back.
  case disconnected(String)
  /// The websocket is back.
  case reconnected
  /// A message of a kind that only its pack knows.
  case other(type: String, data: JSON)

  /// How a preview is encoded.
  public enum PictureFormat: String, Hashable, Sendable {
    /// JPEG.
    case jpeg
    /// PNG.
    case png
  }

  /// How far a node is.
  public struct NodeState: Hashable, Sendable {
    /// The node in the prompt; for nodes of an expansion the one that was expanded.
    public var node: String
    /// `pending`, `running`, `finished` or `error`.
    public var state: String
    /// The steps done.
    public var value: Double
    /// The steps in all.
    public var max: Double

    /// How far a node is.
    public init(node: String, state: String, value: Double, max: Double) {
      self.node = node
      self.state = state
      self.value = value
      self.max = max
    }
  }
}
