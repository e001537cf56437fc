import OrderedJSON

/// How Python writes values, as they stand in a server's messages.
enum PythonText {
  /// A value as text: a text itself, anything else as written in a program.
  static func of(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return repr(value)
  }

  /// A double with as few digits as give it back.
  static func of(_ value: Double) -> String { value.description }

  /// A value as written in a program, texts in quotes.
  static func repr(_ value: JSON) -> String {
    switch value {
    case .null: "None"
    case .boolean(let value): value ? "True" : "False"
    case .number(let literal): number(literal)
    case .string(let text): quoted(text)
    case .array(let elements): "[" + elements.map(repr).joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.members.map { "\(quoted($0.name)): \(repr($0.value))" }.joined(separator: ", ")
        + "}"
    }
  }

  private static func number(_ literal: String) -> String {
    let isWhole = !literal.contains { ".eE".contains($0) }
    return isWhole ? literal : Double(literal).map(of) ?? literal
  }

  private static func quoted(_ text: String) -> String {
    let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = quote
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "'" where quote == "'": result += "\\'"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + quote
  }
}

extension JSON {
  /// Whether Python takes the value for true.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .boolean(let value): value
    case .number: double != 0
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let object): !object.members.isEmpty
    }
  }
}
