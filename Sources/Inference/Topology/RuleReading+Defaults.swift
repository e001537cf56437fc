import Flow

extension RuleReading {
  /// All values of a type that no step has taken, the files first; all files when steps took them all.
  func everything(_ type: PortType, excluding taken: [Int]) -> [Int] {
    let fitting = draft.values.indices.filter { index in
      draft.values[index].isGiven && type.accepts(draft.values[index].type.element)
        && !taken.contains(index)
    }
    let unused = fitting.filter { draft.values[$0].uses == 0 }
    return unused.isEmpty ? fitting : unused
  }

  /// What a step takes when the words do not say.
  mutating func standard(
    _ type: PortType, excluding taken: [Int], required: Bool = true
  ) -> Int? {
    func fits(_ index: Int) -> Bool {
      draft.values[index].isGiven && !taken.contains(index)
        && type.accepts(draft.values[index].type)
    }
    if let current, required, fits(current) { return current }
    let fitting = draft.values.indices.filter(fits)
    if let unused = fitting.first(where: { draft.values[$0].uses == 0 }) { return unused }
    guard required else { return nil }
    if let last = fitting.last { return last }
    let sources =
      ([current].compactMap(\.self)
      + draft.values.indices.filter { index in
        draft.values[index].isGiven && draft.values[index].uses == 0
      }).filter { !taken.contains($0) && draft.values[$0].type != .modality(.text) }
    for source in sources {
      if let value = convert(source, to: type) { return value }
    }
    return nil
  }
}
