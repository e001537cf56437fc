/// One typed change of a flow.
public indirect enum FlowEdit: Hashable, Sendable {
  /// Fill a port of a node, or leave it to its default with nil.
  case setArgument(node: String, port: PortName, Source?)
  /// Put a node in at a place of the written order.
  case addNode(Node, at: Int)
  /// Take a node out; links from it must be gone.
  case removeNode(String)
  /// Use another function in a node.
  case setFunction(node: String, FunctionName)
  /// Give a node another name, in every link too.
  case renameNode(String, to: String)
  /// Give other results.
  case setReturns([Flow.Return])
}
