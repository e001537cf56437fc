/// One piece of a published program, as Python cuts its texts.
struct PythonToken {
  /// What a piece can be.
  enum Kind: UInt8 {
    case name
    case number
    /// A text in quotes of any form, with its prefix.
    case text
    /// A text whose quotes are never closed; it ends with its line.
    case openText
    case comment
    case lineEnd
    case equals
    case comma
    case colon
    case semicolon
    case dot
    case star
    case minus
    case plus
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    /// Any other mark that Python computes or compares with.
    case operation
    /// A character that no program has outside texts.
    case unknown
    case end

    /// Whether this opens a bracket.
    var opens: Bool { self == .leftParenthesis || self == .leftBracket || self == .leftBrace }

    /// Whether this closes a bracket.
    var closes: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }
  }

  var kind: Kind
  var start: Int
  var end: Int

  var range: Range<Int> { start..<end }
}
