import Flow
import Library

extension RuleReading {
  /// Quoted words where a sound is wanted are spoken.
  mutating func spoken(_ quoted: Int) -> Int? {
    guard let signature = roles.speaker, let text = request[quoted].quoted else {
      return nil
    }
    used.insert(quoted)
    var arguments = Arguments()
    arguments["text"] = .value(.text(text))
    return addNode(signature, arguments, quoted..<quoted + 1, nil)
  }

  /// A request within the request: "an 8-second video of jungle.jpg".
  mutating func madeInside(
    _ type: PortType, _ part: Range<Int>, _ mention: Mention
  ) -> Int? {
    guard depth < 4 else { return nil }
    let roles = roles
    let inner = selection.phrases(
      in: part,
      only: { signature in
        !signature.isOutput && signature.outputs.first.map { type.accepts($0.type) } == true
          && !roles.isReader(signature)
      })
    guard let match = inner.first, match.score >= 2.2,
      mention.files.isEmpty
        || match.slots.values.contains(where: { slot in
          mention.files.contains(where: slot.contains)
        })
    else { return nil }
    depth += 1
    defer { depth -= 1 }
    return bind(match, own: part)
  }

  /// Makes what the words describe, with the function that makes such things from words.
  mutating func generate(_ type: PortType, _ part: Range<Int>) -> Int? {
    guard let signature = type.modality.flatMap(roles.maker),
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
    used.formUnion(numbers.words)
    bindNegative(signature, part, &arguments)
    bindProportions(signature, part, &arguments)
    let text = request.words(withoutTail(own), without: used)
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
}
