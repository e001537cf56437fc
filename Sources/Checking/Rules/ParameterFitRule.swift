import Flow

/// A parameter of the flow allows only what the ports that it fills allow.
///
/// Its type is checked as a link's is, and its default as a literal is.
struct ParameterFitRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.leaves.compactMap { leaf in
      guard case .parameter(let name) = leaf.source, let parameter = context.parameter(name),
        leaf.takes(parameter.type), parameter.valueType.element == .modality(.number)
      else { return nil }
      return unit(of: parameter, leaf) ?? range(of: parameter, leaf)
    }
  }

  private func unit(of parameter: Port, _ leaf: Leaf) -> Diagnostic? {
    guard let given = parameter.unit, let unit = leaf.port.unit else { return nil }
    if Quantity(Number(1), given).converted(to: unit, frameRate: leaf.frameRate) != nil {
      return nil
    }
    return Diagnostic(
      .wrongUnit,
      "\(parameter.name) is in \(given.rawValue), a \(given.dimension.rawValue), but \(leaf.label) "
        + "measures \(unit.dimension.rawValue) in \(unit.rawValue).",
      at: leaf.place, hint: "Declare \(parameter.name) in \(unit.rawValue).")
  }

  private func range(of parameter: Port, _ leaf: Leaf) -> Diagnostic? {
    guard let wide = parameter.range, let narrow = leaf.port.range else { return nil }
    let ends = [wide.lower, wide.upper].compactMap {
      Value.number($0).carrying(parameter.unit)
        .double(in: leaf.port.unit ?? parameter.unit ?? .times, frameRate: leaf.frameRate)
    }
    guard ends.contains(where: { !narrow.contains($0) }) else { return nil }
    return Diagnostic(
      .outOfRange,
      "\(parameter.name) may be \(Wording.range(wide, parameter.unit)), but \(leaf.label) takes "
        + "only \(Wording.range(narrow, leaf.port.unit)).",
      severity: .warning, at: leaf.place,
      hint: "Declare \(parameter.name) in \(Wording.range(narrow, leaf.port.unit)).")
  }
}
