import Flow

extension Port {
  /// Widens a port so that it takes what another of its name takes too.
  ///
  /// Options of a dynamic combo may each have an input of one name, with different types or ranges.
  mutating func widen(by other: Port) {
    guard self != other else { return }
    if type != other.type {
      if case .named(let own) = type, case .named(let added) = other.type {
        type = .named("\(own),\(added)")
      } else {
        type = .any
      }
    }
    if literalType != other.literalType { literalType = .any }
    isWhole = isWhole && other.isWhole
    if let own = range, let added = other.range {
      range = ValueRange(
        own.lower.double <= added.lower.double ? own.lower : added.lower,
        own.upper.double >= added.upper.double ? own.upper : added.upper)
    } else {
      range = nil
    }
    if step != other.step { step = nil }
    choices =
      choices.isEmpty || other.choices.isEmpty
      ? [] : choices + other.choices.filter { !choices.contains($0) }
    if defaultValue != other.defaultValue { defaultValue = Value.none }
  }
}
