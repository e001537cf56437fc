import Flow

extension Flow {
  /// This flow in full words: every argument by its port's name, every value in the port's unit.
  ///
  /// Positional arguments get their port's name, those that fall on a list port become one list, a
  /// single source for a list port becomes a list of one, quantities are converted, bare numbers get
  /// the port's unit, other words for a choice become the choice, and links name their output port.
  /// What does not fit stays as it is, and so does a node whose function is unknown. Resolving twice
  /// changes nothing further.
  public func resolved(with catalogue: Catalogue) -> Flow {
    let signatures = Dictionary(
      nodes.map { ($0.name, catalogue[$0.function]) }, uniquingKeysWith: { a, _ in a })
    func named(_ reference: OutputReference) -> Source {
      guard let output = signatures[reference.node]??.output(reference.port) else {
        return .output(reference)
      }
      return .output(OutputReference(reference.node, .named(output.name)))
    }
    let types = TypeTable(flow: self, signatures: signatures)
    var result = self
    for index in result.parameters.indices {
      let parameter = result.parameters[index]
      result.parameters[index].defaultValue = parameter.defaultValue?.resolved(for: parameter)
    }
    for index in result.nodes.indices {
      let node = result.nodes[index]
      if let signature = catalogue[node.function] {
        result.nodes[index].arguments = ArgumentResolution(node, signature, types).arguments
      }
      for slot in result.nodes[index].arguments.indices {
        let source = result.nodes[index].arguments[slot].source
        result.nodes[index].arguments[slot].source = source.mapReferences(named)
      }
    }
    for index in result.returns.indices {
      result.returns[index].source = result.returns[index].source.mapReferences(named)
    }
    return result
  }
}

extension Value {
  /// This value as it is meant for `port`: in its unit, and as one of its choices.
  public func resolved(for port: Port, frameRate: Double? = nil) -> Value {
    switch self {
    case .number(let number) where port.type.element == .modality(.number):
      if let unit = port.unit { return .quantity(Quantity(number, unit)) }
      return self
    case .quantity(let quantity) where port.type.element == .modality(.number):
      guard let unit = port.unit else { return self }
      return quantity.converted(to: unit, frameRate: frameRate).map(Value.quantity) ?? self
    case .text(let text): return port.choice(meaning: text).map(Value.text) ?? self
    case .list(let values):
      return .list(values.map { $0.resolved(for: port, frameRate: frameRate) })
    default: return self
    }
  }
}

/// What links and parameters give, by name.
struct TypeTable {
  let flow: Flow
  let signatures: [String: Signature?]

  func type(of source: Source) -> PortType? {
    switch source {
    case .output(let reference): signatures[reference.node]??.output(reference.port)?.type
    case .parameter(let name): flow.parameters.first { $0.name == name }?.type
    case .value(.list): .list(.any)
    case .value, .list: nil
    }
  }
}
