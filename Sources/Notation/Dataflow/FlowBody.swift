import Flow

/// The statements of one flow while they are being read.
struct FlowBody {
  var nodes: [Node] = []
  var returns: [Flow.Return] = []
  var folders: [String] = []
  var closingComments: [String] = []
  var ranges: SourceMap.ItemRanges
  /// Whether the statements are a realization's, whose parameters are declared elsewhere.
  var isRealization = false
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
  /// The places of the names given to further outputs.
  var furtherNames: [(name: String, range: Range<Int>)] = []

  init(name: Range<Int> = 0..<0, firstToken: Int = 0) {
    ranges = SourceMap.ItemRanges(name: name)
    self.firstToken = firstToken
  }

  /// The statements with every plain name turned into what it means.
  mutating func resolve() -> NameScope {
    let scope = NameScope(nodes, parameters: parameters, isRealization: isRealization)
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
    return scope
  }

  /// The source with its names resolved, or nil if that changes nothing.
  private static func resolved(_ source: Source, _ scope: NameScope, _ index: Int) -> Source? {
    switch source {
    case .value, .parameter: nil
    case .output(let reference):
      reference.port == nil ? scope.meaning(of: reference.node, at: index) : nil
    case .list:
      source.mapReferences { reference in
        reference.port == nil ? scope.meaning(of: reference.node, at: index) : .output(reference)
      }
    }
  }

  /// The flow of these statements.
  func flow(name: String?, documentation: String, parameters: [Port], outputs: [OutputPort]) -> Flow
  {
    Flow(
      name: name, documentation: documentation, folders: folders, parameters: parameters,
      outputs: outputs, nodes: nodes, returns: returns, closingComments: closingComments)
  }
}
