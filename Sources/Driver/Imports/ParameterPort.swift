import Flow

/// The parameter that stands for a literal: its type, range and choices from the class, its default
/// from the workflow.
struct ParameterPort {
  /// The parameter, still without a name; nil for a value that no parameter can have.
  let port: Port?

  init(_ graph: ImportGraph, _ place: InputPlace, isSeed: Bool, isSize: Bool) {
    guard let value = graph.value(place), let node = graph.node(place.node),
      let type = ParameterPort.type(of: value)
    else {
      port = nil
      return
    }
    var port = Port("value", .modality(type), defaultValue: isSeed ? Value.none : value)
    if let own = graph.port(node, place.input) {
      // A number where a text is expected, and the like, is left to the server.
      guard own.valueType == .any || own.valueType.element == .modality(type) else {
        self.port = nil
        return
      }
      port.isWhole = own.isWhole && type == .number
      if type == .number { ParameterPort.addRange(of: own, to: &port, value) }
      if own.choices.contains(where: { .text($0.value) == value }),
        own.choices.count <= ParameterPort.mostChoices, !ParameterPort.namesFiles(own)
      {
        port.choices = own.choices
      }
    }
    if isSize, type == .number { port.unit = .pixels }
    self.port = port
  }

  /// More choices than that are no help to anyone.
  private static let mostChoices = 64

  private static func type(of value: Value) -> Modality? {
    switch value {
    case .text: .text
    case .number: .number
    case .boolean: .boolean
    case .quantity, .none, .list, .record: nil
    }
  }

  private static func addRange(of own: Port, to port: inout Port, _ value: Value) {
    guard let range = own.range, let number = value.double, range.contains(number) else { return }
    // Ends that only computers reach say nothing.
    let most = 1e15
    guard range.lower.double > -most, own.isWhole || range.upper.double < most else { return }
    port.range = range
    guard own.isWhole, let step = own.step?.integer, step > 1, let lower = range.lower.integer,
      let whole = value.number?.integer, (whole - lower).isMultiple(of: step)
    else { return }
    port.step = own.step
  }

  /// Files differ from server to server, so a list of them holds for one only.
  private static func namesFiles(_ port: Port) -> Bool {
    port.choices.contains { $0.value.isFileName }
  }
}

extension Value {
  /// The number, if this is a bare one.
  var number: Number? {
    if case .number(let number) = self { number } else { nil }
  }
}
