import Flow
import Library

/// A piece of a request: a word, or something that stands literally in it.
struct Lexeme: Sendable, Hashable {
  /// What the piece is.
  var kind: Kind
  /// Where it stands in the request.
  var range: Range<String.Index>
  /// The word as it was written, in lower case; empty for other kinds.
  var word = ""
  /// The word's stem, or that of a number's unit; empty for other kinds.
  var stem = ""

  /// What a piece can be.
  enum Kind: Sendable, Hashable {
    case word
    /// A number without a unit, in digits or words.
    case number(Number)
    case quantity(Quantity)
    /// Pixels across and down, as in `640x480` or `1080p`.
    case size(Int, Int)
    /// Proportions, as in `16:9` or "square".
    case aspect(String)
    /// A number in a unit that nothing here is measured in, as in `10 cm`.
    case foreign(String)
    /// Words in quotes.
    case quoted(String)
    /// The name of a file.
    case file(String)
    /// A file format, as in "a PNG".
    case format(String)
    /// `.`, `,`, `;`, `:`, `?`, `!`, a bracket or a line's end.
    case mark(Character)
    /// The number or dash at the start of a list's line.
    case listMarker
  }

  /// The stem of every size, so that phrases can say that one stands there.
  static let sizeStem = Stem.of("size")
  /// The stem of columns and rows, as in "3x2".
  static let tableStem = Stem.of("table")

  /// The stem of "half" in "the first half".
  static let partStem = "part of"

  var isWord: Bool { kind == .word }

  /// The literal file name, if it is one.
  var file: String? {
    if case .file(let name) = kind { name } else { nil }
  }

  /// The words in quotes, if it is some.
  var quoted: String? {
    if case .quoted(let text) = kind { text } else { nil }
  }

  /// Whether it carries a number for a parameter.
  var isNumeric: Bool {
    switch kind {
    case .number, .quantity, .size, .aspect: true
    default: false
    }
  }
}
