/// What stands in for the outputs of a flow's muted and bypassed nodes.
public struct ActivePart: Sendable {
  private let catalogue: Catalogue
  private let modes: [String: Node.Mode]
  /// What the inputs of bypassed nodes get, by the node's name.
  private var inputs: [String: [Input]] = [:]
  private let functions: [String: FunctionName]

  /// One input slot of a bypassed node.
  private struct Input: Sendable {
    var type: PortType
    /// Where its value comes from; nil where no link goes into it.
    var source: Source?
  }

  /// What stands in for nodes of `flow`, whose functions are those of `catalogue`.
  public init(of flow: Flow, in catalogue: Catalogue) {
    self.catalogue = catalogue
    functions = Dictionary(
      flow.nodes.map { ($0.name, $0.function) }, uniquingKeysWith: { first, _ in first })
    modes = Dictionary(
      flow.nodes.map { ($0.name, $0.mode) }, uniquingKeysWith: { first, _ in first })
    let bypassed = Flow(nodes: flow.nodes.filter { $0.mode == .bypassed })
    for node in bypassed.topologicalOrder() ?? bypassed.nodes where inputs[node.name] == nil {
      inputs[node.name] = slots(of: node)
    }
  }

  /// Whether the node of that name is bypassed.
  public func isBypassed(_ node: String) -> Bool { modes[node] == .bypassed }

  /// A node's arguments without those that go unfilled.
  public func arguments(of node: Node) -> [Argument] {
    let drawsOnOthers = node.arguments.contains { argument in
      argument.source.references.contains { modes[$0.node] != .active }
    }
    guard drawsOnOthers else { return node.arguments }
    let signature = catalogue[node.function]
    return node.arguments.compactMap { argument in
      let wanted = signature?.port(argument.port)?.type
      return source(argument.source, wanted: wanted).map { Argument(argument.port, $0) }
    }
  }

  /// A source with what stands in for nodes that are left out, or nil if nothing does.
  ///
  /// - Parameter wanted: The type of the port that is filled; nil, where that is not known, is the type
  ///   that the node left out would give.
  public func source(_ source: Source, wanted: PortType?) -> Source? {
    switch source {
    case .value, .parameter: return source
    case .output(let reference):
      switch modes[reference.node] {
      case .active, nil: return source
      case .muted: return nil
      case .bypassed: return passed(reference, wanted: wanted)
      }
    case .list(let elements):
      let kept = elements.compactMap { self.source($0, wanted: wanted?.element) }
      let values = kept.compactMap { if case .value(let value) = $0 { value } else { nil } }
      if kept.isEmpty, !elements.isEmpty { return nil }
      return values.count == kept.count ? .value(.list(values)) : .list(kept)
    }
  }

  /// What a bypassed node passes on in place of one of its outputs.
  private func passed(_ reference: OutputReference, wanted: PortType?) -> Source? {
    // A node that is not there yet draws, through bypassed nodes alone, on itself.
    guard let slots = inputs[reference.node] else { return nil }
    let outputs = functions[reference.node].flatMap { catalogue[$0]?.outputs } ?? []
    let index: Int
    switch reference.port {
    case nil: index = 0
    case .position(let position): index = position
    case .named(let name): index = outputs.firstIndex { $0.name == name } ?? 0
    }
    let given = outputs.indices.contains(index) ? outputs[index].type : .any
    let rule = BypassRule(output: given, index: index, wanted: wanted ?? given)
    return rule.choice(among: slots.map(\.type)).flatMap { slots[$0].source }
  }

  /// The input slots of a bypassed node with where their values come from.
  private func slots(of node: Node) -> [Input] {
    let filled = arguments(of: node)
    guard let signature = catalogue[node.function] else {
      return filled.compactMap { argument in
        guard !argument.source.isValue else { return nil }
        return Input(type: type(of: argument.source), source: argument.source)
      }
    }
    // Editors put the sockets of a primitive before the sockets of its values.
    let ports =
      node.function.target == nil ? signature.ports : signature.inputs + signature.parameters
    var sources: [String: Source] = [:]
    for argument in filled where !argument.source.isValue {
      if let port = signature.port(argument.port) { sources[port.name] = argument.source }
    }
    return ports.map { Input(type: $0.type, source: sources[$0.name]) }
  }

  private func type(of source: Source) -> PortType {
    guard case .output(let reference) = source, let function = functions[reference.node] else {
      return .any
    }
    return catalogue[function]?.output(reference.port)?.type ?? .any
  }
}

extension Source {
  fileprivate var isValue: Bool { if case .value = self { true } else { false } }
}
