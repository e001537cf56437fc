/// A place in a flow that a finding speaks of, independent of any text.
public enum FlowPlace: Hashable, Sendable {
  /// The flow as a whole.
  case flow
  /// One of the flow's own parameters.
  case parameter(String)
  /// A node.
  case node(String)
  /// The name of the function that a node uses.
  case function(node: String)
  /// An argument of a node.
  case argument(node: String, PortName)
  /// One of the flow's results, counted from 0.
  case result(Int)

  /// The node that this place lies in, if any.
  public var node: String? {
    switch self {
    case .flow, .parameter, .result: nil
    case .node(let name), .function(let name), .argument(let name, _): name
    }
  }
}
