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
    case comma, colon, semicolon, equals, dot, ellipsis, arrow, star, percent, degree, at, bar
    case unknown, end
  }

  var kind: Kind
  /// Whether the closing mark of a text or a name in backticks is there.
  var isClosed: Bool
  // Half the width of a place in memory: a text of brackets has a token for each byte.
  private var from: UInt32
  private var to: UInt32

  init(kind: Kind, start: Int, end: Int, isClosed: Bool = true) {
    self.kind = kind
    self.isClosed = isClosed
    from = UInt32(truncatingIfNeeded: start)
    to = UInt32(truncatingIfNeeded: end)
  }

  var start: Int { Int(from) }
  var end: Int { Int(to) }
  var range: Range<Int> { start..<max(start, end) }
}

extension Token.Kind {
  /// Whether a name can be read from it.
  var isName: Bool { self == .name || self == .quotedName }

  /// Whether it separates lines.
  var isLineEnd: Bool { self == .newline || self == .blankLine }

  /// Whether it carries no meaning where line ends are free.
  var isTrivia: Bool { isLineEnd || self == .comment || self == .documentation }

  /// Whether nothing that means something comes after it in the same line.
  var endsLine: Bool { isTrivia || self == .end }

  /// Whether it is a text, in whatever marks.
  var isText: Bool { self == .text || self == .textBlock || self == .foreignText }
}
