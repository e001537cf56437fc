import Flow

/// A request cut into pieces, with the ways back to its own words.
struct RequestText: Sendable {
  /// The request as it was written.
  let text: String
  /// Its pieces in order.
  private(set) var lexemes: [Lexeme]
  /// The stretches of text that are taken out.
  private var masked: [Range<String.Index>] = []

  /// Cuts a request, given the names of files that it may mention.
  init(_ text: String, files: [String]) {
    self.text = text
    lexemes = RequestLexer.lexemes(of: text, files: files)
  }

  subscript(index: Int) -> Lexeme { lexemes[index] }

  /// The request's own words in a stretch of pieces.
  func words(_ range: Range<Int>) -> String {
    guard let first = lexemes[range].first, let last = lexemes[range].last else { return "" }
    var start = first.range.lowerBound
    let end = last.range.upperBound
    var parts: [Substring] = []
    for gap in masked where gap.lowerBound >= start && gap.upperBound <= end {
      parts.append(text[start..<gap.lowerBound])
      start = gap.upperBound
    }
    guard !parts.isEmpty else { return String(text[start..<end]) }
    parts.append(text[start..<end])
    let kept = parts.map(Self.bare).filter { !$0.isEmpty }
    let hasCommas = parts.dropFirst().contains { $0.first == "," }
    return kept.joined(separator: hasCommas ? ", " : " ")
  }

  /// A part of a text without the spaces and commas at its ends.
  private static func bare(_ part: Substring) -> String {
    func isEdge(_ character: Character) -> Bool { character.isWhitespace || character == "," }
    var part = part.drop(while: isEdge)
    while let last = part.last, isEdge(last) { part.removeLast() }
    return String(part)
  }

  /// Takes pieces out of the request: marks that say nothing stand in their place.
  mutating func mask(_ range: Range<Int>) {
    guard let first = lexemes[range].first, let last = lexemes[range].last else { return }
    for index in range {
      lexemes[index].kind = .mark("\u{2026}")
      lexemes[index].word = ""
      lexemes[index].stem = ""
    }
    masked.append(first.range.lowerBound..<last.range.upperBound)
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
            "a", "an", "the", "my", "about", "long", "each", "be", "made", "them", "both", "this",
            "these",
          ].contains(word))
    default: return false
    }
  }
}
