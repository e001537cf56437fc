import Flow

/// What counts pixels or frames is a whole number.
struct WholeNumberRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard let unit = literal.port.unit, unit == .pixels || unit == .frames,
      let number = literal.number, number != number.rounded(),
      literal.port.range?.contains(number) ?? true
    else { return [] }
    var whole = number.rounded()
    if let range = literal.port.range, !range.contains(whole) {
      whole = whole > number ? number.rounded(.down) : number.rounded(.up)
    }
    return [
      Diagnostic(
        .typeMismatch,
        "\(literal.label) counts \(unit.rawValue) and takes a whole number, but "
          + "\(literal.value.carrying(unit)) is none.",
        at: literal.place, fixes: literal.writing(.quantity(Quantity(Number(whole), unit))))
    ]
  }
}
