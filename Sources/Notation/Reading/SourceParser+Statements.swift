import Flow

extension SourceParser {
  /// Reads one statement with the comments around it, up to the end of its line.
  mutating func statement(_ trivia: LeadingTrivia) {
    let firstNode = body.nodes.count
    let firstReturn = body.returns.count
    let firstArgument = body.arguments.count
    do {
      switch notation {
      case .dataflow:
        try dataflowStatement()
        endStatement()
      case .declarative:
        try declarativeLine()
        endStatement()
      case .pseudoNatural: try sentence()
      }
    } catch {
      cursor.linesAreFree = false
      skipStatement()
    }
    let trailing = trailingComment()
    let inner = cursor.takeAllComments()
    var trivia = trivia
    if firstNode == body.nodes.count { reject(attributesOf: &trivia) }
    if firstReturn < body.returns.count, firstNode == body.nodes.count {
      body.returns[firstReturn].comments = Comments(
        leading: trivia.comments + inner, trailing: trailing, blankLineBefore: trivia.hasBlankLine)
    } else if firstNode < body.nodes.count {
      if !trivia.attributes.isEmpty {
        body.nodes[body.nodes.count - 1].attributes = trivia.allAttributes
      }
      if !trivia.comments.isEmpty { body.nodes[firstNode].comments.leading = trivia.comments }
      body.nodes[firstNode].comments.blankLineBefore = trivia.hasBlankLine
      if !inner.isEmpty { body.nodes[body.nodes.count - 1].comments.leading += inner }
      body.nodes[body.nodes.count - 1].comments.trailing = trailing
    } else if body.arguments.count > firstArgument {
      body.arguments[firstArgument].comments =
        trivia.comments + inner + (trailing.map { [$0] } ?? [])
    } else {
      carry(trivia.comments + inner + (trailing.map { [$0] } ?? []))
    }
  }

  /// Makes sure that nothing else stands on the statement's line.
  mutating func endStatement() {
    if cursor.kind.isTrivia || cursor.kind == .rightBrace || cursor.kind == .end { return }
    cursor.reportExpected(
      "the end of the line after this statement",
      hint: cursor.kind == .dot
        ? "Outputs are chosen where they are used, as in clip.video." : nil)
    if cursor.kind == .semicolon { cursor.advance() }
    if !isAtStatement { skipStatement() }
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

  /// Reads `return` with its results.
  mutating func results() throws(Failure) {
    beginResults()
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
      try result(name)
      guard cursor.kind == .comma else { return }
      cursor.advance()
    }
  }

  /// Reads where one result comes from.
  mutating func result(_ name: String? = nil) throws(Failure) {
    let start = cursor.current.start
    let source = try value("a node to return")
    body.returns.append(Flow.Return(source, name: name))
    body.ranges.results.append(start..<max(start, cursor.endOfPrevious))
  }

  /// Takes the word `return`.
  mutating func beginResults() {
    let word = cursor.advance()
    if body.hasReturned {
      cursor.report(
        .syntax, "This flow has given its results already.", at: word.range,
        hint: "Write all results after one return, with commas between them.")
    }
    body.hasReturned = true
  }

  /// Checks what can only be checked when all statements are read.
  mutating func finishBody() {
    let scope = nameScope()
    if notation == .declarative { distributeArguments(scope) }
    body.resolve(scope)
    body.ranges.scope = scope
    reportDuplicateNodes(scope)
    for (reference, range) in body.portReferences {
      guard let output = scope.furtherOutput(reference.node) else { continue }
      cursor.report(
        .unknownOutput,
        "\(reference.node) is one output of \(output.node) and has no outputs of its own.",
        at: range, hint: "Write \(reference.node), or name the output of \(output.node).")
    }
  }

  /// What names mean in the body that is being read.
  ///
  /// Kept apart, so that nothing holds on to the nodes when they are resolved in place.
  @inline(never)
  private func nameScope() -> NameScope {
    // In the declarative notation parameters are told by how they are written.
    notation == .declarative
      ? NameScope(body.nodes)
      : NameScope(body.nodes, parameters: body.parameters, isRealization: body.isRealization)
  }

  private mutating func reportDuplicateNodes(_ scope: NameScope) {
    var seen: Set<String> = []
    let hasFurtherNames = !body.furtherNames.isEmpty
    for index in body.nodes.indices {
      let name = body.nodes[index].name
      let isNew = hasFurtherNames ? seen.insert(name).inserted : scope.position(of: name) == index
      guard !isNew else { continue }
      cursor.report(
        .duplicateName, "There is a node named \(name) already.",
        at: body.ranges.nodes[index].name, hint: "Give this one another name.")
    }
    for (name, range) in body.furtherNames where !seen.insert(name).inserted {
      cursor.report(
        .duplicateName, "The name \(name) is given twice.", at: range,
        hint: "Give this output another name.")
    }
  }
}
