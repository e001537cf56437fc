import Synchronization

/// A node that a stand-in server executed.
public struct ExecutedNode: Hashable, Sendable {
  /// The prompt it was in.
  public var promptID: String
  /// Its id in the prompt.
  public var nodeID: String
  /// Its class.
  public var classType: String

  /// A node of a prompt.
  public init(promptID: String, nodeID: String, classType: String) {
    self.promptID = promptID
    self.nodeID = nodeID
    self.classType = classType
  }
}

/// The nodes that a server executed, in order.
final class ExecutionJournal: Sendable {
  private let entries = Mutex<[ExecutedNode]>([])

  var nodes: [ExecutedNode] { entries.withLock { $0 } }

  func add(_ node: ExecutedNode) { entries.withLock { $0.append(node) } }
}
