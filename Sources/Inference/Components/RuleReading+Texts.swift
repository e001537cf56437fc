import Flow
import Library

extension RuleReading {
  /// Fills a node's text ports: from the phrase's slots, quoted words, texts made before, and what is
  /// left of the words.
  mutating func bindTexts(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    bindNegative(signature, own, &arguments)
    bindInstruction(signature, match, own, &arguments)
    for (slot, stretch) in match.slots.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
      guard let port = signature.port(slot), !port.isInput, arguments[slot] == nil else { continue }
      if port.type == .file {
        bindFile(port, stretch, &arguments)
      } else if port.type == .modality(.text),
        let text = text(port.name == "prompt" ? withNoun(stretch, match) : stretch, for: port)
      {
        arguments[slot] = text
      }
    }
    for port in signature.parameters
    where port.type == .modality(.text) && arguments[port.name] == nil && takesFreeText(port) {
      if let quoted = free(own).first(where: { request[$0].quoted != nil }) {
        used.insert(quoted)
        arguments[port.name] = .value(.text(request[quoted].quoted ?? ""))
      } else if port.isRequired, let source = textMadeBefore() {
        arguments[port.name] = source
      }
    }
    bindRemainder(signature, match, own, &arguments)
  }

  /// "a watercolor of a fox": the phrase's own noun belongs to the description, unless it only says
  /// that a picture is wanted.
  private mutating func withNoun(_ stretch: Range<Int>, _ match: PhraseMatch) -> Range<Int> {
    func tells(_ index: Int) -> Bool {
      !EnglishGrammar.plainThings.contains(request[index].word)
        && mentions.noun(at: index, in: index..<index + 1) != nil
        || mentions.isAudible(index..<index + 1)
    }
    guard stretch.allSatisfy({ request[$0].quoted == nil }) else { return stretch }
    if let noun = match.literals.last(where: { $0 < stretch.lowerBound }),
      let told = match.literals.last(where: { $0 < stretch.lowerBound && tells($0) }),
      noun - told <= 1, !match.literals.prefix(1).contains(told)
    {
      used.subtract(told..<stretch.lowerBound)
      return told..<stretch.upperBound
    }
    if let next = match.literals.first(where: { $0 == stretch.upperBound }), tells(next) {
      used.remove(next)
      return stretch.lowerBound..<next + 1
    }
    return stretch
  }

  /// An instruction is everything that the clause says, verb and all, but for the picture's name.
  private mutating func bindInstruction(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard signature.port("instruction") != nil,
      !match.literals.contains(where: { request[$0].stem == ":" })
    else { return }
    var names = Set(own.filter { request[$0].file != nil })
    for index in names
    where ["in", "of", "on", "to", "from"].contains(request[max(0, index - 1)].word) {
      names.insert(index - 1)
    }
    let kept = request.trimmed(own).filter { !names.contains($0) }
    let text = kept.map { request.words($0..<$0 + 1) }.joined(separator: " ")
    guard !text.isEmpty else { return }
    arguments["instruction"] = .value(.text(text))
    used.formUnion(own)
  }

  private func takesFreeText(_ port: Port) -> Bool {
    port.choices.isEmpty && !["color", "language", "aspect", "negative"].contains(port.name)
  }

  /// What a stretch says for a text port: the quoted words, or its own.
  private mutating func text(_ stretch: Range<Int>, for port: Port) -> Source? {
    let places = free(stretch)
    if let quoted = places.first(where: { request[$0].quoted != nil }) {
      used.formUnion(places.filter { request[$0].quoted != nil || isFiller($0) })
      return .value(.text(request[quoted].quoted ?? ""))
    }
    if let file = places.first(where: { request[$0].file != nil }) {
      return textOfFile(file)
    }
    let mention = mentions.mention(stretch, without: used)
    if mention.content.isEmpty, mention.hasPronoun || mention.noun == .text {
      used.formUnion(places)
      return textMadeBefore()
    }
    var stretch = stretch
    while let first = stretch.first, request[first].word == "some" { stretch.removeFirst() }
    let words = request.words(stretch, without: used)
    guard !words.isEmpty else { return nil }
    used.formUnion(places)
    return .value(.text(words))
  }

  /// A text file's content as a link, or a model's file as its name.
  private mutating func textOfFile(_ index: Int) -> Source? {
    guard let name = request[index].file else { return nil }
    used.insert(index)
    guard let value = draft.values.firstIndex(where: { $0.resource?.name == name }),
      draft.values[value].type == .modality(.text)
    else {
      if let value = draft.values.firstIndex(where: { $0.resource?.name == name }) {
        draft.use(value)
      }
      return .value(.text(name))
    }
    return source(value)
  }

  private mutating func textMadeBefore() -> Source? {
    let index = draft.values.indices.last { draft.values[$0].type == .modality(.text) }
    return index.flatMap { source($0) }
  }

  private mutating func bindFile(
    _ port: Port, _ stretch: Range<Int>, _ arguments: inout Arguments
  ) {
    for index in stretch {
      switch request[index].kind {
      case .file(let name), .quoted(let name):
        arguments[port.name] = .value(.text(name))
        used.insert(index)
        return
      case .format(let ending):
        arguments[port.name] = .value(.text("." + ending))
        used.insert(index)
      default: continue
      }
    }
  }

  /// "without people" goes to what a picture must not show.
  private mutating func bindNegative(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard let port = signature.port("negative"), arguments["negative"] == nil else { return }
    let words = library.vocabulary.words(for: port, of: signature.name.name)
    for index in own {
      guard words.contains([request[index].stem]), index + 1 < own.upperBound else { continue }
      let end = (index + 1..<own.upperBound).first { request[$0].kind == .mark(",") }
      let stretch = index + 1..<(end ?? own.upperBound)
      let text = request.words(stretch, without: used)
      guard !text.isEmpty else { return }
      arguments[port.name] = .value(.text(text))
      used.formUnion(index..<stretch.upperBound)
      return
    }
  }

  /// What is left of the words describes what is made, where the function can take a description.
  private mutating func bindRemainder(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    let names = ["prompt", "instruction", "style", "text"]
    guard
      let port = names.lazy.compactMap({ signature.port($0) }).first(where: {
        !$0.isInput && arguments[$0.name] == nil && $0.choices.isEmpty
      })
    else { return }
    let left = own.filter { !used.contains($0) }
    let content = left.filter {
      !isFiller($0) && request[$0].isWord && !EnglishGrammar.manners.contains(request[$0].word)
    }
    if content.isEmpty {
      if port.isRequired, port.name == "style" { describeByPhrase(port, match, &arguments) }
      return
    }
    guard port.isRequired || port.name == "prompt", let first = left.first, let last = left.last
    else { return }
    let text = request.words(first..<last + 1, without: used)
    guard !text.isEmpty else { return }
    arguments[port.name] = .value(.text(text))
    used.formUnion(left)
  }

  /// "as a pencil sketch": the phrase's own words are the style.
  private func describeByPhrase(
    _ port: Port, _ match: PhraseMatch, _ arguments: inout Arguments
  ) {
    let verbs = Set(match.literals.prefix(1))
    let words = match.literals.filter {
      !(verbs.contains($0) && match.openSlot == nil && match.literals.count > 2)
        && !EnglishGrammar.isEmpty(request[$0].word)
    }
    let last = match.slots.values.map(\.upperBound).max() ?? 0
    let tail = words.filter { $0 >= last }
    let text = (tail.isEmpty ? words : tail).map { request[$0].word }.joined(separator: " ")
    if !text.isEmpty { arguments[port.name] = .value(.text(text)) }
  }

  /// Whether a piece carries nothing that could be lost.
  func isFiller(_ index: Int) -> Bool {
    let lexeme = request[index]
    switch lexeme.kind {
    case .mark, .listMarker: return true
    case .word:
      return EnglishGrammar.isEmpty(lexeme.word)
        || mentions.noun(at: index, in: index..<index + 1) != nil
          && !mentions.isAudible(index..<index + 1)
    case .number: return EnglishGrammar.numbers[lexeme.word] != nil
    default: return false
    }
  }
}
