/// Where an argument's value comes from.
public indirect enum Source: Hashable, Sendable {
  /// A literal.
  case value(Value)
  /// A node's output.
  case output(OutputReference)
  /// One of the flow's own parameters.
  case parameter(String)
  /// Several sources for a list port, at least one of them no literal.
  case list([Source])

  /// All outputs of nodes that this source draws on.
  public var references: [OutputReference] {
    switch self {
    case .value, .parameter: []
    case .output(let reference): [reference]
    case .list(let sources): sources.flatMap(\.references)
    }
  }

  /// This source with every reference to a node replaced.
  public func mapReferences(_ transform: (OutputReference) -> Source) -> Source {
    switch self {
    case .value, .parameter: self
    case .output(let reference): transform(reference)
    case .list(let sources): .list(sources.map { $0.mapReferences(transform) })
    }
  }
}

/// One output of one node; the start of a link.
public struct OutputReference: Hashable, Sendable, CustomStringConvertible {
  /// The node's name.
  public var node: String
  /// Which output; nil is the first.
  public var port: PortName?

  /// An output of the node of that name.
  public init(_ node: String, _ port: PortName? = nil) {
    self.node = node
    self.port = port
  }

  /// The reference as people write it, `node` or `node.port`.
  public var description: String {
    if let port { "\(node).\(port)" } else { node }
  }
}
