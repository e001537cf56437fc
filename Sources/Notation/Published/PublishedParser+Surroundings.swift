import Flow

extension PublishedParser {
  /// Reads what may stand around the statements of a program and says nothing about its flow.
  ///
  /// - Returns: Whether there was such a thing.
  mutating func aroundStatement() throws(Failure) -> Bool {
    switch string(current) {
    case "import", "from", "pass":
      skipStatement()
    case "async" where isWord("def", peek()):
      advance()
      functionHead()
    case "def":
      functionHead()
      return true
    case "if" where isWord("__name__", peek()):
      skipBlock()
    case "elif" where hasSkippedBlock, "else" where hasSkippedBlock,
      "except" where hasSkippedBlock, "finally" where hasSkippedBlock:
      skipBlock()
      return true
    case "return":
      advance()
      results()
    case let word where PublishedParser.blockWords.contains(word):
      reportPython(current)
      skipBlock()
      hasSkippedBlock = true
      mayDocument = false
      return true
    case "del", "assert", "raise", "global", "nonlocal", "break", "continue", "yield", "await",
      "lambda", "not":
      reportPython(current)
      skipStatement()
    default:
      hasSkippedBlock = false
      return false
    }
    hasSkippedBlock = false
    mayDocument = false
    return true
  }

  /// Words that begin statements with indented lines.
  private static let blockWords: Set<String> = [
    "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "class", "async",
  ]

  /// Goes past the head of a function, whose body is read as the program.
  private mutating func functionHead() {
    advance()
    if current.kind == .name { outsiders.insert(string(current)) }
    skipHead()
    hasSkippedBlock = false
    mayDocument = true
  }

  /// Reads the names behind `return`.
  private mutating func results() {
    var results: [(expression: PythonExpression, range: Range<Int>)] = []
    while current.kind == .name {
      let word = word(advance())
      results.append((.name(word.text, word.range), word.range))
      guard current.kind == .comma else { break }
      advance()
    }
    switch current.kind {
    case .lineEnd, .comment, .semicolon, .end: returns += results
    // Whatever else it hands to its caller is no output of a node.
    default: skipStatement()
    }
  }
}
