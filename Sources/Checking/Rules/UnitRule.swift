import Flow

/// Every quantity measures what its port measures.
///
/// Another unit of the same dimension is no mistake, and neither is a bare number: it is meant in the
/// port's own unit.
struct UnitRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard literal.isNumeric, case .quantity(let quantity) = literal.value, literal.number == nil
    else { return [] }
    guard let unit = literal.port.unit else { return [plain(literal, quantity)] }
    let frames = quantity.unit == .frames || unit == .frames
    let related = frames && [quantity.unit.dimension, unit.dimension].contains(.time)
    if related {
      return [
        Diagnostic(
          .wrongUnit,
          "\(literal.label) is given \(quantity), but without a known frame rate that is no number "
            + "of \(unit.rawValue).",
          at: literal.place, hint: "Write it in \(unit.rawValue).")
      ]
    }
    return [
      Diagnostic(
        .wrongUnit,
        "\(literal.label) measures \(unit.dimension.rawValue) in \(unit.rawValue), but \(quantity) "
          + "is a \(quantity.unit.dimension.rawValue).",
        at: literal.place, hint: "Write \(Wording.taking(literal.port)).")
    ]
  }

  private func plain(_ literal: Literal, _ quantity: Quantity) -> Diagnostic {
    // A ratio is a plain number; of anything else only the unit can be too much.
    let number = quantity.converted(to: .times)?.number ?? quantity.number
    let fits = literal.port.range?.contains(number.double) ?? true
    return Diagnostic(
      .wrongUnit,
      "\(literal.label) is a plain number, but \(quantity) is a \(quantity.unit.dimension.rawValue).",
      at: literal.place, hint: "Write the number without a unit.",
      fixes: fits ? literal.writing(.number(number)) : [])
  }
}
