import Flow
import Library

extension RuleReading {
  /// Something made before that the words describe: "the birdsong".
  func labelled(_ type: PortType, _ mention: Mention) -> Int? {
    let stems = Set(mention.content.map { request[$0].stem })
    return draft.values.indices.last { index in
      let value = draft.values[index]
      return value.isGiven && type.accepts(value.type) && !value.stems.isDisjoint(with: stems)
    }
  }

  /// What "it", "the second photo" or "the videos" stand for.
  mutating func referred(
    _ type: PortType, _ mention: Mention, excluding taken: [Int]
  ) -> [Int] {
    let meant = mention.noun.map { PortType.modality($0) } ?? type
    let all = draft.values.indices.filter { index in
      draft.values[index].isGiven && meant.accepts(draft.values[index].type.element)
        && !taken.contains(index)
    }
    if let ordinal = mention.ordinal {
      let files = all.filter { draft.values[$0].resource != nil }
      let list = files.isEmpty ? all : files
      let index = ordinal < 0 ? list.count - 1 : ordinal
      return list.indices.contains(index) ? [list[index]].compactMap { convert($0, to: type) } : []
    }
    if mention.isPlural {
      let unused = all.filter { draft.values[$0].uses == 0 }
      return (unused.isEmpty ? all : unused).compactMap { convert($0, to: type) }
    }
    let chosen: Int?
    if let current, all.contains(current) {
      chosen = current
    } else {
      chosen = all.first { draft.values[$0].uses == 0 } ?? all.last
    }
    if let chosen { return [convert(chosen, to: type)].compactMap(\.self) }
    guard let current, mention.noun == nil, !taken.contains(current) else { return [] }
    return [convert(current, to: type)].compactMap(\.self)
  }
}
