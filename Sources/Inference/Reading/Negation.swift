/// A stretch of a request that says what is not wanted.
struct Negation: Hashable {
  /// How it is said.
  enum Kind: Hashable {
    /// "without music", "no text".
    case absence
    /// "don't crop it", "never mind the border".
    case refusal
    /// "except ruins.jpg", "but not the last one".
    case exception
    /// "but not too much".
    case tempering
    /// "keep the original size".
    case keeping
  }

  /// How it is said.
  var kind: Kind
  /// All of its pieces, from a "but" before it on.
  var range: Range<Int>
  /// The pieces that name what is not wanted.
  var content: Range<Int>
}
