import Comfy
import Flow
import OrderedJSON

/// A flow's value as an input of a node class takes it.
enum InputLiteral {
  /// What became of a value.
  enum Outcome: Equatable {
    /// The input is left out.
    case nothing
    case value(Value)
    /// The input does not take it; what it takes, such as "a whole number".
    case refused(wants: String)
  }

  /// Converts a value; one for an input that nothing is known of stays as it is.
  static func of(_ value: Value, for input: NodeInput?) -> Outcome {
    if value == .none { return .nothing }
    let plain = withoutUnits(value)
    guard let input else { return .value(plain) }
    if input.choices != nil { return option(plain, of: input) }
    switch input.widgetType {
    case "INT": return whole(plain)
    case "FLOAT", "NUMBER": return number(plain)
    case "BOOLEAN", "BOOL": return boolean(plain)
    case "STRING", "MARKDOWN", "TEXTAREA", "COLOR": return text(plain)
    default:
      guard input.literalType != nil else { return .refused(wants: "what another node gives") }
      return .value(plain)
    }
  }

  private static func withoutUnits(_ value: Value) -> Value {
    switch value {
    case .quantity(let quantity): .number(quantity.number)
    case .list(let values): .list(values.map(withoutUnits))
    case .record(let fields):
      .record(fields.map { Value.Field($0.name, withoutUnits($0.value)) })
    default: value
    }
  }

  private static func whole(_ value: Value) -> Outcome {
    guard case .value(.number(let number)) = number(value) else {
      return .refused(wants: "a whole number")
    }
    if let integer = number.integer { return .value(.number(Number(integer))) }
    if let unsigned = number.unsigned { return .value(.number(Number(unsigned: unsigned))) }
    return .refused(wants: "a whole number")
  }

  private static func number(_ value: Value) -> Outcome {
    switch value {
    case .number: return .value(value)
    case .text(let text):
      guard let number = Number(text) else { return .refused(wants: "a number") }
      return .value(.number(number))
    default: return .refused(wants: "a number")
    }
  }

  private static func boolean(_ value: Value) -> Outcome {
    switch value {
    case .boolean: return .value(value)
    case .text("true"), .text("True"): return .value(.boolean(true))
    case .text("false"), .text("False"): return .value(.boolean(false))
    case .number(let number) where number.double == 0 || number.double == 1:
      return .value(.boolean(number.double == 1))
    default: return .refused(wants: "true or false")
    }
  }

  private static func text(_ value: Value) -> Outcome {
    switch value {
    case .text: .value(value)
    case .number(let number): .value(.text(number.literal))
    case .boolean(let isTrue): .value(.text(isTrue ? "true" : "false"))
    default: .refused(wants: "a text")
    }
  }

  /// The option that a value means: options may be numbers, and file names have the server's slashes.
  private static func option(_ value: Value, of input: NodeInput) -> Outcome {
    if input.has("multi_select") || input.has("multiselect") {
      if case .list = value { return .value(value) }
      return .value(.list([value]))
    }
    guard value.kind != "a list", value.kind != "a record" else {
      return .refused(wants: "one of its options")
    }
    let choices = input.choices ?? []
    let json = value.json
    if choices.contains(json) { return .value(value) }
    let spelled = spelling(json)
    guard let choice = choices.first(where: { spelling($0) == spelled }),
      let chosen = try? Value(json: choice)
    else { return .value(value) }
    return .value(chosen)
  }

  /// A name with one kind of slash, whatever the server's system writes.
  static func spelling(_ json: JSON) -> String {
    let text = json.string ?? json.text()
    return String(text.map { $0 == "\\" ? "/" : $0 })
  }
}
