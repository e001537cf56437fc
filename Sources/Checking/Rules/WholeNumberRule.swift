import Flow

/// What counts pixels or frames, or says so, is a whole number.
///
/// Where a server cuts the fraction off, that is another rule's finding.
struct WholeNumberRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    let unit = literal.port.unit
    let counts = unit == .pixels || unit == .frames
    guard counts || literal.port.isWhole && literal.port.literalType == nil,
      let number = literal.writtenNumber, number != number.rounded(),
      literal.port.range?.contains(number) ?? true
    else { return [] }
    var whole = number.rounded()
    if let range = literal.port.range, !range.contains(whole) {
      whole = whole > number ? number.rounded(.down) : number.rounded(.up)
    }
    return [
      Diagnostic(
        .typeMismatch,
        "\(literal.label) \(counts ? "counts \(unit?.rawValue ?? "") and " : "")takes a whole number, "
          + "but \(literal.value.carrying(unit)) is none.",
        at: literal.place,
        fixes: literal.writing(Value.number(Number(whole)).carrying(unit)))
    ]
  }
}
