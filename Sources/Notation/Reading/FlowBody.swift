import Flow

/// The statements of one flow while they are being read.
struct FlowBody {
  var nodes: [Node] = []
  var returns: [Flow.Return] = []
  var folders: [String] = []
  var closingComments: [String] = []
  var attributes: [Attribute] = []
  var ranges: SourceMap.ItemRanges
  /// Whether the statements are a realization's, whose parameters are declared elsewhere.
  var isRealization = false
  /// Whether there are statements, if only an end mark.
  var isOpened = false
  var parameters: Set<String> = []
  /// The token at which the statements begin; names given later must be known when one is made up.
  var firstToken: Int
  /// Names that a node without one must not get, collected when the first such node is met.
  var takenNames: Set<String>?
  /// How often a name has been made up from each function's.
  var madeUpNames: [String: Int] = [:]
  /// Whether results have been given.
  var hasReturned = false
  /// References `name.port` with what stands there, to be judged when all names are known.
  var portReferences: [(reference: OutputReference, range: Range<Int>)] = []
  /// The arguments of nodes that are written apart from them.
  var arguments: [SeparateArgument] = []
  /// The names of nodes that could not be read, and have their findings.
  var lostNodes: Set<String> = []
  /// The ports of a node in order, by the node's place, where they are written.
  var portOrders: [Int: [(port: PortName, range: Range<Int>)]] = [:]
  /// Which part of the steps the current line stands in.
  var section: Section?
  /// The places of the names given to further outputs.
  var furtherNames: [(name: String, range: Range<Int>)] = []

  init(name: Range<Int> = 0..<0, firstToken: Int = 0) {
    ranges = SourceMap.ItemRanges(name: name)
    self.firstToken = firstToken
  }

  /// Turns every plain name into what it means.
  mutating func resolve(_ scope: NameScope) {
    for index in nodes.indices {
      for slot in nodes[index].arguments.indices {
        let source = nodes[index].arguments[slot].source
        guard let resolved = FlowBody.resolved(source, scope, index) else { continue }
        nodes[index].arguments[slot].source = resolved
      }
    }
    for index in returns.indices {
      guard let resolved = FlowBody.resolved(returns[index].source, scope, nodes.count) else {
        continue
      }
      returns[index].source = resolved
    }
  }

  /// The source with its names resolved, or nil if that changes nothing.
  private static func resolved(_ source: Source, _ scope: NameScope, _ index: Int) -> Source? {
    switch source {
    case .value, .parameter: return nil
    case .output(let reference):
      guard reference.port == nil, !scope.isPlain(reference.node, at: index) else { return nil }
      return scope.meaning(of: reference.node, at: index)
    case .list:
      return source.mapReferences { reference in
        reference.port == nil ? scope.meaning(of: reference.node, at: index) : .output(reference)
      }
    }
  }

  /// The flow of these statements.
  func flow(name: String?, documentation: String, parameters: [Port], outputs: [OutputPort]) -> Flow
  {
    Flow(
      name: name, documentation: documentation, folders: folders, parameters: parameters,
      outputs: outputs, nodes: nodes, returns: returns, closingComments: closingComments,
      attributes: attributes)
  }
}
