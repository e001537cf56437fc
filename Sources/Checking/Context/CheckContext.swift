import Flow

/// A flow with what rules ask of it, worked out once.
struct CheckContext {
  let flow: Flow
  let catalogue: Catalogue
  let files: FileLookup?
  /// The nodes with their functions, in written order.
  let uses: [NodeUse]
  /// Everything that fills a port of a known function, in written order.
  let leaves: [Leaf]
  /// Every literal that fills a port, and the defaults of the flow's own parameters.
  let literals: [Literal]
  private let firstUse: [String: Int]
  private let parameters: [String: Port]

  init(_ flow: Flow, _ catalogue: Catalogue, files: FileLookup?) {
    self.flow = flow
    self.catalogue = catalogue
    self.files = files
    let uses = flow.nodes.map { NodeUse($0, catalogue[$0.function]) }
    let parameters = Dictionary(
      flow.parameters.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let leaves = uses.flatMap(\.leaves)
    self.uses = uses
    self.parameters = parameters
    self.leaves = leaves
    firstUse = Dictionary(
      flow.nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    literals =
      flow.parameters.flatMap(Literal.all(ofDefaultOf:))
      + leaves.flatMap { $0.literals(parameters: parameters) }
  }

  /// The first node of that name, with its function.
  func use(_ name: String) -> NodeUse? { firstUse[name].map { uses[$0] } }

  /// The place of the node in the written order.
  func index(_ name: String) -> Int? { firstUse[name] }

  /// The flow's own parameter of that name.
  func parameter(_ name: String) -> Port? { parameters[name] }

  /// What a source gives, as far as that is known; literals and lists have no type of their own.
  func type(of source: Source) -> PortType? {
    switch source {
    case .output(let reference): use(reference.node)?.signature?.output(reference.port)?.type
    case .parameter(let name): parameter(name)?.type
    case .value, .list: nil
    }
  }

  /// A name that no node and no parameter has, made from `stem`.
  func freeName(_ stem: String, taken: Set<String> = []) -> String {
    var name = stem
    var number = 2
    while firstUse[name] != nil || parameters[name] != nil || taken.contains(name)
      || flow.nodes.contains(where: { $0.furtherNames.contains(name) })
    {
      name = "\(stem)_\(number)"
      number += 1
    }
    return name
  }

  /// Findings in the order of the flow: its parameters, its nodes with their arguments, its results.
  func inOrder(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.enumerated()
      .map { (key: key(of: $0.element.place) + [$0.offset], finding: $0.element) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.finding)
  }

  private func key(of place: FlowPlace?) -> [Int] {
    switch place {
    case .parameter(let name):
      [0, flow.parameters.firstIndex { $0.name == name } ?? flow.parameters.count, 0]
    case .node(let name), .function(let name): [1, index(name) ?? flow.nodes.count, 0]
    case .argument(let name, let port):
      [1, index(name) ?? flow.nodes.count, 1 + (use(name)?.position(of: port) ?? 0)]
    case .result(let index): [2, index, 0]
    case .flow, nil: [3, 0, 0]
    }
  }
}
