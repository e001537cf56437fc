import Flow

extension SourceParser {
  /// Whether a statement or a declaration seems to begin at the current token.
  var isAtStatement: Bool {
    if cursor.kind == .at { return cursor.kind(ahead: 1).isName }
    guard cursor.kind.isName || notation == .declarative else { return false }
    if isAtDeclaration { return true }
    switch notation {
    case .dataflow: return isAtDataflowStatement
    case .declarative: return isAtDeclarativeLine
    case .pseudoNatural: return isAtSentence
    }
  }

  /// Whether a declaration seems to begin at the current token.
  var isAtDeclaration: Bool {
    guard cursor.kind == .name else { return false }
    switch notation {
    case .dataflow where cursor.isWord("flow"): return cursor.kind(ahead: 1).isName
    case .declarative where cursor.isWord("flow"): return isAtDeclarativeHead
    case .pseudoNatural where cursor.isWord("flow", ahead: 1):
      if cursor.isWord("The") || cursor.isWord("the") { return true }
    default: break
    }
    guard cursor.kind(ahead: 1).isName else { return false }
    return cursor.isWord("function") || cursor.isWord("realize") || cursor.isWord("modality")
      || (cursor.isWord("words") && cursor.isWord("for", ahead: 1))
      || (cursor.isWord("output") && cursor.isWord("function", ahead: 1))
      || (notation == .dataflow && isAtFolder)
  }

  /// Whether `files from` stands here.
  var isAtFolder: Bool { cursor.isWord("files") && cursor.isWord("from", ahead: 1) }

  /// Whether brackets that are still open here must have been left open by mistake.
  var isPastBrackets: Bool {
    switch cursor.kind {
    case .end, .rightBrace: return true
    case .leftBrace: return !bracesAreRecords
    default:
      guard cursor.startsLine, isAtStatement else { return false }
      if notation != .dataflow || cursor.kind == .at { return true }
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
  ///   - records: Whether an element can be a record, so that a brace begins no steps of a flow.
  ///   - element: Reads one element.
  mutating func elements(
    closing: Token.Kind, of what: @autoclosure () -> String, records: Bool = false,
    _ element: (inout SourceParser) throws(Failure) -> Void
  ) throws(Failure) {
    let mark =
      switch closing {
      case .rightBracket: "`]`"
      case .rightBrace: "`}`"
      default: "`)`"
      }
    let opening = try cursor.open()
    let outer = bracesAreRecords
    bracesAreRecords = records
    defer { bracesAreRecords = outer }
    let depth = cursor.openBrackets
    while cursor.kind != closing {
      if isPastBrackets { throw unclosed(opening, mark, what()) }
      do {
        try element(&self)
      } catch .reported {
        cursor.openBrackets = depth
        skipElement()
        if cursor.kind != closing, isPastBrackets { throw .statementLost }
      } catch .statementLost {
        throw .statementLost
      }
      switch cursor.kind {
      case .comma: cursor.advance()
      case closing: break
      case _ where isPastBrackets: throw unclosed(opening, mark, what())
      case .rightParenthesis, .rightBracket:
        cursor.reportExpected("\(mark) to close \(what())")
        if closing == .rightBrace, cursor.kind(ahead: 1) == closing {
          // The brace is there, and would else be taken for the end of the flow.
          cursor.advance()
          continue
        }
        if depth > 1 {
          // The bracket belongs to what is around this.
          cursor.openBrackets -= 1
          return
        }
        cursor.close()
        return
      default:
        cursor.reportExpected("`,` or \(mark) in \(what())", hint: namedArgumentHint)
        if !cursor.kind.isName, !cursor.isAtTextOrNumber {
          skipElement()
          if cursor.kind != closing, isPastBrackets { throw .statementLost }
        }
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
    while true {
      switch cursor.kind {
      case .leftBrace where bracesAreRecords: inner += 1
      case .rightBrace where inner > 0 && bracesAreRecords: inner -= 1
      case _ where isPastBrackets: return
      case .leftParenthesis, .leftBracket: inner += 1
      case .rightParenthesis, .rightBracket:
        if inner == 0 { return }
        inner -= 1
      case .comma where inner == 0: return
      default: break
      }
      cursor.advance()
    }
  }

  /// Goes on to the end of a statement that could not be read.
  mutating func skipStatement() {
    var inner = cursor.openBrackets
    var records = openRecords
    cursor.openBrackets = 0
    openRecords = 0
    bracesAreRecords = false
    if notation == .pseudoNatural { return skipSentence() }
    if cursor.startsLine, isAtStatement { return }
    while true {
      switch cursor.kind {
      case .end: return
      case .leftBrace where notation == .dataflow: records += 1
      case .rightBrace where notation == .dataflow:
        // One that stands alone in its line closes the flow.
        if records == 0 || cursor.startsLine && cursor.kind(ahead: 1).endsLine { return }
        records -= 1
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
    cursor.linesAreFree = false
    openRecords = 0
    bracesAreRecords = false
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
    switch text.bytes[end - 1] {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return true
    default: return false
    }
  }
}
