import Flow
import Library

extension RuleReading {
  /// Files that the words name as inputs count as given.
  mutating func markNamedInputs() {
    for (index, lexeme) in request.lexemes.enumerated() {
      guard let name = lexeme.file, !isOutputName(index) else { continue }
      if let value = draft.values.firstIndex(where: { $0.resource?.name == name }) {
        draft.mention(value)
      } else {
        _ = draft.add(
          Resource(name, modality: FileNames.modality(name)), stems: stems(ofFile: name),
          isGiven: true)
      }
    }
  }

  /// Whether a file name stands where a result is named.
  func isOutputName(_ index: Int) -> Bool {
    guard let name = request[index].file,
      !draft.values.contains(where: {
        $0.resource?.name == name && $0.reference == nil && ($0.isGiven || !isSavedAs(index))
      })
    else { return false }
    let before = request.lexemes[..<index].suffix(8).map(\.word)
    guard
      let last = before.last(where: {
        !EnglishGrammar.determiners.contains($0) && !["file", "it", "them"].contains($0)
      })
    else { return false }
    if ["named", "called", "name", "call", "output", "save", "export"].contains(last) {
      return true
    }
    let isAfterPreposition = ["as", "to", "into", "in", "under"].contains(last)
    return isAfterPreposition
      && (last == "as" || before.contains(where: EnglishGrammar.savingVerbs.contains))
  }

  /// "Saved as castle.jpg" names a result, also where a file of that name lies near.
  private func isSavedAs(_ index: Int) -> Bool {
    let before = request.lexemes[..<index].suffix(4).map(\.word)
    if before.last == "as" { return before.contains(where: EnglishGrammar.savingVerbs.contains) }
    return before.count > 1 && ["it", "them"].contains(before[before.count - 1])
      && ["call", "name"].contains(before[before.count - 2])
  }

  /// "Take the second photo": names what the next steps are about, and asks for nothing itself.
  mutating func readAsMention(_ clause: Range<Int>) -> Bool {
    let own = clause.drop(while: isOpening)
    guard let verb = own.first, let last = own.last, verb < last,
      readingVerbs.contains(request[verb].stem)
    else { return false }
    let thing = verb + 1..<last + 1
    let mention = mentions.mention(thing, without: used)
    guard isDefinite(thing, mention), withoutAttribute(thing, mention).allSatisfy(isPartOfName)
    else { return false }
    let values = mention.files.isEmpty ? there(mention) : mention.files.compactMap(value(ofFile:))
    guard !values.isEmpty else { return false }
    used.formUnion(clause)
    for value in values { draft.mention(value) }
    current = values.count == 1 ? values[0] : nil
    focus = values.count > 1 ? values : []
    return true
  }

  private func isOpening(_ index: Int) -> Bool {
    EnglishGrammar.courtesies.contains(request[index].word)
      || EnglishGrammar.adverbs.contains(request[index].word) || !request[index].isWord
  }

  /// The stems of the words that ask for a file to be read.
  private var readingVerbs: Set<String> {
    let readers = library.vocabulary.phrases.filter {
      signature($0.function).map(roles.isReader) == true
    }
    return Set(readers.compactMap(\.requiredWords.first).flatMap { $0.compactMap(\.first) })
  }

  /// Whether a piece can stand in a plain name of things: no number, no preposition, no content.
  private func isPartOfName(_ index: Int) -> Bool {
    let lexeme = request[index]
    if lexeme.file != nil || lexeme.kind == .mark(",") { return true }
    guard lexeme.isWord || !lexeme.word.isEmpty else { return false }
    return EnglishGrammar.determiners.contains(lexeme.word)
      || EnglishGrammar.pronouns.contains(lexeme.word) || lexeme.word == "and"
      || MentionReader.ordinals[lexeme.word] != nil || EnglishGrammar.numbers[lexeme.word] != nil
      || mentions.noun(at: index, in: index..<index + 1) != nil
  }

  /// "this photo of my dog" without what only tells more of it.
  private func withoutAttribute(_ thing: Range<Int>, _ mention: Mention) -> Range<Int> {
    guard mention.files.isEmpty, mention.quoted.isEmpty, !hasNumbers(thing),
      let noun = mention.nounIndex, noun + 1 < thing.upperBound,
      ["of", "from", "with", "showing"].contains(request[noun + 1].word)
    else { return thing }
    return thing.lowerBound..<noun + 1
  }

  /// "the photo" is one that is there; "a photo" is wanted.
  private func isDefinite(_ thing: Range<Int>, _ mention: Mention) -> Bool {
    guard let first = thing.first, !["a", "an", "some"].contains(request[first].word) else {
      return false
    }
    return !mention.files.isEmpty
      || mention.noun != nil && EnglishGrammar.determiners.contains(request[first].word)
  }

  /// The given things that a name without a file stands for.
  func there(_ mention: Mention) -> [Int] {
    guard let noun = mention.noun else { return [] }
    let all = draft.values.indices.filter {
      draft.values[$0].isGiven && draft.values[$0].resource != nil
        && draft.values[$0].type == .modality(noun)
    }
    guard let ordinal = mention.ordinal else { return all }
    let index = ordinal < 0 ? all.count - 1 : ordinal
    return all.indices.contains(index) ? [all[index]] : []
  }

  private func value(ofFile index: Int) -> Int? {
    draft.values.firstIndex { $0.resource?.name == request[index].file }
  }
}
