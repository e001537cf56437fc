import Flow

extension DataflowParser {
  /// Reads one statement with the comments around it, up to the end of its line.
  mutating func statement(_ trivia: LeadingTrivia) {
    let firstNode = body.nodes.count
    let firstReturn = body.returns.count
    do {
      try statementContent()
      endStatement()
    } catch {
      skipStatement()
    }
    let trailing = trailingComment()
    let inner = cursor.takeDocumentation() + cursor.takeComments()
    if firstReturn < body.returns.count, firstNode == body.nodes.count {
      body.returns[firstReturn].comments = Comments(
        leading: trivia.comments + inner, trailing: trailing, blankLineBefore: trivia.hasBlankLine)
    } else if firstNode < body.nodes.count {
      body.nodes[firstNode].comments.leading = trivia.comments
      body.nodes[firstNode].comments.blankLineBefore = trivia.hasBlankLine
      body.nodes[body.nodes.count - 1].comments.leading += inner
      body.nodes[body.nodes.count - 1].comments.trailing = trailing
    } else {
      carried.comments += trivia.comments + inner + (trailing.map { [$0] } ?? [])
    }
  }

  /// Makes sure that nothing else stands on the statement's line.
  private mutating func endStatement() {
    if cursor.kind.isTrivia || cursor.kind == .rightBrace || cursor.kind == .end { return }
    cursor.reportExpected(
      "the end of the line after this statement",
      hint: cursor.kind == .dot
        ? "Outputs are chosen where they are used, as in clip.video." : nil)
    if cursor.kind == .semicolon { cursor.advance() }
    if !isAtStatement { skipStatement() }
  }

  private mutating func statementContent() throws(Failure) {
    guard cursor.kind.isName else {
      cursor.reportExpected(
        "a statement", hint: cursor.habitHint ?? "Statements are written as name = function(...).")
      throw .reported
    }
    switch cursor.kind(ahead: 1) {
    case .equals, .comma: try assignment()
    case .leftParenthesis where !cursor.isWord("return"), .dot: _ = try call(names: [])
    default:
      if cursor.isWord("return") {
        try results()
      } else if cursor.isWord("files"), cursor.isWord("from", ahead: 1) {
        body.folders.append(try folder())
      } else {
        cursor.advance()
        cursor.reportExpected("`=` and a function with its arguments")
        throw .reported
      }
    }
  }

  /// Reads `files from "DIR"`.
  mutating func folder() throws(Failure) -> String {
    cursor.advance()
    cursor.advance()
    guard cursor.kind == .text || cursor.kind == .textBlock || cursor.kind == .foreignText else {
      cursor.reportExpected("the folder as a text after `files from`")
      throw .reported
    }
    return try cursor.textLiteral()
  }

  private mutating func assignment() throws(Failure) {
    var names = [try cursor.name("a name")]
    while cursor.kind == .comma {
      cursor.advance()
      names.append(try cursor.name("the name of a further output"))
    }
    try cursor.expect(.equals, "`=` after the name \(names[names.count - 1].text)")
    guard cursor.kind.isName else {
      let isValue = cursor.isAtTextOrNumber || cursor.kind == .leftBracket
      cursor.reportExpected(
        "a function with its arguments",
        hint: isValue
          ? "Only results of functions are given a name; write the value where it is used." : nil)
      throw .reported
    }
    _ = try call(names: names)
  }

  /// Reads `return` with its results.
  private mutating func results() throws(Failure) {
    let word = cursor.advance()
    if body.hasReturned {
      cursor.report(
        .syntax, "This flow has given its results already.", at: word.range,
        hint: "Write all results after one return, with commas between them.")
    }
    body.hasReturned = true
    guard cursor.kind != .leftParenthesis else {
      cursor.report(
        .syntax, "Results are written without brackets.", at: cursor.current.range,
        hint: "Write return x, y.")
      throw .reported
    }
    while true {
      var name: String?
      if cursor.kind.isName, cursor.kind(ahead: 1) == .colon {
        name = try cursor.name("a name").text
        cursor.advance()
      }
      let start = cursor.current.start
      let source = try value("a node to return")
      body.returns.append(Flow.Return(source, name: name))
      body.ranges.results.append(start..<max(start, cursor.endOfPrevious))
      guard cursor.kind == .comma else { return }
      cursor.advance()
    }
  }

  /// Checks what can only be checked when all statements are read.
  mutating func finishBody() {
    let scope = body.resolve()
    var seen: Set<String> = []
    for (index, node) in body.nodes.enumerated() {
      if !seen.insert(node.name).inserted {
        cursor.report(
          .duplicateName, "There is a node named \(node.name) already.",
          at: body.ranges.nodes[index].name, hint: "Give this one another name.")
      }
    }
    for (name, range) in body.furtherNames where !seen.insert(name).inserted {
      cursor.report(
        .duplicateName, "The name \(name) is given twice.", at: range,
        hint: "Give this output another name.")
    }
    for (reference, range) in body.portReferences {
      guard let output = scope.furtherOutput(reference.node) else { continue }
      cursor.report(
        .unknownOutput,
        "\(reference.node) is one output of \(output.node) and has no outputs of its own.",
        at: range, hint: "Write \(reference.node), or name the output of \(output.node).")
    }
  }
}
