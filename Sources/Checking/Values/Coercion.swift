import Flow

/// What a server makes of a literal of another kind than a value port takes, without a word.
///
/// ComfyUI converts to its own types of values as Python does: a text of digits becomes a number, a
/// number loses its fraction, and every text but the empty one is true.
struct Coercion {
  /// What the server goes on with.
  let result: Value
  /// What the literal says, where that is something else.
  let meaning: Value?

  /// - Returns: nil for a literal of the right kind, one that the server refuses, and for ports whose
  ///   type for links is their type for values.
  init?(_ literal: Literal) {
    // A server holds what is chosen against its list as it is, and a list may be empty.
    guard let type = literal.port.literalType, literal.port.choices.isEmpty,
      Wording.type(literal.port.type) != "COMBO"
    else { return nil }
    let found: (Value, Value?)? =
      switch type {
      case .modality(.number): Coercion.number(literal.value, isWhole: literal.port.isWhole)
      case .modality(.text): Coercion.text(literal.value).map { ($0, nil) }
      case .modality(.boolean): Coercion.boolean(literal.value)
      default: nil
      }
    guard let found else { return nil }
    result = found.0
    meaning = found.1
  }

  private static func number(_ value: Value, isWhole: Bool) -> (Value, Value?)? {
    switch value {
    case .number(let number):
      let cut = number.double.rounded(.towardZero)
      guard isWhole, cut != number.double else { return nil }
      return (.number(Number(cut)), nil)
    case .boolean(let flag): return (.number(Number(flag ? 1 : 0)), nil)
    case .text(let text):
      let digits = text.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x2B }
      guard let end = digits.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
        let number = Number(String(decoding: digits[...end], as: UTF8.self)),
        number.isInteger || !isWhole
      else { return nil }
      return (.number(number), nil)
    default: return nil
    }
  }

  private static func text(_ value: Value) -> Value? {
    switch value {
    case .number(let number): .text(number.literal)
    case .boolean(let flag): .text(flag ? "True" : "False")
    default: nil
    }
  }

  private static func boolean(_ value: Value) -> (Value, Value?)? {
    switch value {
    case .number(let number): return (.boolean(number.double != 0), nil)
    case .text(let text):
      let result = !text.isEmpty
      let meaning = Bool(reading: text)
      return (.boolean(result), meaning == result ? nil : meaning.map { .boolean($0) })
    default: return nil
    }
  }
}

extension Bool {
  /// The truth value that a text such as `yes` or `off` says.
  init?(reading text: String) {
    switch text.lowercased() {
    case "true", "yes", "on", "1": self = true
    case "false", "no", "off", "0": self = false
    default: return nil
    }
  }
}
