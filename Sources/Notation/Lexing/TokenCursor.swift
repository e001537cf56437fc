import Flow

/// Walks through the tokens of a text and collects findings; what every notation reads with.
///
/// Between brackets line ends are free: there the cursor steps over them and over comments, which it
/// keeps until somebody asks for them.
struct TokenCursor {
  /// Why a piece of text could not be read; the finding is there already.
  enum Failure: Error {
    /// Only this piece is lost.
    case reported
    /// The whole statement has to be given up.
    case statementLost
  }

  /// A finding whose lines and columns are not counted yet.
  struct Finding {
    var diagnostic: Diagnostic
    var range: Range<Int>
  }

  /// How deep brackets may be nested; reading is recursive, and the stack is not endless.
  static let deepestNesting = 200

  /// How many findings are kept; a text that is no flow at all has no end of them.
  private static let mostFindings = 1000

  let text: SourceText
  let tokens: [Token]
  private(set) var index = 0
  /// How many brackets are open around the current token.
  var openBrackets = 0
  /// Whether line ends are free outside of brackets too, as they are within a sentence.
  var linesAreFree = false
  /// Comments met between brackets.
  private(set) var comments: [String] = []
  /// Documentation met between brackets.
  private(set) var documentation: [String] = []
  private(set) var findings: [Finding] = []
  /// How many findings there were beyond those that are kept.
  private(set) var droppedFindings = 0
  /// Where something stands that could not be read as what it is, and has its finding.
  private(set) var unreadable: [Range<Int>] = []

  init(_ text: SourceText) {
    self.text = text
    tokens = Lexer.tokens(of: text)
  }

  // MARK: Looking

  /// The token to read next.
  var current: Token { tokens[index] }

  /// What the token to read next is.
  var kind: Token.Kind { tokens[index].kind }

  /// What stands `distance` tokens further on in the same line.
  func kind(ahead distance: Int) -> Token.Kind {
    index + distance < tokens.count ? tokens[index + distance].kind : .end
  }

  /// How many line ends and comments stand before the next token that means something.
  var triviaCount: Int {
    var next = index
    while tokens[next].kind.isTrivia { next += 1 }
    return next - index
  }

  /// The place right after the last token that was read and means something.
  private(set) var endOfPrevious = 0

  /// Whether the current token is the first of its line.
  var startsLine: Bool { index == 0 || tokens[index - 1].kind.isTrivia }

  /// Whether a token is this word; names in backticks never are.
  func isWord(_ word: StaticString, ahead distance: Int = 0) -> Bool {
    guard index + distance < tokens.count else { return false }
    let token = tokens[index + distance]
    return token.kind == .name && text.matches(token.range, word)
  }

  // MARK: Stepping

  /// Goes to the next token and gives the one that was current.
  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    if index < tokens.count - 1 {
      if !token.kind.isTrivia { endOfPrevious = token.end }
      index += 1
    }
    if openBrackets > 0 || linesAreFree { skipTrivia() }
    return token
  }

  /// Goes past an opening bracket into a place where line ends are free.
  @discardableResult
  mutating func open() throws(Failure) -> Token {
    guard openBrackets < TokenCursor.deepestNesting else {
      report(
        .syntax, "Brackets are nested deeper than \(TokenCursor.deepestNesting) levels here.",
        at: current.range, hint: "Give inner parts a name on a line of their own.")
      throw .statementLost
    }
    openBrackets += 1
    return advance()
  }

  /// Goes past a closing bracket.
  @discardableResult
  mutating func close() -> Token {
    openBrackets = max(0, openBrackets - 1)
    return advance()
  }

  /// Steps over line ends and keeps the comments between them.
  mutating func skipTrivia() {
    while kind.isTrivia {
      switch kind {
      case .comment: comments.append(commentText(current))
      case .documentation: documentation.append(commentText(current))
      default: break
      }
      index += 1
    }
  }

  /// The comments met since the last call.
  mutating func takeComments() -> [String] {
    defer { comments = [] }
    return comments
  }

  /// The documentation and the comments met since the last call.
  mutating func takeAllComments() -> [String] {
    if comments.isEmpty, documentation.isEmpty { return [] }
    return takeDocumentation() + takeComments()
  }

  /// The documentation lines met since the last call.
  mutating func takeDocumentation() -> [String] {
    defer { documentation = [] }
    return documentation
  }

  /// What a comment says, without its slashes, one space after them, and spaces at its end.
  func commentText(_ token: Token) -> String {
    var range = token.start + (token.kind == .documentation ? 3 : 2)..<token.end
    let space = UInt8(ascii: " ")
    if let first = range.first, text.bytes[first] == space {
      range = range.lowerBound + 1..<range.upperBound
    }
    var end = range.upperBound
    while end > range.lowerBound, [space, UInt8(ascii: "\t")].contains(text.bytes[end - 1]) {
      end -= 1
    }
    return text.string(range.lowerBound..<end)
  }

  // MARK: Findings

  /// Remembers that what stands at a range has its finding, so that no other one follows from it.
  mutating func markUnreadable(_ range: Range<Int>) {
    if unreadable.count < TokenCursor.mostFindings { unreadable.append(range) }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: Range<Int>, hint: String? = nil,
    notes: [String] = []
  ) {
    guard findings.count < TokenCursor.mostFindings else {
      droppedFindings += 1
      return
    }
    let diagnostic = Diagnostic(
      code, TokenCursor.shortened(message), hint: hint.map(TokenCursor.shortened), notes: notes)
    findings.append(Finding(diagnostic: diagnostic, range: range))
  }

  /// The beginning of a message that a name or a number without an end has made endless.
  private static func shortened(_ message: String) -> String {
    message.utf8.count > 1000 ? message.prefix(300) + "..." : message
  }
}
