/// One edge of the topology T: a node's output goes into another node's input.
public struct Link: Hashable, Sendable, CustomStringConvertible {
  /// Where the value comes from.
  public var source: OutputReference
  /// The node that takes it.
  public var node: String
  /// The port that takes it.
  public var port: PortName

  /// A link from `source` into `port` of `node`.
  public init(from source: OutputReference, to node: String, _ port: PortName) {
    self.source = source
    self.node = node
    self.port = port
  }

  /// The one way in which a link is printed everywhere: `node.port -> node.port`.
  public var description: String { "\(source) -> \(node).\(port)" }
}
