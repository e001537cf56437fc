import Flow
import Library

extension RuleReading {
  /// Reads a clause in which no phrase of the library stands: what kind of thing it names, or which
  /// function it is nearest to in meaning.
  mutating func readWithoutPhrase(_ clause: Range<Int>) {
    let mention = mentions.mention(clause, without: used)
    if let goal = mention.noun, goal != .text, readAsGoal(goal, clause, mention) { return }
    if isMostlyAudible(mention), draft.values.allSatisfy({ $0.resource == nil }) {
      if resolveOne(.modality(.audio), clause, excluding: []) != nil { return }
    }
    if readByMeaning(clause) { return }
    if isDescription(clause, mention), draft.nodes.isEmpty, let make = signature("text_to_image") {
      let text = request.words(request.trimmed(clause), without: used)
      guard !text.isEmpty else { return }
      var arguments = Arguments()
      arguments["prompt"] = .value(.text(text))
      used.formUnion(clause)
      addNode(make, arguments, clause, nil)
      assume("The request only describes something, so it is read as a picture of it.")
    }
  }

  /// Whether most of what a clause names can be heard.
  private func isMostlyAudible(_ mention: Mention) -> Bool {
    let heard = mention.content.filter { mentions.isAudible($0..<$0 + 1) }
    return !heard.isEmpty && heard.count * 2 >= mention.content.count
  }

  /// "photo.jpg as a video": the kind of thing that is wanted, and what there is to make it of.
  private mutating func readAsGoal(
    _ goal: Modality, _ clause: Range<Int>, _ mention: Mention
  ) -> Bool {
    let type = PortType.modality(goal)
    let sources = draft.values.indices.filter {
      draft.values[$0].isGiven && !type.accepts(draft.values[$0].type)
        && draft.values[$0].type != .modality(.text)
    }
    if let source = current ?? sources.first, sources.contains(source),
      let made = convert(source, to: type)
    {
      used.formUnion(clause.filter { isFiller($0) || request[$0].file != nil })
      fillNumbers(of: made, from: clause)
      return true
    }
    guard !mention.content.isEmpty, draft.values.isEmpty || goal == .audio else { return false }
    return resolveOne(type, clause, excluding: []) != nil
  }

  /// The numbers of a clause for the node that gives a value.
  private mutating func fillNumbers(of value: Int, from clause: Range<Int>) {
    guard let node = draft.node(of: draft.values[value]),
      let signature = library.catalogue[node.function]
    else { return }
    let numbers = NumberBinding(
      request: request, vocabulary: library.vocabulary, signature: signature
    ).read(free(clause), taken: [])
    for (port, number) in numbers.values.sorted(by: { $0.key < $1.key }) {
      draft.fill(node.name, port, .value(number))
    }
    used.formUnion(numbers.used)
    used.formUnion(numbers.words)
  }

  /// The function whose own words are nearest to the clause's, where one stands out.
  private mutating func readByMeaning(_ clause: Range<Int>) -> Bool {
    let words = clause.filter { index in
      request[index].isWord && !used.contains(index)
        && !EnglishGrammar.isEmpty(request[index].word)
        && mentions.noun(at: index, in: index..<index + 1) == nil
    }.map { request[$0].word }
    let found = library.search(words.joined(separator: " "), limit: 6).filter { hit in
      guard let input = hit.function.inputs.first else { return true }
      return draft.values.contains { $0.isGiven && input.type.element.accepts($0.type) }
    }
    guard let best = found.first, best.score >= 0.55,
      let phrase = Phrase(best.function.name.name, for: best.function.name.name)
    else { return false }
    let matched = clause.filter { index in
      request[index].isWord && best.words.contains(request[index].stem)
    }
    let match = PhraseMatch(
      phrase: phrase, literals: matched, slots: [:], openSlot: nil, score: best.score)
    guard bind(match, own: clause) != nil else { return false }
    assume("\"\(request.words(request.trimmed(clause)))\" is read as \(best.function.name).")
    return true
  }

  /// Whether a clause can be the description of a picture: it names a thing and asks for nothing.
  private func isDescription(_ clause: Range<Int>, _ mention: Mention) -> Bool {
    guard let first = clause.first, mention.content.count > 1 else { return false }
    return EnglishGrammar.determiners.contains(request[first].word) || mention.noun == .image
      || EnglishGrammar.numbers[request[first].word] != nil
  }
}
