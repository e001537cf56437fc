import Flow

/// What one walk over a flow's arguments turns up: everything that some rule must look at more closely.
///
/// Most of a flow is fine. The walk passes over that quickly, so that rules see only the rest.
struct Survey {
  /// What fills a port and is not fine at first sight, in written order.
  private(set) var leaves: [Leaf] = []
  /// Nodes with an argument that addresses no port.
  private(set) var withUnknownArguments: [Int] = []
  /// Nodes with a port that several arguments fill.
  private(set) var withSharedPorts: [Int] = []
  /// Required ports that nothing fills.
  private(set) var missing: [(node: Int, port: Int)] = []
  /// Arguments that name a node or a parameter that is not there.
  private(set) var strayNames: [(node: Int, argument: Int)] = []
  /// Arguments that name an output that is not there.
  private(set) var strayOutputs: [(node: Int, argument: Int)] = []
  /// The flow's own parameters that nodes draw on.
  private(set) var usedParameters: Set<String> = []
  /// Which nodes each node draws on, in written order.
  private(set) var graph: FlowGraph

  private let uses: [NodeUse]
  private let index: [String: Int]
  private let parameters: [String: Port]
  /// For each port, the last node that was seen to fill it.
  private var filledBy: [Int] = []
  private var givenBy: [Int] = []

  init(_ uses: [NodeUse], index: [String: Int], parameters: [String: Port]) {
    self.uses = uses
    self.index = index
    self.parameters = parameters
    graph = FlowGraph(nodes: uses.count)
    for node in uses.indices { walk(node) }
  }

  private mutating func walk(_ node: Int) {
    let arguments = uses[node].node.arguments
    let shape = uses[node].shape
    let firstLeaf = leaves.count
    var isShared = false
    var hasUnknown = false
    let count = shape?.ports.count ?? 0
    while filledBy.count < count {
      filledBy.append(-1)
      givenBy.append(-1)
    }
    for place in arguments.indices {
      let argument = arguments[place]
      let given = note(argument.source, node, place)
      guard let shape else { continue }
      guard let port = shape.port(argument.port, guess: place) else {
        hasUnknown = true
        continue
      }
      if filledBy[port] == node { isShared = true }
      filledBy[port] = node
      if !argument.source.isEmptyList { givenBy[port] = node }
      if !isPlain(argument.source, given, shape.ports[port]) {
        leaves += uses[node].leaves(of: place, isShared: false, isReachable: true)
      }
    }
    graph.endNode()
    if hasUnknown { withUnknownArguments.append(node) }
    if isShared { share(node, from: firstLeaf) }
    for port in shape?.required ?? [] where givenBy[port] != node {
      missing.append((node, port))
    }
  }

  /// Looks once more at a node with a port that several arguments fill, element by element.
  private mutating func share(_ node: Int, from firstLeaf: Int) {
    withSharedPorts.append(node)
    leaves.removeSubrange(firstLeaf...)
    let use = uses[node]
    let ports = use.node.arguments.map { use.shape?.port($0.port) }
    let counts = Dictionary(ports.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
    var seen: Set<PortName> = []
    for (place, port) in ports.enumerated() {
      let argument = use.node.arguments[place]
      let isReachable = seen.insert(argument.port).inserted
      guard let port, let shape = use.shape else { continue }
      let isShared = counts[port, default: 0] > 1
      let isPlain =
        isShared
        ? isPlainElement(argument.source, shape.ports[port])
        : isPlain(argument.source, type(of: argument.source), shape.ports[port])
      if isPlain { continue }
      leaves += use.leaves(of: place, isShared: isShared, isReachable: isReachable)
    }
  }

  /// Notes what a source draws on.
  ///
  /// - Returns: What a single link gives, as far as that is known.
  @discardableResult
  private mutating func note(_ source: Source, _ node: Int, _ place: Int) -> PortType? {
    switch source {
    case .value: return nil
    case .parameter(let name):
      usedParameters.insert(name)
      if parameters[name] == nil { mark(&strayNames, node, place) }
      return nil
    case .output(let reference):
      guard let origin = index[reference.node] else {
        mark(&strayNames, node, place)
        return nil
      }
      graph.add(origin)
      guard let shape = uses[origin].shape else { return nil }
      guard let type = shape.output(reference.port) else {
        mark(&strayOutputs, node, place)
        return nil
      }
      return type
    case .list(let sources):
      for source in sources { note(source, node, place) }
      return nil
    }
  }

  private func mark(_ places: inout [(node: Int, argument: Int)], _ node: Int, _ argument: Int) {
    if let last = places.last, last == (node, argument) { return }
    places.append((node, argument))
  }

  /// Whether a node's output is fine as one element of a list.
  private func isPlainElement(_ source: Source, _ port: PortShape) -> Bool {
    guard let type = type(of: source) else { return false }
    return port.type.element.takes(type)
  }

  private func type(of source: Source) -> PortType? {
    guard case .output(let reference) = source else { return nil }
    return index[reference.node].flatMap { uses[$0].shape?.output(reference.port) }
  }

  private func isPlain(_ source: Source, _ given: PortType?, _ port: PortShape) -> Bool {
    switch source {
    case .value(let value): port.plainlyTakes(value)
    // What is not known is another rule's matter.
    case .output: given.map(port.takes) ?? true
    case .parameter, .list: false
    }
  }
}

extension Source {
  /// Whether this is a list of nothing.
  var isEmptyList: Bool {
    switch self {
    case .list(let sources): sources.isEmpty
    case .value(.list(let values)): values.isEmpty
    case .value, .output, .parameter: false
    }
  }
}
