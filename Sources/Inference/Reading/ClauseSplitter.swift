import Flow
import Library

/// Cuts a request into clauses: stretches that each ask for one thing.
struct ClauseSplitter {
  let request: RequestText
  let vocabulary: Vocabulary

  /// The clauses in order, as stretches of pieces without the marks and sequencing words round them.
  func clauses() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var index = 0
    func close(at end: Int) {
      if start < end { result.append(start..<end) }
    }
    while index < request.lexemes.count {
      if let next = boundary(at: index, in: start) {
        close(at: index)
        index = next
        start = next
      } else {
        index += 1
      }
    }
    close(at: request.lexemes.count)
    return result.filter { range in
      range.contains { !isFiller(request[$0]) }
    }
  }

  /// Where the next clause begins, if one ends at a piece.
  private func boundary(at index: Int, in start: Int) -> Int? {
    let lexeme = request[index]
    switch lexeme.kind {
    case .mark(let mark):
      if ".;".contains(mark), namesSide(start), namesSide(index + 1) { return nil }
      if ".;!?".contains(mark) { return index + 1 }
      if mark == ":" {
        return index + 1 < request.lexemes.count && endsHeading(index, from: start)
          ? index + 1 : nil
      }
      if mark == "\n" { return endsListLine(index) ? index + 1 : nil }
      guard ",–—".contains(mark) else { return nil }
      return title(after: index) ?? afterConnectors(index + 1) ?? filmOfIt(index + 1)
    case .listMarker: return index + 1
    case .word:
      if index == start {
        return isSequencer(index) ? index + 1 : nil
      }
      if namesResult(index) { return index }
      if ["and", "then", "plus", "but", "before", "afterwards", "finally", "&"].contains(
        lexeme.word)
      {
        return title(after: index - 1) ?? afterConnectors(index) ?? filmOfIt(index)
      }
      return lexeme.word == "with" ? title(after: index - 1) : nil
    default: return nil
    }
  }

  /// A colon before "first", a list or the first verb parts a heading from the steps.
  private func endsHeading(_ index: Int, from start: Int) -> Bool {
    let next = request[index + 1]
    return next.kind == .mark("\n") || next.kind == .listMarker
      || ["first", "firstly"].contains(next.word)
      || opensAction(index + 1) && !(start..<index).contains(where: opensAction)
        && !(start..<index).contains { request[$0].file != nil }
  }

  /// A line's end parts a list's lines and paragraphs, and lines that begin as new requests.
  private func endsListLine(_ index: Int) -> Bool {
    guard index + 1 < request.lexemes.count else { return true }
    let next = request[index + 1]
    return next.kind == .listMarker || next.kind == .mark("\n") || opensAction(index + 1)
      || isSequencer(index + 1)
  }

  /// Passes over "and then also", and gives the place of the verb after it, if there is one.
  private func afterConnectors(_ index: Int) -> Int? {
    var next = index
    while next < request.lexemes.count, request[next].isWord,
      ["and", "then", "but", "plus", "&", "or"].contains(request[next].word)
        || EnglishGrammar.adverbs.contains(request[next].word)
        || EnglishGrammar.sequencers.contains(request[next].word)
        || (EnglishGrammar.courtesies.contains(request[next].word) && request[next].word != "to")
    {
      next += 1
    }
    guard next < request.lexemes.count else { return nil }
    return opensAction(next) ? next : nil
  }

  /// The place of a title behind a comma, "and" or "with".
  private func title(after index: Int) -> Int? {
    var next = index + 1
    while next < request.lexemes.count,
      ["and", "with", "plus", "then"].contains(request[next].word)
    {
      next += 1
    }
    return isTitle(next) ? next : nil
  }

  /// Whether words in quotes stand here with the place where they are to be seen: `"Hello" on top`.
  func isTitle(_ index: Int) -> Bool {
    guard index + 2 < request.lexemes.count, request[index].quoted != nil else { return false }
    let (first, second) = (request[index + 1].word, request[index + 2].word)
    let sides: Set<String> = ["top", "bottom", "left", "right", "center", "centre", "middle"]
    switch first {
    case "on", "over", "across": return ["top", "it", "them"].contains(second)
    case "at", "in":
      return sides.contains(second)
        || second == "the"
          && (index + 3..<min(index + 7, request.lexemes.count)).contains {
            sides.contains(request[$0].word) || request[$0].word == "corner"
          }
    case "written": return true
    default: return false
    }
  }

  private func isSequencer(_ index: Int) -> Bool {
    guard EnglishGrammar.sequencers.contains(request[index].word) else { return false }
    guard index + 1 < request.lexemes.count else { return true }
    return request[index + 1].kind == .mark(",") || request[index + 1].kind == .mark(":")
      || opensAction(index + 1)
      || !["first", "second", "third", "next", "later"].contains(request[index].word)
  }

  /// Whether a request for something to be done can begin with this piece.
  private func opensAction(_ index: Int) -> Bool {
    let lexeme = request[index]
    guard lexeme.isWord, vocabulary.openingWords.contains(lexeme.word) else { return false }
    if EnglishGrammar.prepositions.contains(lexeme.word) {
      // "a slow zoom" describes; "and slow it down" asks.
      return lexeme.word == "slow" && index + 1 < request.lexemes.count
        && (["it", "them", "the", "this", "that"].contains(request[index + 1].word)
          || request[index + 1].file != nil)
    }
    // "denoise 0.7" gives a parameter its number.
    if index + 1 < request.lexemes.count, case .number(let number) = request[index + 1].kind,
      number.double < 1
    {
      return false
    }
    let isNoun = vocabulary.nouns.contains { $0.stems == [lexeme.stem] }
    guard isNoun else { return true }
    // "sound and film" names things; "and film the scene" asks for something.
    guard index + 1 < request.lexemes.count else { return false }
    let next = request[index + 1]
    return EnglishGrammar.determiners.contains(next.word) || next.word == "it" || next.file != nil
  }

  private func isFiller(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .mark, .listMarker: true
    case .word:
      EnglishGrammar.courtesies.contains(lexeme.word)
        || EnglishGrammar.sequencers.contains(lexeme.word)
        || EnglishGrammar.adverbs.contains(lexeme.word) || lexeme.word == "and"
    default: false
    }
  }
}
