import Flow

/// What a stretch of a request speaks of: files, things made before, kinds of things, or content.
struct Mention: Sendable {
  /// The pieces that are file names.
  var files: [Int] = []
  /// The quoted texts.
  var quoted: [Int] = []
  /// Whether a pronoun stands for something named or made before.
  var hasPronoun = false
  /// Whether it speaks of several things.
  var isPlural = false
  /// The modality of the first word that tells of one.
  var noun: Modality?
  /// Which piece that word is.
  var nounIndex: Int?
  /// Which one is meant among several, counted from 0; -1 is the last.
  var ordinal: Int?
  /// The words that carry meaning of their own, without the noun.
  var content: [Int] = []

  /// Whether nothing at all is said.
  var isEmpty: Bool {
    files.isEmpty && quoted.isEmpty && !hasPronoun && noun == nil && content.isEmpty
  }
}
