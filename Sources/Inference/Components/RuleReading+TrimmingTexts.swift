import Flow
import Library

extension RuleReading {
  /// "a watercolor of a fox": the phrase's own noun belongs to the description, unless it only says
  /// that a picture is wanted.
  mutating func withNoun(_ stretch: Range<Int>, _ match: PhraseMatch) -> Range<Int> {
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
      let start = adjectives(before: told) ?? told
      used.subtract(start..<stretch.lowerBound)
      return start..<stretch.upperBound
    }
    if let noun = match.literals.last(where: { $0 < stretch.lowerBound - 1 }),
      stretch.lowerBound - noun <= 2, let start = adjectives(before: noun)
    {
      used.subtract(start..<stretch.lowerBound)
      return start..<stretch.upperBound
    }
    if let next = match.literals.first(where: { $0 == stretch.upperBound }), tells(next) {
      used.remove(next)
      return stretch.lowerBound..<next + 1
    }
    return stretch
  }

  /// "a spooky picture of a house": where the words begin that describe before the noun.
  private func adjectives(before noun: Int) -> Int? {
    var start = noun
    while start > 0, request[start - 1].isWord, !used.contains(start - 1),
      !EnglishGrammar.isEmpty(request[start - 1].word),
      !EnglishGrammar.plainThings.contains(request[start - 1].word),
      !EnglishGrammar.manners.contains(request[start - 1].word)
    {
      start -= 1
    }
    return start < noun ? start : nil
  }

  /// A style is named, not described: "as a watercolor" is "watercolor".
  func isLeadingFiller(_ index: Int, _ port: Port) -> Bool {
    request[index].word == "some"
      || EnglishGrammar.courtesies.contains(request[index].word)
        && !(port.name == "text" && EnglishGrammar.greetings.contains(request[index].word))
      || request[index].word == "hear"
      || ["give", "get", "make", "show", "play"].contains(request[index].word)
        && index + 1 < request.lexemes.count
        && ["me", "us"].contains(request[index + 1].word)
      || port.name == "prompt"
        && ["draw", "paint", "make", "create", "generate"].contains(request[index].word)
        && index + 1 < request.lexemes.count
        && EnglishGrammar.determiners.contains(request[index + 1].word)
      || port.name == "prompt"
        && ["where", "which", "showing", "depicting"].contains(request[index].word)
      || port.name == "style" && EnglishGrammar.determiners.contains(request[index].word)
  }

  /// "it with a male voice" without what only says how it is done.
  func withoutSettings(_ stretch: Range<Int>, _ signature: Signature) -> Range<Int> {
    let stems = library.vocabulary.settingStems(of: signature)
    for index in stretch.dropFirst() where ["with", "in"].contains(request[index].word) {
      let rest = index + 1..<stretch.upperBound
      let told = rest.filter { request[$0].isWord && !EnglishGrammar.isEmpty(request[$0].word) }
      if !told.isEmpty, told.count == rest.filter({ !isConnecting($0) }).count,
        told.allSatisfy({ stems.contains(request[$0].stem) })
      {
        return stretch.lowerBound..<index
      }
    }
    return stretch
  }

  /// "a picture of a frog" only says once more that a picture is wanted.
  func withoutPlainThing(_ stretch: Range<Int>, _ signature: Signature) -> Range<Int> {
    let start = stretch.drop { EnglishGrammar.determiners.contains(request[$0].word) }
    guard signature.inputs.isEmpty, start.count > 2, let noun = start.first,
      EnglishGrammar.plainThings.contains(request[noun].word),
      request[noun + 1].word == "of"
    else { return stretch }
    return noun + 2..<stretch.upperBound
  }

  private func isConnecting(_ index: Int) -> Bool {
    request[index].isWord && EnglishGrammar.isEmpty(request[index].word)
      || request[index].kind == .mark(",")
  }

  /// "with ivy, the mask is mask.png" describes nothing after the comma.
  func beforeFiles(_ stretch: Range<Int>) -> Range<Int> {
    guard let last = stretch.last, request[last].file != nil,
      let comma = stretch.last(where: { [.mark(","), .mark("(")].contains(request[$0].kind) })
    else { return stretch }
    return stretch.lowerBound..<comma
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
