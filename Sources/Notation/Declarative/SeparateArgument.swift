import Flow

/// A part of a flow's steps in the declarative notation: the paper's F, Φ and T.
enum Section: CaseIterable {
  case functions, parameters, topology

  /// The word above its lines.
  var word: StaticString {
    switch self {
    case .functions: "functions"
    case .parameters: "parameters"
    case .topology: "topology"
    }
  }
}

/// An argument that is written apart from its node: a parameter, or a link.
struct SeparateArgument {
  /// The node that takes it.
  var node: (name: String, range: Range<Int>)
  /// The port that takes it.
  var port: (name: PortName, range: Range<Int>)
  /// What fills the port.
  var source: (source: Source, range: Range<Int>)
  /// Comments at its line, which go to the node.
  var comments: [String] = []
}
