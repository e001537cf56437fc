import Flow

/// A request cut into pieces, with the ways back to its own words.
struct RequestText: Sendable {
  /// The request as it was written.
  let text: String
  /// Its pieces in order.
  let lexemes: [Lexeme]

  /// Cuts a request, given the names of files that it may mention.
  init(_ text: String, files: [String]) {
    self.text = text
    lexemes = RequestLexer.lexemes(of: text, files: files)
  }

  subscript(index: Int) -> Lexeme { lexemes[index] }

  /// The request's own words in a stretch of pieces.
  func words(_ range: Range<Int>) -> String {
    guard let first = lexemes[range].first, let last = lexemes[range].last else { return "" }
    return String(text[first.range.lowerBound..<last.range.upperBound])
  }

  /// The request's own words in a stretch, without some of its pieces and the small words next to them.
  func words(_ range: Range<Int>, without left: Set<Int>) -> String {
    var runs: [Range<Int>] = []
    for index in range where !left.contains(index) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs.map { trimmed($0) }.filter { !$0.isEmpty }.map(words).joined(separator: " ")
  }

  /// A stretch without marks and connecting words at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isTrimmable(first, atEnd: false) { range.removeFirst() }
    while let last = range.last, isTrimmable(last, atEnd: true) { range.removeLast() }
    return range
  }

  private func isTrimmable(_ index: Int, atEnd: Bool) -> Bool {
    switch lexemes[index].kind {
    case .mark, .listMarker: return true
    case .word:
      let word = lexemes[index].word
      let edge: Set<String> = [
        "and", "with", "at", "in", "for", "of", "to", "as", "on", "that", "which", "by", "then",
        "please", "also", "from", "using", "into", "so", "it", "one", "single", "but", "is", "are",
      ]
      return edge.contains(word)
        || (atEnd
          && [
            "a", "an", "the", "my", "about", "long", "be", "made", "them", "both", "this", "these",
          ].contains(word))
    default: return false
    }
  }
}
