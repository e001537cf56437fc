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
    for part in many || named.isEmpty ? parts : named {
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

  /// A list's members: what "and", commas and "plus" part.
  private func parts(_ stretch: Range<Int>, many: Bool) -> [Range<Int>] {
    let hasFiles = stretch.contains { request[$0].file != nil }
    guard many || hasFiles else { return [stretch] }
    var result: [Range<Int>] = []
    var start = stretch.lowerBound
    for index in stretch {
      let lexeme = request[index]
      let isConnector = ["and", "plus", "with", "&", "or"].contains(lexeme.word)
      guard isConnector || lexeme.kind == .mark(",") else { continue }
      if start < index { result.append(start..<index) }
      start = index + 1
    }
    if start < stretch.upperBound { result.append(start..<stretch.upperBound) }
    return result
  }

  private mutating func resolvePart(
    _ type: PortType, _ part: Range<Int>, excluding taken: [Int]
  ) -> [Int] {
    let mention = mentions.mention(part, without: used)
    if !mention.files.isEmpty {
      if let made = madeInside(type, part, mention) { return [made] }
      used.formUnion(part.filter(isFiller))
      return mention.files.compactMap { file(at: $0, as: type) }
    }
    if type.modality == .audio, mention.content.isEmpty, let quoted = mention.quoted.first {
      return spoken(quoted).map { [$0] } ?? []
    }
    if !mention.content.isEmpty || !mention.quoted.isEmpty || hasNumbers(part) {
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

  private func hasNumbers(_ part: Range<Int>) -> Bool {
    part.contains { request[$0].isNumeric && !used.contains($0) }
  }

  /// Quoted words where a sound is wanted are spoken.
  private mutating func spoken(_ quoted: Int) -> Int? {
    guard let signature = signature("text_to_speech"), let text = request[quoted].quoted else {
      return nil
    }
    used.insert(quoted)
    var arguments = Arguments()
    arguments["text"] = .value(.text(text))
    return addNode(signature, arguments, quoted..<quoted + 1, nil)
  }

  /// A file that the words name, turned into what is needed.
  private mutating func file(at index: Int, as type: PortType) -> Int? {
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

  /// A request within the request: "an 8-second video of jungle.jpg".
  private mutating func madeInside(
    _ type: PortType, _ part: Range<Int>, _ mention: Mention
  ) -> Int? {
    guard depth < 4 else { return nil }
    let inner = selection.phrases(
      in: part,
      only: { signature in
        !signature.isOutput && signature.outputs.first.map { type.accepts($0.type) } == true
          && !signature.name.name.hasPrefix("load_")
      })
    guard let match = inner.first, match.score >= 2.2 else { return nil }
    depth += 1
    defer { depth -= 1 }
    return bind(match, own: part)
  }

  /// Something made before that the words describe: "the birdsong".
  private func labelled(_ type: PortType, _ mention: Mention) -> Int? {
    let stems = Set(mention.content.map { request[$0].stem })
    return draft.values.indices.last { index in
      let value = draft.values[index]
      return value.isGiven && type.accepts(value.type) && !value.stems.isDisjoint(with: stems)
    }
  }

  /// What "it", "the second photo" or "the videos" stand for.
  private mutating func referred(
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

  /// Makes what the words describe, with the function that makes such things from words.
  private mutating func generate(_ type: PortType, _ part: Range<Int>) -> Int? {
    guard let modality = type.modality, let signature = signature("text_to_\(modality)"),
      let prompt = signature.ports.first
    else { return nil }
    var own = request.trimmed(part)
    while let first = own.first, isLeadIn(first) { own.removeFirst() }
    var arguments = Arguments()
    let numbers = NumberBinding(
      request: request, vocabulary: library.vocabulary, signature: signature
    ).read(free(part), taken: [])
    for (port, value) in numbers.values { arguments[port] = .value(value) }
    used.formUnion(numbers.used)
    let text = request.words(own, without: used)
    guard !text.isEmpty else { return nil }
    arguments[prompt.name] = .value(.text(text))
    used.formUnion(part)
    return addNode(signature, arguments, own, nil)
  }

  /// "I want to hear", "make a soundscape:" and "some" lead to what is described and are no part of it.
  private func isLeadIn(_ index: Int) -> Bool {
    let lexeme = request[index]
    guard lexeme.isWord else { return lexeme.quoted == nil && !lexeme.isNumeric }
    if EnglishGrammar.determiners.contains(lexeme.word)
      || EnglishGrammar.courtesies.contains(lexeme.word) || lexeme.word == "hear"
    {
      return true
    }
    if mentions.isAudible(index..<index + 1) { return false }
    if EnglishGrammar.plainThings.contains(lexeme.word) || lexeme.word == "atmosphere" {
      return request.lexemes[(index + 1)...].first?.kind == .mark(":")
    }
    return library.vocabulary.openingWords.contains(lexeme.word)
      && mentions.noun(at: index, in: index..<index + 1) == nil
  }

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
