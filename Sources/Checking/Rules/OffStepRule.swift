import Flow

/// Every number within its range is one of the steps that its port goes in.
struct OffStepRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard let grid = StepGrid(literal.port), let number = literal.number,
      literal.port.range?.contains(number) ?? true, !isOn(grid, literal, number),
      literal.value != literal.port.defaultValue
    else { return [] }
    let unit = literal.port.unit
    let nearest = Value.number(grid.nearest(to: number)).carrying(unit)
    let step = Value.number(literal.port.step ?? Number(1)).carrying(unit)
    let origin =
      literal.port.range.flatMap { Wording.isEndless($0.lower) ? nil : " from \($0.lower)" } ?? ""
    return [
      Diagnostic(
        .offStep,
        "\(literal.label) is \(literal.value.carrying(unit)), but goes in steps of \(step)\(origin).",
        at: literal.place, fixes: literal.writing(nearest, "write \(nearest), the nearest step"))
    ]
  }

  private func isOn(_ grid: StepGrid, _ literal: Literal, _ number: Double) -> Bool {
    if case .number(let written) = literal.value, written.double == number {
      return grid.contains(written)
    }
    return grid.contains(Number(number))
  }
}
