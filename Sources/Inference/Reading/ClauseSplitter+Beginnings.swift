import Library

extension ClauseSplitter {
  /// Whether "saved as castle.jpg", which names the result of what stands before it, begins here.
  func namesResult(_ index: Int) -> Bool {
    let participles: Set<String> = ["saved", "stored", "exported", "written"]
    guard participles.contains(request[index].word), index + 2 < request.lexemes.count,
      ["as", "to", "in", "into", "under"].contains(request[index + 1].word)
    else { return false }
    var next = index + 2
    while next < request.lexemes.count, EnglishGrammar.determiners.contains(request[next].word) {
      next += 1
    }
    guard next < request.lexemes.count else { return false }
    switch request[next].kind {
    case .file, .format, .quoted: return true
    case .word: return request[index + 1].word == "as" && isLastOfSentence(next)
    default: return false
    }
  }

  private func isLastOfSentence(_ index: Int) -> Bool {
    guard index + 1 < request.lexemes.count else { return true }
    if case .mark = request[index + 1].kind { return true }
    return false
  }

  /// The beginning of "a 4 second film of it" behind a comma, "and" or "then": it is made of what
  /// stands before.
  func filmOfIt(_ index: Int) -> Int? {
    var start = index
    while start < request.lexemes.count,
      ["and", "then", "plus", "next", "finally", "afterwards"].contains(request[start].word)
    {
      start += 1
    }
    guard start < request.lexemes.count, ["a", "an", "one"].contains(request[start].word) else {
      return nil
    }
    let reach = start + 1..<min(start + 6, request.lexemes.count)
    guard let noun = reach.first(where: { isKindOfThing($0) }), noun + 2 < request.lexemes.count,
      ["of", "from", "with"].contains(request[noun + 1].word),
      ["it", "them", "this", "that", "both"].contains(request[noun + 2].word)
    else { return nil }
    return start
  }

  private func isKindOfThing(_ index: Int) -> Bool {
    vocabulary.nouns.contains { $0.stems == [request[index].stem] }
  }

  /// Whether "left half:" begins here, which says what a part of a picture shows.
  func namesSide(_ index: Int) -> Bool {
    var next = index
    while next < request.lexemes.count, !request[next].isWord { next += 1 }
    while next < request.lexemes.count,
      EnglishGrammar.determiners.contains(request[next].word)
        || ["on", "in", "at"].contains(request[next].word)
    {
      next += 1
    }
    let sides: Set<String> = ["left", "right", "top", "bottom", "upper", "lower"]
    guard next + 1 < request.lexemes.count, sides.contains(request[next].word) else { return false }
    let isHalf = ["half", "side", "part"].contains(request[next + 1].word)
    let colon = next + (isHalf ? 2 : 1)
    return colon < request.lexemes.count && request[colon].kind == .mark(":")
  }
}
