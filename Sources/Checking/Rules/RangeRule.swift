import Flow

/// Every number lies within its port's range, in the port's unit.
struct RangeRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard let range = literal.port.range, let number = literal.number,
      let bound = range.bound(nearest: number)
    else { return [] }
    let unit = literal.port.unit
    let allowed = Wording.range(range, unit)
    let shown = Value.number(Number(number)).carrying(unit)
    let written = literal.value.carrying(unit)
    let message =
      written == shown || !literal.value.differs(from: unit)
      ? "\(literal.label) is \(written), but must be within \(allowed)."
      : "\(literal.label) is \(written), which is \(shown), but must be within \(allowed)."
    return [
      Diagnostic(
        .outOfRange, message, at: literal.place, hint: "Write a number within \(allowed).",
        fixes: fixes(literal, range, bound))
    ]
  }

  /// The reading in another unit first where a number that is too large is that often, then the
  /// nearest allowed number, then further readings of a number without a unit.
  private func fixes(_ literal: Literal, _ range: ValueRange, _ bound: Number) -> [Diagnostic.Fix] {
    let nearest = literal.writing(
      Value.number(bound).carrying(literal.port.unit),
      "write \(Value.number(bound).carrying(literal.port.unit)), the nearest allowed")
    guard let unit = literal.port.unit else { return nearest }
    let (number, writtenUnit): (Number, QuantityUnit) =
      switch literal.value {
      case .quantity(let quantity): (quantity.number, quantity.unit)
      case .number(let number): (number, unit)
      default: (bound, unit)
      }
    let isBare = literal.value == .number(number)
    let readings = QuantityUnit.allCases.compactMap { other -> (QuantityUnit, Quantity)? in
      guard other != writtenUnit,
        let converted = Quantity(number, other).converted(to: unit, frameRate: literal.frameRate),
        range.contains(converted.number.double)
      else { return nil }
      return (other, converted)
    }
    let tooLarge = bound == range.upper
    var before: [Diagnostic.Fix] = []
    var after: [Diagnostic.Fix] = []
    for (other, converted) in readings {
      let value = Value.quantity(Quantity(number, other))
      let title = "write \(value), which is \(converted)"
      let smaller = other.factor < writtenUnit.factor && other.dimension == writtenUnit.dimension
      if tooLarge, smaller {
        before += literal.writing(value, title)
      } else if isBare {
        after += literal.writing(value, title)
      }
    }
    return before + nearest + after
  }
}

extension Value {
  /// Whether this is a quantity in another unit.
  fileprivate func differs(from unit: QuantityUnit?) -> Bool {
    if case .quantity(let quantity) = self { quantity.unit != unit } else { false }
  }
}
