import Flow

extension PublishedParser {
  /// Reads one statement.
  mutating func statement() throws(Failure) {
    switch current.kind {
    case .text, .openText:
      textStatement()
      return
    case .name: break
    case .leftParenthesis, .leftBracket:
      try assignment()
      return
    case .equals:
      // What invokes a node without outputs is published with nothing before the sign.
      findings.report(
        .syntax, "There is no name before the equals sign.", at: current.range,
        hint: "Leave out the sign where a node has no outputs to name.")
      advance()
      mayDocument = false
      try results(of: [], isSentence: false)
      return
    default:
      mayDocument = false
      reportExpected("a statement", hint: PublishedParser.formsHint)
      throw .reported
    }
    if try aroundStatement() { return }
    mayDocument = false
    let second = peek()
    switch second.kind {
    case .dot:
      try methodCall()
    case .leftParenthesis:
      let callee = word(advance())
      try call(callee, targets: [], from: callee.range.lowerBound, isSentence: false)
    default:
      try assignment()
    }
  }

  /// Reads a text that stands alone: documentation at the beginning, a comment elsewhere.
  private mutating func textStatement() {
    var lines = textContent().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(PublishedParser.trimmed)[...]
    lines = lines.drop(while: \.isEmpty)
    while lines.last?.isEmpty == true { lines.removeLast() }
    if mayDocument { documentation += lines } else { leading += lines }
    mayDocument = false
  }

  private static func trimmed(_ line: Substring) -> String {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return plain(String(rest))
  }

  // MARK: Naming

  /// Reads the names before `=` or `is`, and what is named.
  private mutating func assignment() throws(Failure) {
    let start = current
    let isBracketed = current.kind != .name
    if isBracketed {
      advance()
      skipBreaks()
    }
    var targets: [PublishedGraph.Word] = []
    while current.kind == .name, !isWord("is") {
      targets.append(word(advance()))
      guard current.kind == .comma else { break }
      advance()
      if isBracketed { skipBreaks() }
    }
    if isBracketed {
      mayDocument = false
      guard current.kind == .rightParenthesis || current.kind == .rightBracket else {
        reportExpected("names of outputs between the brackets")
        throw .reported
      }
      advance()
    }
    let isSentence = isWord("is")
    guard current.kind == .equals || isSentence else {
      reportNoAssignment(targets, start: start)
      throw .reported
    }
    advance()
    try results(of: targets, isSentence: isSentence)
  }

  /// Reads what stands behind `=` or `is`.
  private mutating func results(
    of targets: [PublishedGraph.Word], isSentence: Bool
  ) throws(Failure) {
    let start = targets.first?.range.lowerBound ?? current.start
    if targets.count == 1, targets[0].text == "workflow", !isSentence {
      outsiders.insert("workflow")
      skipStatement()
      return
    }
    guard current.kind == .name, !isValueWord else {
      bindUnreadable(targets)
      findings.report(
        .syntax, "Only nodes and their outputs are given names here.", at: current.range,
        hint: current.kind == .name || current.kind == .lineEnd
          ? PublishedParser.formsHint : "Write the value where it is used.")
      throw .reported
    }
    if peek().kind == .dot {
      outsiders.formUnion(targets.lazy.map(\.text))
      try methodCall()
      return
    }
    let callee = word(advance())
    if isSentence || current.kind == .leftParenthesis {
      try call(callee, targets: targets, from: start, isSentence: isSentence)
      return
    }
    bindUnreadable(targets)
    switch current.kind {
    case .lineEnd, .comment, .semicolon, .end:
      findings.report(
        .syntax, "Only nodes and their outputs are given names here.", at: callee.range,
        hint: "Write \(shown(callee.text)) where it is used, or with () to invoke the node.")
    default: reportBehindValue(in: "this statement")
    }
    throw .reported
  }

  private var isValueWord: Bool {
    isWord("True") || isWord("False") || isWord("None") || isWord("not") || isWord("await")
      || isWord("lambda")
  }

  private mutating func bindUnreadable(_ targets: [PublishedGraph.Word]) {
    for target in targets { graph.bind(target.text, .unreadable) }
  }
}
