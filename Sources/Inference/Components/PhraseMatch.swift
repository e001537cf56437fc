import Library

/// A phrase of the library found in a request.
struct PhraseMatch: Sendable {
  /// The phrase.
  var phrase: Phrase
  /// Which pieces are the phrase's own words.
  var literals: [Int]
  /// What stands in the phrase's slots, as stretches of pieces; may be empty.
  var slots: [String: Range<Int>]
  /// The slot that reaches to the end, and so gives way to what follows.
  var openSlot: String?
  /// How well it fits: the weight of its words, and how well its slots are filled.
  var score: Double

  /// The function that it asks for.
  var function: String { phrase.function }

  /// The stretch from the first to the last of its own words.
  var span: Range<Int> {
    guard let first = literals.first, let last = literals.last else { return 0..<0 }
    return first..<last + 1
  }
}
