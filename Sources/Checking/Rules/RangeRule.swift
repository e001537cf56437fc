import Flow

/// Every number lies within its port's range, in the port's unit.
struct RangeRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard let range = literal.port.range, let number = literal.number,
      let bound = range.bound(nearest: number)
    else { return [] }
    let unit = literal.port.unit
    let allowed = Wording.within(range, unit)
    let shown = Value.number(Number(number)).carrying(unit)
    let written = literal.value.carrying(unit)
    let message =
      written == shown || !literal.value.differs(from: unit)
      ? "\(literal.label) is \(written), but must be \(allowed)."
      : "\(literal.label) is \(written), which is \(shown), but must be \(allowed)."
    return [
      Diagnostic(
        .outOfRange, message, at: literal.place, hint: "Write a number \(allowed).",
        fixes: fixes(literal, range, bound))
    ]
  }

  /// What can be written instead, the likeliest first.
  ///
  /// Who wrote a unit other than the port's means it, so that only the number can be wrong. Else the
  /// reading in another unit comes first where a number that is too large is that often, then the
  /// nearest allowed number, then further readings of a number without a unit.
  private func fixes(_ literal: Literal, _ range: ValueRange, _ bound: Number) -> [Diagnostic.Fix] {
    let nearest = nearestAllowed(literal, bound)
    guard let unit = literal.port.unit else { return nearest }
    let number: Number
    switch literal.value {
    case .quantity(let quantity) where quantity.unit == unit: number = quantity.number
    case .number(let bare): number = bare
    default: return nearest
    }
    let isBare = literal.value == .number(number)
    let readings = QuantityUnit.allCases.compactMap { other -> (QuantityUnit, Quantity)? in
      guard other != unit,
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
      let smaller = other.factor < unit.factor && other.dimension == unit.dimension
      if tooLarge, smaller {
        before += literal.writing(value, title)
      } else if isBare {
        after += literal.writing(value, title)
      }
    }
    return before + nearest + after
  }

  private func nearestAllowed(_ literal: Literal, _ bound: Number) -> [Diagnostic.Fix] {
    let allowed = StepGrid(literal.port)?.nearest(to: bound.double) ?? bound
    let value = inWrittenUnit(allowed, literal)
    return literal.writing(value, "write \(value), the nearest allowed")
  }

  /// The allowed number in the unit that was written where that is exactly as much, else in the port's.
  private func inWrittenUnit(_ allowed: Number, _ literal: Literal) -> Value {
    let plain = Value.number(allowed).carrying(literal.port.unit)
    guard let unit = literal.port.unit, case .quantity(let written) = literal.value,
      let converted = Quantity(allowed, unit).converted(
        to: written.unit, frameRate: literal.frameRate),
      // More digits than anyone would write are no better than another unit.
      converted.number.literal.utf8.count <= 8,
      let back = converted.converted(to: unit, frameRate: literal.frameRate),
      back.number.double == allowed.double
    else { return plain }
    return .quantity(converted)
  }
}

extension Value {
  /// Whether this is a quantity in another unit.
  fileprivate func differs(from unit: QuantityUnit?) -> Bool {
    if case .quantity(let quantity) = self { quantity.unit != unit } else { false }
  }
}
