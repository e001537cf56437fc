import Flow

extension DataflowParser {
  /// Whether a statement or a declaration seems to begin at the current token.
  var isAtStatement: Bool {
    if isAtDeclaration { return true }
    if cursor.isWord("return") {
      let next = cursor.kind(ahead: 1)
      return next.isName || next == .number || next == .text
    }
    var distance = 0
    // Sixteen names are more than any function has outputs; the bound keeps reading linear.
    while distance < 32, cursor.kind(ahead: distance).isName {
      switch cursor.kind(ahead: distance + 1) {
      case .equals: return true
      case .comma: distance += 2
      default: return false
      }
    }
    return false
  }

  /// Whether a declaration seems to begin at the current token.
  var isAtDeclaration: Bool {
    let next = cursor.kind(ahead: 1)
    if next.isName {
      return cursor.isWord("flow") || cursor.isWord("function") || cursor.isWord("realize")
        || cursor.isWord("modality")
        || (cursor.isWord("words") && cursor.isWord("for", ahead: 1))
        || (cursor.isWord("files") && cursor.isWord("from", ahead: 1))
        || (cursor.isWord("output") && cursor.isWord("function", ahead: 1))
    }
    return false
  }

  /// Whether brackets that are still open here must have been left open by mistake.
  var isPastBrackets: Bool {
    switch cursor.kind {
    case .end, .leftBrace, .rightBrace: return true
    default:
      guard cursor.startsLine, isAtStatement else { return false }
      // `name = value` after a comma is an argument with the wrong sign, unless it is a call.
      guard cursor.kind(ahead: 1) == .equals, cursor.followsCommaOrBracket else { return true }
      return cursor.kind(ahead: 2).isName
        && (cursor.kind(ahead: 3) == .leftParenthesis || cursor.kind(ahead: 3) == .dot)
    }
  }

  /// Reads elements between brackets, with commas between them and perhaps one after the last.
  ///
  /// - Parameters:
  ///   - what: What the brackets enclose, for messages, such as "the arguments of mix_audio".
  ///   - element: Reads one element.
  mutating func elements(
    closing: Token.Kind, of what: @autoclosure () -> String,
    _ element: (inout DataflowParser) throws(Failure) -> Void
  ) throws(Failure) {
    let mark = closing == .rightBracket ? "`]`" : "`)`"
    let opening = try cursor.open()
    let depth = cursor.openBrackets
    while cursor.kind != closing {
      if isPastBrackets { throw unclosed(opening, mark, what()) }
      do {
        try element(&self)
      } catch .reported {
        cursor.openBrackets = depth
        skipElement()
        if isPastBrackets { throw .statementLost }
      } catch .statementLost {
        throw .statementLost
      }
      switch cursor.kind {
      case .comma: cursor.advance()
      case closing: break
      case _ where isPastBrackets: throw unclosed(opening, mark, what())
      case .rightParenthesis, .rightBracket:
        cursor.reportExpected("\(mark) to close \(what())")
        if depth > 1 {
          // The bracket belongs to what is around this.
          cursor.openBrackets -= 1
          return
        }
        cursor.close()
        return
      default:
        cursor.reportExpected("`,` or \(mark) in \(what())", hint: namedArgumentHint)
        if !cursor.kind.isName, !cursor.isAtTextOrNumber { skipElement() }
        if cursor.kind == .comma { cursor.advance() }
      }
    }
    cursor.close()
  }

  /// What to write when a name and a value follow one another.
  private var namedArgumentHint: String? {
    guard cursor.isAtTextOrNumber, cursor.index > 0 else { return nil }
    let previous = cursor.tokens[cursor.index - 1]
    return previous.kind == .name ? "Write \(cursor.text.string(previous.range)): ..." : nil
  }

  private mutating func unclosed(_ opening: Token, _ mark: String, _ what: String) -> Failure {
    let line = cursor.text.line(at: opening.start) + 1
    let here = cursor.endOfPrevious
    let isOnOtherLine = cursor.text.line(at: here) + 1 != line
    cursor.report(
      .syntax, "Expected \(mark) to close \(what).", at: here..<here,
      hint: isOnOtherLine ? "The bracket was opened in line \(line)." : nil)
    return .statementLost
  }

  /// Goes on to the comma or bracket that ends a piece that could not be read.
  private mutating func skipElement() {
    var inner = 0
    while !isPastBrackets {
      let kind = cursor.kind
      if kind.opensBracket { inner += 1 }
      if kind.closesBracket {
        if inner == 0 { return }
        inner -= 1
      }
      if kind == .comma, inner == 0 { return }
      cursor.advance()
    }
  }

  /// Goes on to the end of a statement that could not be read.
  mutating func skipStatement() {
    var inner = cursor.openBrackets
    cursor.openBrackets = 0
    if cursor.startsLine, isAtStatement { return }
    while true {
      switch cursor.kind {
      case .end, .rightBrace: return
      case .newline, .blankLine:
        if inner <= 0 { return }
        cursor.advance()
        while cursor.kind.isTrivia { cursor.advance() }
        if isAtStatement { return }
        continue
      case .leftParenthesis, .leftBracket: inner += 1
      case .rightParenthesis, .rightBracket: inner -= 1
      default: break
      }
      cursor.advance()
    }
  }

  /// Goes on to the body of a declaration whose head could not be read, or to what follows it.
  mutating func skipHead() {
    cursor.openBrackets = 0
    while true {
      switch cursor.kind {
      case .end, .leftBrace, .rightBrace, .blankLine: return
      case _ where cursor.startsLine && isAtStatement: return
      default: cursor.advance()
      }
    }
  }
}

extension TokenCursor {
  /// Whether the last token that means something is a comma or an opening bracket.
  var followsCommaOrBracket: Bool {
    let end = endOfPrevious
    guard end > 0 else { return false }
    return [UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "[")].contains(text.bytes[end - 1])
  }
}
