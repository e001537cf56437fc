import Flow

/// A literal together with the port that it is to fill.
struct Literal {
  let value: Value
  let port: Port
  /// What the literal must be: the port's type for values, or one element of it.
  let expected: PortType
  /// What findings call the place.
  let label: String
  let place: FlowPlace?
  let frameRate: Double?
  /// The function whose port it is, where it is a function's.
  let function: Signature?
  /// The place that a fix can write to.
  let leaf: Leaf?

  init(
    _ value: Value, _ port: Port, expected: PortType, label: String, place: FlowPlace?,
    frameRate: Double? = nil, function: Signature? = nil, leaf: Leaf? = nil
  ) {
    self.value = value
    self.port = port
    self.expected = expected
    self.label = label
    self.place = place
    self.frameRate = frameRate
    self.function = function
    self.leaf = leaf
  }

  /// A value, or each element of a list for a list port.
  static func all(
    of value: Value, for port: Port, label: String, place: FlowPlace?, frameRate: Double? = nil,
    function: Signature? = nil
  ) -> [Literal] {
    func literal(_ value: Value, _ expected: PortType) -> Literal {
      Literal(
        value, port, expected: expected, label: label, place: place, frameRate: frameRate,
        function: function)
    }
    if port.type.isList, case .list(let values) = value {
      return values.map { literal($0, port.valueType.element) }
    }
    return [literal(value, port.valueType)]
  }

  /// The default of one of a flow's own parameters.
  static func all(ofDefaultOf parameter: Port) -> [Literal] {
    guard let value = parameter.defaultValue, value != .none else { return [] }
    return all(
      of: value, for: parameter, label: parameter.name, place: .parameter(parameter.name))
  }

  /// Whether the port belongs to a function that writes files.
  var isOutput: Bool { function?.isOutput ?? false }

  /// Whether the port takes numbers.
  var isNumeric: Bool { expected.element == .modality(.number) }

  /// Whether the port takes texts or paths.
  var isTextual: Bool {
    [.modality(.text), .file].contains(expected.element)
  }

  /// The number as it is written, in the port's unit; nil for what is no number or does not convert.
  var writtenNumber: Double? {
    guard isNumeric else { return nil }
    switch value {
    case .number(let number): return number.double
    case .quantity(let quantity):
      guard let unit = port.unit else { return nil }
      return quantity.converted(to: unit, frameRate: frameRate)?.number.double
    default: return nil
    }
  }

  /// The number that the function is given, in the port's unit.
  var number: Double? {
    if isNumeric, let coerced = Coercion(self)?.result.double { return coerced }
    return writtenNumber
  }

  /// A fix that writes another value, where the place can be edited.
  func writing(_ value: Value, _ title: String? = nil) -> [Diagnostic.Fix] {
    guard let leaf else { return [] }
    return [Diagnostic.Fix(title ?? "write \(value)", [leaf.replacing(with: .value(value))])]
  }

  /// A fix that leaves the port to its default.
  var leavingOut: [Diagnostic.Fix] {
    guard let leaf else { return [] }
    return [
      Diagnostic.Fix(
        "leave \(port.name) to its default",
        [.setArgument(node: leaf.node.name, port: leaf.argument.port, nil)])
    ]
  }
}
