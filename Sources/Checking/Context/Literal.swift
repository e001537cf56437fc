import Flow

/// A literal together with the port that it is to fill.
struct Literal {
  let value: Value
  let port: Port
  /// What the literal must be: the port's type, or one element of it.
  let expected: PortType
  /// What findings call the place.
  let label: String
  let place: FlowPlace?
  let frameRate: Double?
  /// Whether the port belongs to a function that writes files.
  let isOutput: Bool
  private let replace: ((Value) -> FlowEdit)?

  init(
    _ value: Value, _ port: Port, expected: PortType, label: String, place: FlowPlace?,
    frameRate: Double? = nil, isOutput: Bool = false, replace: ((Value) -> FlowEdit)? = nil
  ) {
    self.value = value
    self.port = port
    self.expected = expected
    self.label = label
    self.place = place
    self.frameRate = frameRate
    self.isOutput = isOutput
    self.replace = replace
  }

  /// A value, or each element of a list for a list port.
  static func all(
    of value: Value, for port: Port, label: String, place: FlowPlace?, frameRate: Double? = nil,
    isOutput: Bool = false
  ) -> [Literal] {
    func literal(_ value: Value, _ expected: PortType) -> Literal {
      Literal(
        value, port, expected: expected, label: label, place: place, frameRate: frameRate,
        isOutput: isOutput)
    }
    if port.type.isList, case .list(let values) = value {
      return values.map { literal($0, port.type.element) }
    }
    return [literal(value, port.type)]
  }

  /// The default of one of a flow's own parameters.
  static func all(ofDefaultOf parameter: Port) -> [Literal] {
    guard let value = parameter.defaultValue, value != .none else { return [] }
    return all(
      of: value, for: parameter, label: parameter.name, place: .parameter(parameter.name))
  }

  /// Whether the port takes numbers.
  var isNumeric: Bool { expected.element == .modality(.number) }

  /// Whether the port takes texts or paths.
  var isTextual: Bool {
    [.modality(.text), .file].contains(expected.element)
  }

  /// The number in the port's unit; nil for what is no number or does not convert.
  var number: Double? {
    guard isNumeric else { return nil }
    switch value {
    case .number(let number): return number.double
    case .quantity(let quantity):
      guard let unit = port.unit else { return nil }
      return quantity.converted(to: unit, frameRate: frameRate)?.number.double
    default: return nil
    }
  }

  /// A fix that writes another value, where the place can be edited.
  func writing(_ value: Value, _ title: String? = nil) -> [Diagnostic.Fix] {
    guard let replace else { return [] }
    return [Diagnostic.Fix(title ?? "write \(value)", [replace(value)])]
  }

  /// A fix that leaves the port to its default.
  var leavingOut: [Diagnostic.Fix] {
    guard replace != nil, case .argument(let node, let name) = place else { return [] }
    return [
      Diagnostic.Fix(
        "leave \(port.name) to its default", [.setArgument(node: node, port: name, nil)])
    ]
  }
}
