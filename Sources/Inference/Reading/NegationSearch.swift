import Flow
import Library

/// Finds the stretches of a request that say what is not wanted.
struct NegationSearch {
  let request: RequestText
  let vocabulary: Vocabulary

  private static let keepable: Set<String> = [
    "size", "resolution", "format", "quality", "aspect", "ratio", "proportions", "colors",
    "colours", "length", "duration", "rest", "original", "same", "unchanged", "intact", "is",
    "it", "as", "them", "dimensions", "sound", "audio", "music", "everything", "else",
  ]
  private static let idioms: Set<String> = [
    "more", "longer", "less", "later", "bigger", "larger", "matter", "problem", "worries", "idea",
    "one", "only", "too", "so", "just", "very", "sure", "yet", "bad", "enough", "long", "much",
    "that", "if", "possible", "quite", "really",
  ]

  /// The stretches in order.
  func all() -> [Negation] {
    var found: [Negation] = []
    var index = 0
    while index < request.lexemes.count {
      if let negation = negation(at: index), negation.range.upperBound > index {
        found.append(negation)
        index = negation.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func negation(at index: Int) -> Negation? {
    guard request[index].isWord else { return nil }
    if let count = exceptionWords(at: index) {
      let end = listEnd(from: index + count)
      return made(.exception, index, index + count..<end)
    }
    if let count = refusalWords(at: index) {
      guard index + count < request.lexemes.count else { return nil }
      let next = request[index + count]
      if word(index) == "not", ["too", "so", "very", "that"].contains(next.word) {
        let end = min(index + 3, request.lexemes.count)
        guard end > index + 2, request[index + 2].isWord else { return nil }
        return made(.tempering, index, index + 1..<end)
      }
      if NegationSearch.idioms.contains(next.word) { return nil }
      if word(index) == "not", isNeeded(index + 1) { return postponed(index) }
      if word(index) == "not" || word(index) == "nor", next.file != nil || namesOne(index + 1) {
        return made(.exception, index, index + 1..<listEnd(from: index + 1))
      }
      guard
        word(index) != "not" || vocabulary.openingWords.contains(next.word)
          || EnglishGrammar.determiners.contains(next.word) || word(index - 1) == "but"
      else { return nil }
      return made(
        .refusal, index, index + count..<end(from: index + count, stops: ["but", "then"]))
    }
    switch word(index) {
    case "without", "no", "neither":
      let next = word(index + 1)
      guard index + 1 < request.lexemes.count, !NegationSearch.idioms.contains(next),
        request[index + 1].isWord, !isTimeFollowing(index)
      else { return nil }
      let stops: Set<String> = [
        "but", "then", "as", "with", "for", "at", "by", "to", "into", "from", "please", "using",
      ]
      return made(.absence, index, index + 1..<end(from: index + 1, stops: stops))
    case "leave", "leaving":
      // "leave the sound alone" asks for nothing.
      let end = end(from: index + 1, stops: ["but", "then", "and"])
      let last = end > index + 2 ? word(end - 1) : ""
      guard ["alone", "unchanged", "untouched", "intact", "is"].contains(last) else { return nil }
      return made(.keeping, index, index + 1..<end)
    case "keep", "keeping":
      let content = index + 1..<end(from: index + 1, stops: ["but", "then", "and"])
      guard !content.isEmpty, content.allSatisfy(isKeepable),
        content.contains(where: { request[$0].stem.count > 3 || word($0) == "is" })
      else { return nil }
      return made(.keeping, index, content)
    default: return nil
    }
  }

  private func made(_ kind: Negation.Kind, _ start: Int, _ content: Range<Int>) -> Negation? {
    guard !content.isEmpty else { return nil }
    var first = start
    while first > 0, ["but", "and", "with", "please", "plus"].contains(word(first - 1)) {
      first -= 1
    }
    return Negation(kind: kind, range: first..<content.upperBound, content: content)
  }

  /// "without the first 2 seconds" cuts something off.
  private func isTimeFollowing(_ index: Int) -> Bool {
    (index + 1..<min(index + 4, request.lexemes.count)).contains {
      if case .quantity(let quantity) = request[$0].kind {
        quantity.unit.dimension == .time
      } else {
        false
      }
    }
  }

  /// "labels not needed": what stands before is not wanted.
  private func postponed(_ index: Int) -> Negation? {
    var start = index
    while start > 0, request[start - 1].isWord, !["and", "but"].contains(word(start - 1)) {
      start -= 1
    }
    guard start < index else { return nil }
    return Negation(kind: .refusal, range: start..<index + 2, content: start..<index)
  }

  private func isNeeded(_ index: Int) -> Bool {
    ["needed", "necessary", "required", "wanted"].contains(word(index))
  }

  /// How many words say that an exception follows.
  private func exceptionWords(at index: Int) -> Int? {
    switch word(index) {
    case "except", "excluding", "excepting": word(index + 1) == "for" ? 2 : 1
    case "apart", "aside": word(index + 1) == "from" ? 2 : nil
    case "other": word(index + 1) == "than" ? 2 : nil
    case "leave", "leaving", "skip", "skipping":
      word(index + 1) == "out" ? 2 : file(index + 1) && word(index) != "leave" ? 1 : nil
    case "but": file(index + 1) && index > 0 && word(index - 1) == "all" ? 1 : nil
    default: nil
    }
  }

  /// How many words say that something is not to be done.
  private func refusalWords(at index: Int) -> Int? {
    switch word(index) {
    case "don't", "dont", "never", "shouldn't", "mustn't": 1
    case "do", "should", "must": word(index + 1) == "not" ? 2 : nil
    case "not":
      // "the photo is not straight" tells something.
      ["is", "are", "was", "does", "did", "am", "can", "could", "would"].contains(word(index - 1))
        && !isNeeded(index + 1) ? nil : 1
    default: nil
    }
  }

  /// "the second one", "the last picture".
  private func namesOne(_ index: Int) -> Bool {
    let place = EnglishGrammar.determiners.contains(word(index)) ? index + 1 : index
    return MentionReader.ordinals[word(place)] != nil
  }

  /// The end of a list of files, or of the words up to the next mark.
  private func listEnd(from start: Int) -> Int {
    guard (start..<min(start + 3, request.lexemes.count)).contains(where: file) else {
      return end(from: start, stops: ["but", "then", "and", "with", "as"])
    }
    var end = start
    while end < request.lexemes.count {
      let isLink = word(end) == "and" || request[end].kind == .mark(",")
      if isLink, !file(end + 1) { break }
      guard
        isLink || file(end) || EnglishGrammar.determiners.contains(word(end))
          || EnglishGrammar.plainThings.contains(word(end))
      else { break }
      end += 1
    }
    return end
  }

  /// Where a stretch ends: at a mark, at one of some words, or at an "and" before something else.
  private func end(from start: Int, stops: Set<String>) -> Int {
    var index = start
    while index < request.lexemes.count {
      let lexeme = request[index]
      switch lexeme.kind {
      case .mark, .listMarker, .file, .quoted, .format: return index
      case .number, .quantity, .size, .aspect: if index > start { return index }
      default: break
      }
      if index > start, stops.contains(lexeme.word) { return index }
      if ["and", "or", "nor", "plus"].contains(lexeme.word), index > start, endsAt(index) {
        return index
      }
      index += 1
    }
    return index
  }

  /// "without music or text" goes on, "without music and blur it" does not.
  private func endsAt(_ index: Int) -> Bool {
    guard index + 1 < request.lexemes.count, word(index) != "or" else {
      return index + 1 >= request.lexemes.count
    }
    let next = request[index + 1]
    return !next.isWord || vocabulary.openingWords.contains(next.word)
      || EnglishGrammar.negations.contains(next.word) || EnglishGrammar.isEmpty(next.word)
  }

  private func isKeepable(_ index: Int) -> Bool {
    request[index].isWord
      && (NegationSearch.keepable.contains(word(index))
        || EnglishGrammar.determiners.contains(word(index)))
  }

  private func file(_ index: Int) -> Bool {
    request.lexemes.indices.contains(index) && request[index].file != nil
  }

  private func word(_ index: Int) -> String {
    guard request.lexemes.indices.contains(index) else { return "" }
    return request[index].word.replacing("’", with: "'")
  }
}
