import Flow

/// The turns of phrase that findings share.
enum Wording {
  /// Names in a row, such as `a, b and c`.
  static func list(_ names: [String], _ conjunction: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// The first of many names in a row, and how many more there are.
  static func some(_ names: [String], limit: Int = 12) -> String {
    if names.count <= limit { return list(names) }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
  }

  /// What a port takes, with its unit, range or choices, such as `number 0.5...60 s`.
  static func taking(_ port: Port) -> String {
    if !port.choices.isEmpty { return "one of " + choices(of: port) }
    var text = type(port.type)
    if port.isWhole, port.literalType == nil { text = "whole \(text)" }
    if let range = port.range {
      text += isOpen(range) ? " \(Wording.range(range, port.unit))" : " in \(range)"
    }
    if let unit = port.unit, port.range.map({ !isOpen($0) }) ?? true { text += " \(unit.rawValue)" }
    return text
  }

  /// A type as findings name it: a list of options as a type is one of many.
  static func type(_ type: PortType) -> String {
    type.shown.description
  }

  /// The first of a port's choices, in quotes.
  static func choices(of port: Port, limit: Int = 8) -> String {
    let shown = port.choices.prefix(limit).map { Value.quoted($0.value) }
    let rest = port.choices.count - shown.count
    return rest > 0
      ? shown.joined(separator: ", ") + " and \(rest) more" : list(Array(shown), "or")
  }

  /// A range with its unit, such as `0.5...60 s`; one that is open at an end as `at least 16 px`.
  static func range(_ range: ValueRange, _ unit: QuantityUnit?) -> String {
    let suffix = unit.map { " \($0.rawValue)" } ?? ""
    if isEndless(range.upper), !isEndless(range.lower) { return "at least \(range.lower)\(suffix)" }
    if isEndless(range.lower), !isEndless(range.upper) { return "at most \(range.upper)\(suffix)" }
    return "\(range)\(suffix)"
  }

  /// A sentence's "must be" for a range.
  static func within(_ range: ValueRange, _ unit: QuantityUnit?) -> String {
    isOpen(range) ? Wording.range(range, unit) : "within \(Wording.range(range, unit))"
  }

  private static func isOpen(_ range: ValueRange) -> Bool {
    isEndless(range.lower) != isEndless(range.upper)
  }

  /// Whether a number is as large as flows can write, which stands for no limit.
  static func isEndless(_ number: Number) -> Bool { abs(number.double) >= 9.2e18 }
}
