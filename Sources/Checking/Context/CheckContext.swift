import Flow

/// A flow with what rules ask of it, worked out once.
struct CheckContext {
  /// The part of the flow that takes part; all of it where nothing is muted or bypassed.
  let flow: Flow
  /// The flow as it is written, which places speak of and fixes change.
  let written: Flow
  let catalogue: Catalogue
  let files: FileLookup?
  /// The nodes with their functions, in written order.
  let uses: [NodeUse]
  /// What a closer look must be taken at.
  let survey: Survey
  /// Every literal that may be wrong, and the defaults of the flow's own parameters.
  let literals: [Literal]
  /// The nodes that are muted or bypassed, by name.
  let inactive: [String: Node]
  /// What each node is drawn on by that is muted or bypassed.
  let restingUsers: [String: String]
  private let firstUse: [String: Int]
  /// The places of the nodes in the written flow.
  private let places: [String: Int]
  private let parameters: [String: Port]
  private let furtherNames: Set<String>

  init(_ written: Flow, _ catalogue: Catalogue, files: FileLookup?) {
    // Flows are large, and a node costs something to copy, so that places are walked over here.
    let resting = written.nodes.indices.filter {
      !written.nodes[$0].attributes.isEmpty && written.nodes[$0].mode != .active
    }.map { written.nodes[$0] }
    let flow = resting.isEmpty ? written : written.active(in: catalogue)
    self.flow = flow
    self.written = written
    self.catalogue = catalogue
    self.files = files
    inactive = Dictionary(resting.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    restingUsers = Dictionary(
      resting.flatMap { node in
        node.arguments.flatMap(\.source.references).map { ($0.node, node.name) }
      }, uniquingKeysWith: { a, _ in a })
    var shapes: [FunctionName: FunctionShape?] = [:]
    uses = flow.nodes.indices.map { index in
      let function = flow.nodes[index].function
      if let known = shapes[function] { return NodeUse(flow.nodes[index], known) }
      let shape = catalogue[function].map { FunctionShape($0) }
      shapes[function] = shape
      return NodeUse(flow.nodes[index], shape)
    }
    let parameters = Dictionary(
      flow.parameters.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    self.parameters = parameters
    var firstUse: [String: Int] = [:]
    firstUse.reserveCapacity(flow.nodes.count)
    var furtherNames = Set(inactive.keys)
    for index in flow.nodes.indices {
      // The first one counts; that there is another one is rare and a finding.
      let name = flow.nodes[index].name
      if let first = firstUse.updateValue(index, forKey: name) { firstUse[name] = first }
      if !flow.nodes[index].furtherNames.isEmpty {
        furtherNames.formUnion(flow.nodes[index].furtherNames)
      }
    }
    self.furtherNames = furtherNames
    self.firstUse = firstUse
    places =
      resting.isEmpty
      ? firstUse
      : Dictionary(
        written.nodes.enumerated().map { ($0.element.name, $0.offset) },
        uniquingKeysWith: { a, _ in a })
    survey = Survey(uses, index: firstUse, parameters: parameters)
    literals =
      flow.parameters.flatMap(Literal.all(ofDefaultOf:))
      + survey.leaves.flatMap { $0.literals(parameters: parameters) }
  }

  /// The first node of that name, with its function.
  func use(_ name: String) -> NodeUse? { firstUse[name].map { uses[$0] } }

  /// The place of the node in the order of the nodes that take part.
  func index(_ name: String) -> Int? { firstUse[name] }

  /// The place of the node in the written order, or the end.
  func writtenIndex(_ name: String) -> Int { places[name] ?? written.nodes.count }

  /// The node as it is written.
  func writtenNode(_ name: String) -> Node? { places[name].map { written.nodes[$0] } }

  /// The flow's own parameter of that name.
  func parameter(_ name: String) -> Port? { parameters[name] }

  /// What fills a port and may be wrong.
  var leaves: [Leaf] { survey.leaves }

  /// The flow's own parameters that nodes or results draw on.
  var usedParameters: Set<String> {
    survey.usedParameters.union(flow.returns.flatMap(\.source.parameterNames))
  }

  /// The places of the nodes that results, or nodes that are a purpose in themselves, draw on.
  var wanted: [Bool] {
    let purposes = uses.indices.filter { uses[$0].shape?.isOutput ?? false }
    let results = flow.returns.flatMap { $0.source.references.compactMap { index($0.node) } }
    return survey.graph.reachable(from: purposes + results)
  }

  /// What a source gives, as far as that is known; literals and lists have no type of their own.
  func type(of source: Source) -> PortType? {
    switch source {
    case .output(let reference): use(reference.node)?.shape?.output(reference.port)
    case .parameter(let name): parameter(name)?.type
    case .value, .list: nil
    }
  }

  /// A name that no node and no parameter has, made from `stem`.
  func freeName(_ stem: String, taken: Set<String> = []) -> String {
    var name = stem
    var number = 2
    while firstUse[name] != nil || parameters[name] != nil || taken.contains(name)
      || furtherNames.contains(name)
    {
      name = "\(stem)_\(number)"
      number += 1
    }
    return name
  }

  /// Whether at first sight no name is given twice.
  var hasDistinctNames: Bool {
    inactive.isEmpty && furtherNames.isEmpty && firstUse.count == flow.nodes.count
      && parameters.count == flow.parameters.count
      && parameters.keys.allSatisfy { firstUse[$0] == nil }
  }

  /// Findings in the order of the flow: its parameters, its nodes with their arguments, its results.
  func inOrder(_ findings: [Diagnostic]) -> [Diagnostic] {
    if findings.count < 2 { return findings }
    let keys = findings.map { key(of: $0.place) }
    return findings.indices
      .sorted { a, b in
        keys[a] == keys[b] ? a < b : keys[a] < keys[b]
      }
      .map { findings[$0] }
  }

  private func key(of place: FlowPlace?) -> (Int, Int, Int) {
    let node = writtenIndex
    switch place {
    case .parameter(let name):
      return (0, flow.parameters.firstIndex { $0.name == name } ?? flow.parameters.count, 0)
    case .node(let name), .function(let name): return (1, node(name), 0)
    case .argument(let name, let port):
      return (1, node(name), 1 + (use(name)?.position(of: port) ?? 0))
    case .result(let index): return (2, index, 0)
    case .flow, nil: return (3, 0, 0)
    }
  }
}
