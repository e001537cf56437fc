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
    bindMovement(signature, match, own, &arguments)
    for (slot, stretch) in match.slots.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
      guard let port = signature.port(slot), !port.isInput, arguments[slot] == nil else { continue }
      if port.type == .file {
        bindFile(port, stretch, &arguments)
      } else if port.type == .modality(.text),
        let text = text(
          port.name == "prompt" ? withNoun(stretch, match) : stretch, for: port, of: signature)
      {
        arguments[slot] = text
      }
    }
    for port in signature.parameters
    where port.type == .modality(.text) && arguments[port.name] == nil && takesFreeText(port) {
      if let lines = lines(own, for: port) {
        arguments[port.name] = lines
      } else if let quoted = free(own).first(where: { request[$0].quoted != nil }) {
        used.insert(quoted)
        arguments[port.name] = .value(.text(request[quoted].quoted ?? ""))
      } else if port.isRequired, let source = textMadeBefore() {
        arguments[port.name] = source
      }
    }
    bindShown(signature, own, &arguments)
    bindRemainder(signature, match, own, &arguments)
  }

  private func takesFreeText(_ port: Port) -> Bool {
    port.choices.isEmpty
      && !["color", "language", "aspect", "negative", "model"].contains(port.name)
  }

  /// Several quoted texts are the lines of a port that is named for several.
  mutating func lines(_ stretch: Range<Int>, for port: Port) -> Source? {
    let quoted = free(stretch).filter { request[$0].quoted != nil }
    guard port.name.hasSuffix("s"), quoted.count > 1 else { return nil }
    used.formUnion(quoted)
    return .value(.text(quoted.compactMap { request[$0].quoted }.joined(separator: "\n")))
  }

  /// What a stretch says for a text port: the quoted words, or its own.
  mutating func text(
    _ stretch: Range<Int>, for port: Port, of signature: Signature
  ) -> Source? {
    var stretch = withoutTail(
      port.name == "prompt" ? stretch : withoutSettings(stretch, signature))
    if let lines = lines(stretch, for: port) { return lines }
    let places = free(stretch)
    if let quoted = places.first(where: { request[$0].quoted != nil }),
      port.name != "prompt" || mentions.mention(stretch, without: used).content.isEmpty
    {
      used.formUnion(places.filter { $0 == quoted || isFiller($0) })
      return .value(.text(request[quoted].quoted ?? ""))
    }
    if let file = places.first(where: { request[$0].file != nil }) {
      return textOfFile(file)
    }
    let mention = mentions.mention(stretch, without: used)
    if mention.content.isEmpty && mention.noun == .text || isOnlySettings(stretch, signature) {
      used.formUnion(places)
      return textMadeBefore()
    }
    stretch = withoutPlainThing(stretch, signature)
    while let first = stretch.first, isLeadingFiller(first, port) { stretch.removeFirst() }
    while let last = stretch.last,
      [.mark("."), .mark(","), .mark(";")].contains(request[last].kind)
    { stretch.removeLast() }
    let words = request.words(stretch, without: used)
    guard !words.isEmpty else { return nil }
    used.formUnion(places)
    return .value(.text(words))
  }

  /// "it slowly": something named before, and how it is done.
  func isOnlySettings(_ stretch: Range<Int>, _ signature: Signature) -> Bool {
    let mention = mentions.mention(stretch, without: used)
    guard mention.hasPronoun, mention.quoted.isEmpty, mention.files.isEmpty else { return false }
    let settings = library.vocabulary.settingStems(of: signature)
    return mention.content.allSatisfy { settings.contains(request[$0].stem) }
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

  mutating func textMadeBefore() -> Source? {
    let index = draft.values.indices.last { draft.values[$0].type == .modality(.text) }
    return index.flatMap { source($0) }
  }

  /// "as a JPG under the name final": the format is the name's ending.
  mutating func nameFormat(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard signature.isOutput, let port = signature.ports.first(where: { $0.type == .file }),
      case .value(.text(let name)) = arguments[port.name], FileNames.ending(name).isEmpty,
      !name.hasPrefix("."), !name.hasSuffix("/")
    else { return }
    for index in free(own) {
      guard case .format(let format) = request[index].kind else { continue }
      arguments[port.name] = .value(.text("\(name).\(format)"))
      used.insert(index)
      return
    }
  }

  private mutating func bindFile(
    _ port: Port, _ stretch: Range<Int>, _ arguments: inout Arguments
  ) {
    for index in stretch {
      switch request[index].kind {
      case .file(let name), .quoted(let name):
        var name = name
        if case .value(.text(let ending)) = arguments[port.name], FileNames.ending(name).isEmpty {
          name += ending
        }
        arguments[port.name] = .value(.text(name))
        used.insert(index)
        return
      case .format(let ending):
        arguments[port.name] = .value(.text("." + ending))
        used.insert(index)
      case .word where fit.isBareName(index):
        arguments[port.name] = .value(.text(request[index].word))
        used.insert(index)
      default: continue
      }
    }
  }
}
