import Flow

/// A port with what checking asks of it at each use, worked out once.
final class PortShape: Sendable {
  let port: Port
  /// What a link must give.
  let type: PortType
  /// The numbers that make sense, where not all within the range do.
  let grid: StepGrid?
  private let kind: Kind
  private let lower: Double
  private let upper: Double
  private let isWhole: Bool
  private let choices: [String]
  /// The choices once more, where there are many.
  private let index: Set<String>

  private enum Kind {
    case number, text, boolean, anything, other
  }

  init(_ port: Port) {
    self.port = port
    type = port.type
    grid = StepGrid(port)
    kind =
      switch port.valueType {
      case .modality(.number): .number
      case .modality(.text): .text
      case .modality(.boolean): .boolean
      case .any: .anything
      default: .other
      }
    lower = port.range?.lower.double ?? -.infinity
    upper = port.range?.upper.double ?? .infinity
    isWhole = port.isWhole || port.unit == .pixels || port.unit == .frames
    choices = port.choices.map(\.value)
    index = choices.count > 8 ? Set(choices) : []
  }

  /// Whether a literal is fine at first sight.
  ///
  /// Most literals of most flows are, so that rules need to look only at the rest.
  func plainlyTakes(_ value: Value) -> Bool {
    switch (kind, value) {
    case (.number, .number(let number)): return plainlyTakes(number)
    case (.number, .quantity(let quantity)):
      return quantity.unit == port.unit && plainlyTakes(quantity.number)
    case (.text, .text(let text)):
      return choices.isEmpty || (index.isEmpty ? choices.contains(text) : index.contains(text))
    case (.boolean, .boolean): return true
    case (.anything, .text), (.anything, .number), (.anything, .boolean): return true
    default: return false
    }
  }

  private func plainlyTakes(_ number: Number) -> Bool {
    let double = number.double
    return double >= lower && double <= upper && (!isWhole || double == double.rounded())
      && grid?.contains(number) ?? true
  }

  /// Whether what a link gives fits the port as a whole.
  func takes(_ given: PortType) -> Bool { type.takes(given) }
}

extension PortType {
  /// Whether a value of `other` fits; a list fits a single port only where one of both is unknown.
  func takes(_ other: PortType) -> Bool {
    if self == other || self == .any { return true }
    return accepts(other) && !(other.isList && !isList)
  }
}
