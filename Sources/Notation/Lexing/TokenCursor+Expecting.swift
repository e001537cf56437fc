import Flow

extension TokenCursor {
  /// What the current token is called in a message.
  var found: String {
    let token = current
    switch token.kind {
    case .end: return "the end of the file"
    case .newline, .blankLine, .comment, .documentation: return "the end of the line"
    case .text, .textBlock, .foreignText: return "a text"
    default:
      let written = text.string(token.start..<min(token.end, token.start + 200))
      let short = written.count > 40 ? written.prefix(40) + "..." : written[...]
      return "`\(TextLiteral.escaped(String(short), quote: "`"))`"
    }
  }

  /// Where a finding about the current token points: to the token, or to the end of the line before
  /// a line end.
  var foundRange: Range<Int> {
    kind.isTrivia || kind == .end ? endOfPrevious..<endOfPrevious : current.range
  }

  /// Reports that something else was expected here.
  mutating func reportExpected(_ expectation: String, hint: String? = nil) {
    report(
      .syntax, "Expected \(expectation), but found \(found).", at: foundRange,
      hint: hint ?? habitHint)
  }

  /// Takes a token of a kind, or reports what was expected.
  @discardableResult
  mutating func expect(
    _ wanted: Token.Kind, _ expectation: @autoclosure () -> String, hint: String? = nil
  ) throws(Failure) -> Token {
    guard kind == wanted else {
      reportExpected(expectation(), hint: hint)
      throw .reported
    }
    return advance()
  }

  /// What to do about spellings that come from other languages.
  var habitHint: String? {
    if kind == .dot, touchesNumber { return "Numbers have digits on both sides of the point." }
    switch kind {
    case .unknown, .semicolon, .foreignText, .at, .bar: break
    default: return nil
    }
    switch text.string(current.start..<min(current.end, current.start + 3)).first {
    case "#": return "Comments begin with //."
    case "/": return "Comments begin with // and end with the line."
    case ";": return "Statements are separated by line ends."
    case "'", "“", "”", "„", "‘", "’", "«": return "Write texts between straight double quotes."
    case "−", "–", "—": return "Write the minus sign as -."
    case "+": return "Numbers are written without a plus sign."
    case "@", "$", "&": return "Nodes and parameters are used by their plain name."
    case "\0": return "The file contains a zero byte; is it really a text file?"
    default: return nil
    }
  }

  private var touchesNumber: Bool {
    let isAfter = index > 0 && tokens[index - 1].kind == .number
    return isAfter && tokens[index - 1].end == current.start
      || kind(ahead: 1) == .number && tokens[index + 1].start == current.end
  }

  /// A name, plain or in backticks.
  mutating func name(_ expectation: @autoclosure () -> String) throws(Failure) -> (
    text: String, range: Range<Int>
  ) {
    let token = current
    switch kind {
    case .name:
      advance()
      return (text.string(token.range), token.range)
    case .quotedName:
      advance()
      return (try quotedName(token), token.range)
    default:
      reportExpected(expectation())
      throw .reported
    }
  }

  private mutating func quotedName(_ token: Token) throws(Failure) -> String {
    let inside = token.start + 1..<max(token.start + 1, token.end - (token.isClosed ? 1 : 0))
    let name = escapedText(inside)
    if !token.isClosed {
      report(.syntax, "This name has no closing backtick.", at: token.range)
      throw .statementLost
    } else if name.isEmpty {
      report(.syntax, "A name cannot be empty.", at: token.range)
    }
    return name
  }

  /// The text between two marks, with its escapes resolved.
  mutating func escapedText(_ inside: Range<Int>) -> String {
    var problems: [TextLiteral.Problem] = []
    let result = TextLiteral.read(text, inside, problems: &problems)
    report(problems)
    return result
  }

  /// Reports what could not be read in a text.
  mutating func report(_ problems: [TextLiteral.Problem]) {
    for problem in problems {
      report(
        .invalidText, problem.message, at: problem.range,
        hint: "Escapes are \\\", \\\\, \\n, \\r, \\t and \\u{...}.")
    }
  }
}
