/// One piece of a text: what it is and the bytes that it covers.
struct Token {
  /// What a token is.
  enum Kind: UInt8 {
    case name, quotedName, number, text, textBlock
    /// A text in quotation marks that the notation does not have.
    case foreignText
    case newline
    /// A line end with at least one empty line after it.
    case blankLine
    case comment, documentation
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, equals, dot, ellipsis, arrow, star, percent, degree
    case unknown, end
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// Whether the closing mark of a text or a name in backticks is there.
  var isClosed = true

  var range: Range<Int> { start..<end }
}

extension Token.Kind {
  /// Whether a name can be read from it.
  var isName: Bool { self == .name || self == .quotedName }

  /// Whether it separates lines.
  var isLineEnd: Bool { self == .newline || self == .blankLine }

  /// Whether it carries no meaning where line ends are free.
  var isTrivia: Bool { isLineEnd || self == .comment || self == .documentation }

  /// Whether it opens a pair of brackets within a statement.
  var opensBracket: Bool { self == .leftParenthesis || self == .leftBracket }

  /// Whether it closes a pair of brackets within a statement.
  var closesBracket: Bool { self == .rightParenthesis || self == .rightBracket }
}
