import Flow

/// The words of sentences, which names can be only in backticks.
enum SentenceWords {
  static let joining: [StaticString] = ["and", "with", "of", "as", "be"]

  /// All words that a name cannot be plainly, those that begin sentences among them.
  static let reserved: Set<String> = [
    "and", "with", "of", "as", "be", "Let", "let", "Return", "return", "Look", "look", "That",
    "that", "The", "the",
  ]
}

extension SourceParser {
  /// The words that follow a number and are no units.
  var sentenceWords: [StaticString] {
    notation == .pseudoNatural ? SentenceWords.joining : []
  }

  /// Whether a word stands here that joins the parts of a sentence.
  var isAtSentenceWord: Bool {
    notation == .pseudoNatural && SentenceWords.joining.contains { cursor.isWord($0) }
  }

  /// What to do where such a word is meant as a name.
  var sentenceWordHint: String {
    "A name that is a word of the notation stands in backticks."
  }

  /// A name, plain or in backticks; a word that joins the parts of a sentence is none.
  mutating func sentenceName(
    _ expectation: @autoclosure () -> String
  ) throws(Failure) -> (text: String, range: Range<Int>) {
    if isAtSentenceWord {
      cursor.reportExpected(expectation(), hint: sentenceWordHint)
      throw .reported
    }
    return try cursor.name(expectation())
  }
}
