import Checking
import Flow
import Library

extension RuleReading {
  /// The one value of a type that a stretch means.
  mutating func resolveOne(_ type: PortType, _ stretch: Range<Int>, excluding taken: [Int]) -> Int?
  {
    let values = resolve(type, stretch, many: type.modality == .audio, excluding: taken)
    guard values.count > 1 else { return values.first ?? standard(type, excluding: taken) }
    return joined(values, type) ?? values.first
  }

  /// All values of a type that a stretch itself speaks of.
  mutating func resolveEach(
    _ type: PortType, _ stretch: Range<Int>, excluding taken: [Int]
  ) -> [Int] {
    resolve(type, stretch, many: true, excluding: taken)
  }

  /// All values of a type that a stretch means, completed by what is there when it means too few.
  mutating func resolveMany(
    _ type: PortType, _ stretch: Range<Int>, excluding taken: [Int]
  ) -> [Int] {
    var values = resolve(type, stretch, many: true, excluding: taken)
    if values.count < 2 {
      let more = everything(type, excluding: taken + values)
      let mention = mentions.mention(stretch, without: used)
      values = mention.hasPronoun || values.isEmpty ? more + values : values + more
    }
    return values
  }

  /// The values of a type that a stretch speaks of; things that it describes are made.
  private mutating func resolve(
    _ type: PortType, _ stretch: Range<Int>, many: Bool, excluding taken: [Int]
  ) -> [Int] {
    var result: [Int] = []
    let parts = self.parts(stretch, many: many)
    let named = parts.filter { $0.contains { request[$0].file != nil } }
    // A list of pictures that are there is not filled up with invented ones.
    let isThere =
      type.modality != .audio
      && parts.contains { part in
        let mention = mentions.mention(part, without: used)
        return !mention.files.isEmpty || mention.isPlural
      }
    for part in many || named.isEmpty ? parts : named where !isOnlyMask(part, beside: named, type) {
      if isThere, many {
        let mention = mentions.mention(part, without: used)
        guard !mention.files.isEmpty || mention.hasPronoun || mention.noun == type.modality else {
          continue
        }
      }
      for value in resolvePart(type, part, excluding: taken + result)
      where !result.contains(value) {
        result.append(value)
      }
    }
    return result
  }

  /// A mask passes as a picture only where there is no picture, and a picture as a mask only where
  /// there is no mask.
  private func isOnlyMask(_ part: Range<Int>, beside named: [Range<Int>], _ type: PortType) -> Bool
  {
    func types(_ part: Range<Int>) -> [PortType] { part.compactMap(fit.type(ofFile:)) }
    if type == .modality(.mask) {
      return !types(part).contains(type) && named.contains { types($0).contains(type) }
    }
    return types(part) == [.modality(.mask)] && named.contains { types($0).contains(type) }
  }

  /// A list's members: what "and", commas and "plus" part.
  func parts(_ stretch: Range<Int>, many: Bool) -> [Range<Int>] {
    let hasFiles = stretch.contains { request[$0].file != nil }
    guard many || hasFiles else { return [stretch] }
    var result: [Range<Int>] = []
    var start = stretch.lowerBound
    for index in stretch {
      let lexeme = request[index]
      let isConnector = ["and", "plus", "with", "&", "or"].contains(lexeme.word)
      guard isConnector || lexeme.kind == .mark(",") else { continue }
      if !isConnector, isPlainSound(start..<index) { continue }
      if start < index { result.append(start..<index) }
      start = index + 1
    }
    if start < stretch.upperBound { result.append(start..<stretch.upperBound) }
    return result
  }

  /// "background music, jazz" is one thing: what follows the comma tells which music.
  private func isPlainSound(_ part: Range<Int>) -> Bool {
    guard let last = part.last, mentions.noun(at: last, in: last..<last + 1)?.0 == .audio else {
      return false
    }
    return EnglishGrammar.plainThings.contains(request[last].word)
      && mentions.mention(part, without: used).content.allSatisfy {
        request[$0].word == "background"
      }
  }

