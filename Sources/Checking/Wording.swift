import Flow

/// The turns of phrase that findings share.
enum Wording {
  /// Names in a row, such as `a, b and c`.
  static func list(_ names: [String], _ conjunction: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// What a port takes, with its unit, range or choices, such as `number 0.5...60 s`.
  static func taking(_ port: Port) -> String {
    if !port.choices.isEmpty { return "one of " + choices(of: port) }
    var text = port.type.description
    if let range = port.range { text += " in \(range)" }
    if let unit = port.unit { text += " \(unit.rawValue)" }
    return text
  }

  /// The first of a port's choices, in quotes.
  static func choices(of port: Port, limit: Int = 8) -> String {
    let shown = port.choices.prefix(limit).map { Value.quoted($0.value) }
    let rest = port.choices.count - shown.count
    return rest > 0
      ? shown.joined(separator: ", ") + " and \(rest) more" : list(Array(shown), "or")
  }

  /// A range with its unit, such as `0.5...60 s`.
  static func range(_ range: ValueRange, _ unit: QuantityUnit?) -> String {
    if let unit { "\(range) \(unit.rawValue)" } else { range.description }
  }
}
