import Flow

/// One source that fills a port, whole or as one element of a list.
struct Leaf {
  let node: Node
  let signature: Signature
  let port: Port
  let argument: Argument
  /// Which element of the written list this is; nil where no list is written.
  let index: Int?
  let source: Source
  /// What a link must give.
  let expected: PortType
  /// What a literal must be.
  let literalType: PortType
  let frameRate: Double?
  /// Whether edits that name the port reach this argument: of several by one name they reach the first.
  let isReachable: Bool

  /// What findings call the place.
  var label: String { "\(node.name).\(port.name)" }

  var place: FlowPlace { .argument(node: node.name, argument.port) }

  /// Whether what a source gives fits here.
  ///
  /// A flow's parameter stands for a value, so one of the type for values is as good.
  func takes(_ type: PortType) -> Bool {
    if expected.takes(type) { return true }
    guard case .parameter = source else { return false }
    // A parameter's value takes its place, so that one for any options may fill a port for certain ones.
    return literalType.takes(type) || expected.shown == type
  }

  /// The edit that puts another source in this one's place.
  func replacing(with source: Source) -> FlowEdit {
    .setArgument(node: node.name, port: argument.port, whole(source))
  }

  private func whole(_ replacement: Source) -> Source {
    guard let index else { return replacement }
    var elements: [Source] =
      switch argument.source {
      case .list(let sources): sources
      case .value(.list(let values)): values.map { .value($0) }
      case let single: [single]
      }
    elements[index] = replacement
    return Source.gathered(elements)
  }

  /// The literals that this source gives: itself, or the default of a parameter.
  func literals(parameters: [String: Port]) -> [Literal] {
    switch source {
    case .value(let value):
      return [
        Literal(
          value, port, expected: literalType, label: label, place: place, frameRate: frameRate,
          function: signature, leaf: isReachable ? self : nil)
      ]
    case .parameter(let name):
      guard let parameter = parameters[name], let value = parameter.defaultValue,
        value != .none, takes(parameter.type)
      else { return [] }
      return Literal.all(
        of: value.carrying(parameter.unit), for: port, label: "\(label) (from \(name))",
        place: place, frameRate: frameRate, function: signature)
    case .output, .list: return []
    }
  }
}

extension Source {
  /// Several sources as one; literals alone make a literal list.
  static func gathered(_ sources: [Source]) -> Source {
    let values = sources.compactMap { source -> Value? in
      if case .value(let value) = source { value } else { nil }
    }
    return values.count == sources.count ? .value(.list(values)) : .list(sources)
  }
}

extension Value {
  /// This value, with `unit` where it is a bare number and there is a unit.
  func carrying(_ unit: QuantityUnit?) -> Value {
    switch self {
    case .number(let number):
      if let unit { .quantity(Quantity(number, unit)) } else { self }
    case .list(let values): .list(values.map { $0.carrying(unit) })
    default: self
    }
  }
}
