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
  /// What the source must give.
  let expected: PortType
  let frameRate: Double?

  /// What findings call the place.
  var label: String { "\(node.name).\(port.name)" }

  var place: FlowPlace { .argument(node: node.name, argument.port) }

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
          value, port, expected: expected, label: label, place: place, frameRate: frameRate,
          isOutput: signature.isOutput, replace: { self.replacing(with: .value($0)) })
      ]
    case .parameter(let name):
      guard let parameter = parameters[name], let value = parameter.defaultValue,
        value != .none, expected.accepts(parameter.type)
      else { return [] }
      return Literal.all(
        of: value.carrying(parameter.unit), for: port, label: "\(label) (from \(name))",
        place: place, frameRate: frameRate, isOutput: signature.isOutput)
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
