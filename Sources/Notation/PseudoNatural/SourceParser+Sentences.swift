import Flow

extension SourceParser {
  /// Whether a sentence seems to begin here.
  var isAtSentence: Bool {
    if cursor.isWord("Let") || cursor.isWord("let") || cursor.isWord("Return")
      || cursor.isWord("return")
    {
      return cursor.kind(ahead: 1).isName || cursor.kind(ahead: 1).isText
    }
    return isAtEndMark || isAtFolderSentence
  }

  private var isAtFolderSentence: Bool {
    (cursor.isWord("Look") || cursor.isWord("look")) && cursor.isWord("for", ahead: 1)
      && cursor.isWord("files", ahead: 2)
  }

  /// Reads one sentence of a flow, line ends within it being free.
  mutating func sentence() throws(Failure) {
    cursor.linesAreFree = true
    defer { cursor.linesAreFree = false }
    if cursor.isWord("Let") || cursor.isWord("let") {
      try letSentence()
    } else if cursor.isWord("Return") || cursor.isWord("return") {
      try returnSentence()
    } else if isAtFolderSentence {
      for _ in 0..<3 { cursor.advance() }
      try expectWord("in", "`in` and a folder")
      guard cursor.kind.isText else {
        cursor.reportExpected("the folder as a text")
        throw .reported
      }
      body.folders.append(try cursor.textLiteral())
    } else {
      cursor.reportExpected(
        "a sentence",
        hint: cursor.habitHint
          ?? "Sentences begin with Let, Return, Look for files, or That is all."
      )
      throw .reported
    }
    endSentence()
  }

  /// Takes the point at the end of a sentence.
  mutating func endSentence() {
    let isThere = cursor.kind == .dot
    // What follows the point belongs to the next sentence; a comment beside it is this one's.
    cursor.linesAreFree = false
    if isThere {
      cursor.advance()
      return
    }
    let here = cursor.endOfPrevious
    if cursor.kind == .end || cursor.startsLine && isAtStatement {
      cursor.report(
        .syntax, "Expected `.` at the end of this sentence.", at: here..<here,
        hint: "Every sentence ends with a point.")
    } else {
      cursor.reportExpected(
        "`.` at the end of this sentence", hint: cursor.habitHint ?? continuationHint)
      skipSentence()
    }
  }

  private var continuationHint: String? {
    switch cursor.kind {
    case .leftParenthesis: "Inputs follow `of`, and parameters follow `with`."
    case .equals: "Parameters are written as: with name value and name value."
    default: cursor.kind.isName || cursor.isAtTextOrNumber ? "Join several with `and`." : nil
    }
  }

  /// Goes on to the end of a sentence that could not be read.
  mutating func skipSentence() {
    cursor.openBrackets = 0
    cursor.linesAreFree = false
    while true {
      switch cursor.kind {
      case .end, .blankLine: return
      case .dot:
        let next = cursor.index + 1 < cursor.tokens.count ? cursor.tokens[cursor.index + 1] : nil
        let isEnd = next.map { $0.start > cursor.current.end || $0.kind.endsLine } ?? true
        cursor.advance()
        if isEnd { return }
      case _ where cursor.startsLine && isAtStatement: return
      default: cursor.advance()
      }
    }
  }

  /// Reads `Let name be function of source and source, with name value and name value`.
  private mutating func letSentence() throws(Failure) {
    cursor.advance()
    var names = [try sentenceName("a name for the result")]
    while takeConjunction() { names.append(try sentenceName("the name of a further output")) }
    try expectWord(
      "be", "`be` and a function after \(names[names.count - 1].text)",
      hint: "Write Let \(names[0].text) be ...")
    let (function, range) = try functionName()
    var node = Node(names[0].text, function, furtherNames: names.dropFirst().map(\.text))
    var ranges = SourceMap.NodeRanges(
      node: names[0].text, name: names[0].range, function: range)
    // What is right of a sentence stays, whatever is wrong with the rest of it.
    defer {
      body.nodes.append(node)
      body.ranges.nodes.append(ranges)
      body.furtherNames += names.dropFirst().map { (name: $0.text, range: $0.range) }
    }
    if cursor.isWord("of") {
      cursor.advance()
      repeat {
        try addArgument(
          .position(node.arguments.count), nil, "an input of \(function)", &node, &ranges)
      } while takeConjunction()
    }
    if cursor.kind == .comma { cursor.advance() }
    guard cursor.isWord("with") else { return }
    cursor.advance()
    repeat {
      let (port, place) = try parameterName(function)
      try addArgument(port, place, "a value for \(port)", &node, &ranges)
    } while takeConjunction()
  }

  private mutating func addArgument(
    _ port: PortName, _ name: Range<Int>?, _ expectation: String, _ node: inout Node,
    _ ranges: inout SourceMap.NodeRanges
  ) throws(Failure) {
    let start = cursor.current.start
    let source = try value(expectation)
    node.arguments.append(Argument(port, source))
    ranges.arguments.append((port, name, start..<max(start, cursor.endOfPrevious)))
  }

  /// Reads the name of a parameter, or the number of an input and a colon.
  private mutating func parameterName(
    _ function: FunctionName
  ) throws(Failure) -> (PortName, Range<Int>) {
    if cursor.kind == .number {
      let range = cursor.current.range
      let port = PortName.position(try position("Inputs"))
      try cursor.expect(.colon, "`:` after the number of an input")
      return (port, range)
    }
    let (name, range) = try sentenceName("a parameter of \(function)")
    if cursor.kind == .colon || cursor.kind == .equals { cursor.advance() }
    return (.named(name), range)
  }

  /// Reads `Return source as name and source`.
  private mutating func returnSentence() throws(Failure) {
    beginResults()
    repeat {
      try result()
      if cursor.isWord("as") {
        cursor.advance()
        let name = try sentenceName("a name for the result").text
        body.returns[body.returns.count - 1].name = name
      }
    } while takeConjunction()
  }

  /// Takes a comma, `and`, or both, where another element follows.
  private mutating func takeConjunction() -> Bool {
    if cursor.kind == .comma {
      // Before `with` a comma ends the inputs.
      var next = cursor.index + 1
      while next < cursor.tokens.count, cursor.tokens[next].kind.isTrivia { next += 1 }
      guard !cursor.isWord("with", ahead: next - cursor.index) else { return false }
      cursor.advance()
      if cursor.isWord("and") { cursor.advance() }
      return true
    }
    guard cursor.isWord("and") else { return false }
    cursor.advance()
    return true
  }

  /// Takes a word of the notation, or reports that it was expected.
  mutating func expectWord(
    _ word: StaticString, _ expectation: @autoclosure () -> String, hint: String? = nil
  ) throws(Failure) {
    guard cursor.isWord(word) else {
      cursor.reportExpected(expectation(), hint: hint)
      throw .reported
    }
    cursor.advance()
  }
}