  private mutating func resolvePart(
    _ type: PortType, _ part: Range<Int>, excluding taken: [Int]
  ) -> [Int] {
    let mention = mentions.mention(part, without: used)
    if !mention.files.isEmpty {
      if let made = madeInside(type, part, mention) { return [made] }
      let exact = mention.files.filter { fit.type(ofFile: $0) == type }
      let isMask = type == .modality(.mask) && !exact.isEmpty
      let files = (isMask ? exact : mention.files).filter {
        !isOutputName($0) && (!type.isVisual || fit.type(ofFile: $0) != .modality(.audio))
      }
      guard !files.isEmpty else { return [] }
      used.formUnion(part.filter(isFiller))
      return files.compactMap { file(at: $0, as: type) }
    }
    if type.modality == .audio, mention.content.isEmpty, let quoted = mention.quoted.first {
      return spoken(quoted).map { [$0] } ?? []
    }
    if !mention.content.isEmpty || !mention.quoted.isEmpty || hasNumbers(part)
      || part.contains(where: { EnglishGrammar.greetings.contains(request[$0].word) })
    {
      if let value = labelled(type, mention) {
        used.formUnion(part.filter { isFiller($0) || mention.content.contains($0) })
        return [value]
      }
      if let made = madeInside(type, part, mention) { return [made] }
    }
    if mention.content.isEmpty, mention.hasPronoun || mention.noun != nil || mention.ordinal != nil
    {
      let values = referred(type, mention, excluding: taken)
      if !values.isEmpty {
        used.formUnion(part.filter(isFiller))
        return values
      }
    }
    guard !mention.content.isEmpty || mention.noun != nil && type.modality == .audio else {
      return []
    }
    if type.modality == .audio, mention.noun == nil, !mentions.isAudible(part),
      !isWholeSlot(part, taken)
    {
      return []
    }
    if isAboutThere(mention) { return original(type, part, mention) }
    // Pictures and films are not invented where there is one to work on.
    if type.modality != .audio, let value = standard(type, excluding: taken) { return [value] }
    guard [.audio, .image].contains(type.modality) || mention.noun == type.modality else {
      return []
    }
    return generate(type, part).map { [$0] } ?? []
  }

  /// Whether nothing else of a list was found yet, so that the words must be meant.
  private func isWholeSlot(_ part: Range<Int>, _ taken: [Int]) -> Bool {
    let next = request.lexemes[part.upperBound...].first
    let before = request.lexemes[..<part.lowerBound].last
    return taken.isEmpty && next?.word != "and" && before?.word != "and"
  }

  /// "next to the original": the file of that kind.
  private mutating func original(
    _ type: PortType, _ part: Range<Int>, _ mention: Mention
  ) -> [Int] {
    guard mention.content.allSatisfy({ request[$0].word == "original" }) else { return [] }
    let files = draft.values.indices.filter {
      draft.values[$0].resource != nil && draft.values[$0].isGiven
        && type.accepts(draft.values[$0].type)
    }
    guard files.count == 1 else { return [] }
    used.formUnion(part.filter { isFiller($0) || mention.content.contains($0) })
    return files
  }

  /// "the original", "the song quieter": words for what is there make nothing new.
  private func isAboutThere(_ mention: Mention) -> Bool {
    let words: Set<String> = [
      "original", "existing", "quieter", "softer", "louder", "own", "current",
      "untouched", "unchanged",
    ]
    return mention.content.contains { words.contains(request[$0].word) }
  }

  func hasNumbers(_ part: Range<Int>) -> Bool {
    part.contains { request[$0].isNumeric && !used.contains($0) }
  }

  /// A file that the words name, turned into what is needed.
  mutating func file(at index: Int, as type: PortType) -> Int? {
    guard let name = request[index].file else { return nil }
    used.insert(index)
    let known = draft.values.firstIndex { $0.resource?.name == name }
    let value =
      known
      ?? draft.add(
        Resource(name, modality: FileNames.modality(name)), stems: stems(ofFile: name),
        isGiven: true)
    return convert(value, to: type)
  }
}
