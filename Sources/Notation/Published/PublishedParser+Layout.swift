import Flow

extension PublishedParser {
  /// Words with which statements begin that a program may have around its own.
  private static let statementWords: Set<String> = [
    "import", "from", "def", "async", "class", "return", "if", "elif", "else", "for", "while",
    "try", "except", "finally", "with", "pass",
  ]

  /// How far the line in which a byte lies is indented, a tab reaching to the next eighth column.
  func indentation(of offset: Int) -> Int {
    var start = offset
    while start > 0, text.bytes[start - 1] == UInt8(ascii: " ") || text.bytes[start - 1] == 9 {
      start -= 1
    }
    var column = 0
    for byte in text.bytes[start..<offset] {
      column = byte == 9 ? (column / 8 + 1) * 8 : column + 1
    }
    return column
  }

  /// Whether the line after the current line end is a statement of its own, however many brackets
  /// are still open.
  var isBeforeStatement: Bool {
    guard current.kind == .lineEnd else { return false }
    var ahead = lexer
    let first = ahead.next()
    guard first.kind == .name, indentation(of: first.start) <= indentation else { return false }
    var token = ahead.next()
    if token.kind == .dot {
      return ahead.next().kind == .name && ahead.next().kind == .leftParenthesis
    }
    if token.kind == .name, !isWord("is", token) {
      return PublishedParser.statementWords.contains(string(first))
    }
    while token.kind == .comma {
      guard ahead.next().kind == .name else { return false }
      token = ahead.next()
    }
    guard token.kind == .equals || isWord("is", token), ahead.next().kind == .name else {
      return false
    }
    let next = ahead.next()
    return next.kind == .leftParenthesis || isWord("with", next)
  }

  /// Makes sure that nothing else stands behind a statement.
  mutating func endStatement() throws(Failure) {
    switch current.kind {
    case .lineEnd, .comment, .semicolon, .end: return
    default:
      reportBehindValue(in: "this statement")
      throw .reported
    }
  }

  /// Goes to the end of a statement that could not be read, or to where the next one begins.
  mutating func skipStatement() {
    while current.kind != .end {
      if current.kind == .lineEnd, depth == 0 || isBeforeStatement { return }
      if current.kind == .semicolon, depth == 0 { return }
      if current.kind == .comment, depth == 0 { return }
      advance()
    }
  }

  /// Goes behind a statement with all the lines that are indented deeper.
  mutating func skipBlock() {
    let outer = indentation
    while true {
      while current.kind != .end, current.kind != .lineEnd || depth > 0 {
        if current.kind == .lineEnd, isBeforeStatement { break }
        advance()
      }
      resetDepth()
      var isInside = false
      while current.kind == .lineEnd || current.kind == .comment {
        let next = peek()
        if next.kind == .lineEnd || next.kind == .comment {
          advance()
          continue
        }
        isInside =
          next.kind != .end && current.kind == .lineEnd && indentation(of: next.start) > outer
        break
      }
      guard isInside else { return }
      advance()
    }
  }

  /// Goes to the colon that ends the head of a function, and behind it.
  mutating func skipHead() {
    while current.kind != .end {
      if current.kind == .colon, depth == 0 {
        advance()
        return
      }
      if current.kind == .lineEnd, depth == 0 || isBeforeStatement { return }
      advance()
    }
  }
}
