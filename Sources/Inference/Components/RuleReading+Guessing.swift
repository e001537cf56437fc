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
    if isStatement(clause) { remarks.append(clause) }
    if readByMeaning(clause) { return }
    let isForPicture = draft.values.contains { $0.isGiven && $0.type == .modality(.image) }
    if isDescription(request.trimmed(clause), mention), draft.nodes.isEmpty, !isForPicture,
      let make = roles.maker(of: .image)
    {
      describe(clause, with: make)
    }
  }

  /// "mask.png marks the stain", "the photo is crooked": tells something and asks for nothing.
  private func isStatement(_ clause: Range<Int>) -> Bool {
    guard
      let subject = clause.first(where: {
        !EnglishGrammar.determiners.contains(request[$0].word)
      }), subject + 1 < clause.upperBound
    else { return false }
    if request[subject].file != nil {
      // "photo.jpg: less saturated" asks for something.
      return request[subject + 1].isWord
    }
    return mentions.noun(at: subject, in: clause) != nil
      && ["is", "are", "was", "were", "looks", "look"].contains(request[subject + 1].word)
      && subject > clause.lowerBound
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
    let before = draft.nodes.count
    if let source = current ?? sources.first, sources.contains(source),
      convert(source, to: type, isAsked: true) != nil
    {
      used.formUnion(clause.filter { isFiller($0) || request[$0].file != nil })
      bindLate(clause, since: before)
      return true
    }
    // "both songs" are there; none is to be made.
    let isThere = mention.isPlural && draft.values.contains { $0.isGiven && $0.type == type }
    guard !mention.content.isEmpty, !isThere,
      goal == .audio || draft.values.isEmpty && isDescription(clause, mention)
    else { return false }
    return resolveOne(type, clause, excluding: []) != nil
  }

  /// The function whose own words are nearest to the clause's, where one stands out.
  private mutating func readByMeaning(_ clause: Range<Int>) -> Bool {
    let words = clause.filter { index in
      request[index].isWord && !used.contains(index)
        && !EnglishGrammar.isEmpty(request[index].word)
        && mentions.noun(at: index, in: index..<index + 1) == nil
    }.map { request[$0].word }
    let found = library.search(words.joined(separator: " "), limit: 6).filter { hit in
      if hit.function.isOutput { return false }
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
    var ahead = self
    guard ahead.bind(match, own: clause) != nil, ahead.isComplete(draft.nodes.count),
      !clause.contains(where: {
        (request[$0].isNumeric || request[$0].file != nil) && !ahead.used.contains($0)
          && !ahead.takes(request[$0].file)
      })
    else { return false }
    self = ahead
    diagnostics.append(
      Diagnostic(
        .assumption,
        "\"\(request.words(request.trimmed(clause)))\" is read as \(best.function.name).",
        severity: .warning))
    return true
  }

  /// Whether a step takes a file of that name.
  private func takes(_ file: String?) -> Bool {
    draft.values.contains { $0.resource?.name == file && $0.uses > 0 }
  }

  /// Whether the steps since a place have all that they need; a guess must not leave
  /// anything open.
  private func isComplete(_ first: Int) -> Bool {
    draft.nodes.dropFirst(first).allSatisfy { node in
      library.catalogue[node.function]?.ports.allSatisfy {
        !$0.isRequired || node.argument($0.name) != nil
      } ?? false
    }
  }

  /// "Isometric pixel art of a tower": only adjectives before the noun.
  private func isNamedFirst(_ mention: Mention, from first: Int?) -> Bool {
    guard let first, let noun = mention.nounIndex, first <= noun else { return false }
    return (first..<noun).allSatisfy { index in
      request[index].isWord && !EnglishGrammar.isEmpty(request[index].word)
        && !library.vocabulary.openingWords.contains(request[index].word)
    }
  }

  /// Whether a clause can be the description of a picture: it names a thing and asks for nothing.
  func isDescription(_ clause: Range<Int>, _ mention: Mention) -> Bool {
    // Merged models need no more than a word for what they are to show.
    guard let first = clause.first,
      mention.content.count > (modelMerge == nil ? 1 : 0)
        || ["a", "an", "the"].contains(request[first].word)
          && (mention.noun == nil || mention.noun == .image && request[first].word != "the")
          && mention.content.count == 1 && draft.values.isEmpty
    else { return false }
    let named = clause.first { !EnglishGrammar.isEmpty(request[$0].word) }
    return EnglishGrammar.determiners.contains(request[first].word)
      || mention.noun == .image && named == first && isNamedFirst(mention, from: named)
      || EnglishGrammar.numbers[request[first].word] != nil
  }
}
