import Flow

/// Reads the published forms of programs, statement by statement.
///
/// After a mistake it goes on with the next statement that it can make out.
struct PublishedParser {
  /// A piece of text could not be read; the finding is there already.
  enum Failure: Error { case reported }

  /// How deep brackets may be nested; reading is recursive, and the stack is not endless.
  static let deepestNesting = 100

  let text: SourceText
  private(set) var lexer: PythonLexer
  /// The token to read next.
  private(set) var current: PythonToken
  /// The place right after the last token that was read and means something.
  private(set) var previousEnd = 0
  /// How many brackets are open before the current token.
  private(set) var depth = 0
  /// Whether the current token is the first of its line.
  private(set) var startsLine = true
  /// How far the line of the statement that is being read is indented.
  var indentation = 0

  var graph = PublishedGraph()
  var findings = PublishedFindings()
  /// Comments above the next statement.
  var leading: [String] = []
  var hasBlankLine = false
  var documentation: [String] = []
  var closingComments: [String] = []
  var returns: [(expression: PythonExpression, range: Range<Int>)] = []
  /// Whether only documentation may have stood so far, in the file or in a function.
  var mayDocument = true
  /// Names of the program's own functions and of its workflow object, which mean nothing in a flow.
  var outsiders: Set<String> = []
  /// Whether the brackets of the current statement do not fit, which is reported once.
  var hasBrokenBrackets = false
  /// Whether the last statement was given up with all that is indented deeper.
  var hasSkippedBlock = false
  /// The node that the current statement is about.
  var subject: Int?

  init(_ text: SourceText) {
    self.text = text
    lexer = PythonLexer(text)
    current = lexer.next()
  }

  /// Reads the whole program.
  mutating func file() -> ParsedFile {
    while current.kind != .end {
      switch current.kind {
      case .lineEnd:
        if startsLine { hasBlankLine = true }
        advance()
      case .comment:
        noteComment()
        advance()
      case .semicolon: advance()
      default: wholeStatement()
      }
    }
    closingComments = leading
    return finished()
  }

  private mutating func wholeStatement() {
    let start = current.start
    if startsLine { indentation = indentation(of: start) }
    depth = 0
    hasBrokenBrackets = false
    subject = nil
    let blank = hasBlankLine
    hasBlankLine = false
    do {
      try statement()
      try endStatement()
    } catch {
      skipStatement()
    }
    if current.start == start, current.kind != .end { advance() }
    keepComments(blankLine: blank)
  }

  // MARK: Stepping

  /// Goes to the next token and gives the one that was current.
  @discardableResult
  mutating func advance() -> PythonToken {
    let token = current
    switch token.kind {
    case .lineEnd, .comment, .end: break
    default: previousEnd = token.end
    }
    if token.kind.opens { depth += 1 }
    if token.kind.closes { depth = max(0, depth - 1) }
    startsLine = token.kind == .lineEnd
    current = lexer.next()
    return token
  }

  /// Forgets brackets that were never closed.
  mutating func resetDepth() { depth = 0 }

  /// The token behind the current one.
  func peek() -> PythonToken {
    var ahead = lexer
    return ahead.next()
  }

  /// Steps over line ends and comments between brackets, but not into what must be a new statement.
  mutating func skipBreaks() {
    while true {
      switch current.kind {
      case .comment:
        noteComment()
        advance()
      case .lineEnd:
        if isBeforeStatement { return }
        advance()
      default: return
      }
    }
  }

  /// Whether a token is this word.
  func isWord(_ word: StaticString, _ token: PythonToken? = nil) -> Bool {
    let token = token ?? current
    guard token.kind == .name, token.end - token.start == word.utf8CodeUnitCount else {
      return false
    }
    return word.withUTF8Buffer { text.bytes[token.range].elementsEqual($0) }
  }

  /// The characters of a token.
  func string(_ token: PythonToken) -> String { text.string(token.range) }

  /// A name with its place.
  func word(_ token: PythonToken) -> PublishedGraph.Word {
    PublishedGraph.Word(text: string(token), range: token.range)
  }

  // MARK: Comments

  /// Keeps a comment, unless it is one of the headings that all published programs have.
  mutating func noteComment() {
    var bytes = text.bytes[current.start..<current.end].dropFirst()
    if bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
    while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
      bytes = bytes.dropLast()
    }
    let comment = PublishedParser.plain(String(decoding: bytes, as: UTF8.self))
    guard !PublishedParser.headings.contains(comment.lowercased()) else { return }
    leading.append(comment)
  }

  /// The text without zero bytes, which comments of a flow cannot have.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }

  /// The headings of the parts that programs have; a flow has no such parts.
  private static let headings: Set<String> = [
    "create nodes by instantiation", "link nodes by invocation", "add node", "invoke node",
    "link node",
  ]

  /// Gives the comments around a statement to the node that it is about.
  private mutating func keepComments(blankLine: Bool) {
    guard let subject else {
      hasBlankLine = hasBlankLine || blankLine
      return
    }
    graph.entries[subject].node.comments.leading += leading
    leading = []
    if graph.entries[subject].invocation != nil || graph.invoked.isEmpty {
      graph.entries[subject].node.comments.blankLineBefore = blankLine
    }
    guard current.kind == .comment else { return }
    noteComment()
    advance()
    if graph.entries[subject].node.comments.trailing == nil {
      graph.entries[subject].node.comments.trailing = leading.last
    } else {
      graph.entries[subject].node.comments.leading += leading
    }
    leading = []
  }
}
