import Flow
import Library

extension RuleReading {
  /// An instruction is everything that the clause says, verb and all, but for the picture's name.
  mutating func bindInstruction(
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
    let kept = withoutTail(request.trimmed(own)).filter { !names.contains($0) }
      .drop { request[$0].kind == .mark(",") }
    let text = kept.map { request.words($0..<$0 + 1) }.joined(separator: " ")
    guard !text.isEmpty else { return }
    arguments["instruction"] = .value(.text(text))
    used.formUnion(withoutTail(own))
  }

  /// "without people" goes to what a picture must not show.
  mutating func bindNegative(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard let port = signature.port("negative"), arguments["negative"] == nil else { return }
    let words = library.vocabulary.words(for: port, of: signature.name.name)
    var texts: [String] = []
    var index = own.lowerBound
    while index < own.upperBound {
      defer { index += 1 }
      guard words.contains([request[index].stem]), !used.contains(index), index + 1 < own.upperBound
      else { continue }
      let end = (index + 1..<own.upperBound).first { place in
        if case .mark(let mark) = request[place].kind { return ",.;)".contains(mark) }
        return request[place].isNumeric && request[place].word.isEmpty
      }
      let stretch = index + 1..<(end ?? own.upperBound)
      let text = request.words(stretch, without: used)
      guard !text.isEmpty else { continue }
      texts.append(text)
      used.formUnion(index..<stretch.upperBound)
      index = stretch.upperBound - 1
    }
    if !texts.isEmpty { arguments[port.name] = .value(.text(texts.joined(separator: ", "))) }
  }

  /// "No people." in a sentence of its own goes to the first step that can leave something out.
  mutating func bindLeftNegatives() {
    for negation in negations where negation.content.allSatisfy({ !used.contains($0) }) {
      let node = draft.nodes.first { node in
        library.catalogue[node.function]?.port("negative") != nil
          && node.argument("negative") == nil
      }
      guard let node else {
        let said = request.words(request.trimmed(negation.range))
        assume("Because of \"\(said)\", nothing of the kind is done.")
        used.formUnion(negation.range)
        continue
      }
      let text = request.words(request.trimmed(negation.content))
      draft.fill(node.name, "negative", .value(.text(text)))
      used.formUnion(negation.range)
    }
  }

  /// What is left of the words describes what is made, where the function can take a description.
  mutating func bindRemainder(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    let names = ["prompt", "instruction", "style", "text"]
    guard
      let port = names.lazy.compactMap({ signature.port($0) }).first(where: {
        !$0.isInput && arguments[$0.name] == nil && $0.choices.isEmpty
      })
    else { return }
    let left = Array(
      withoutTail(beforeFiles(own)).filter { !used.contains($0) }.drop {
        opensAction($0) || isLeadingFiller($0, port)
          || request[$0].quoted == nil && !request[$0].isNumeric && isFiller($0)
            && (!EnglishGrammar.determiners.contains(request[$0].word) || used.contains($0 + 1))
      })
    let content = left.filter {
      !isFiller($0) && request[$0].isWord && !EnglishGrammar.manners.contains(request[$0].word)
        && !(port.name == "style" && ["style", "look", "effect"].contains(request[$0].word))
    }
    if content.isEmpty {
      if port.isRequired, port.name == "style" { describeByPhrase(port, match, &arguments) }
      return
    }
    guard port.isRequired || port.name == "prompt",
      !left.contains(where: { request[$0].file != nil }), let first = left.first,
      let last = left.last
    else { return }
    // A picture that is there is described in one go, or not at all.
    guard signature.inputs.isEmpty || last - first < left.count + 2 else { return }
    let text = request.words(first..<last + 1, without: used)
    guard !text.isEmpty else { return }
    arguments[port.name] = .value(.text(text))
    used.formUnion(left)
  }

  /// Whether a piece is the verb of a request, as in "paint a dragon".
  private func opensAction(_ index: Int) -> Bool {
    library.vocabulary.openingWords.contains(request[index].word)
      && index + 1 < request.lexemes.count
      && EnglishGrammar.determiners.contains(request[index + 1].word)
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
}
