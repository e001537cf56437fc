import Flow

extension SourceParser {
  /// Reads `realize F on TARGET needs kind: name { ... }`.
  mutating func realization(_ trivia: inout LeadingTrivia) {
    cursor.advance()
    var result = Realization(of: "", on: "")
    var range = cursor.current.range
    do {
      (result.function, range) = try cursor.name("the function to realize")
      guard cursor.isWord("on") else {
        cursor.reportExpected(
          "`on` and a target", hint: "Write realize \(result.function) on native.")
        throw Failure.reported
      }
      cursor.advance()
      result.target = try cursor.name("a target").text
      try needs(&result)
    } catch {
      skipHead()
    }
    trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
    body = FlowBody(name: range, firstToken: cursor.index + 1)
    body.isRealization = true
    var trailing: String?
    if notation != .dataflow {
      trailing = openRealization()
    } else if opensBody() {
      body.isOpened = true
      body.firstToken = cursor.index + 1
      trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
      statements("the realization of \(result.function)")
    }
    if body.isOpened {
      body.attributes = trivia.allAttributes
      result.body = body.flow(
        name: nil, documentation: trivia.documentation.joined(separator: "\n"), parameters: [],
        outputs: [])
    } else {
      reject(attributesOf: &trivia)
      trivia.mergeAll()
    }
    if notation == .dataflow { trailing = endDeclaration() }
    add(.realization(result), trivia, trailing: trailing, at: body.ranges)
  }

  /// Reads the steps of a realization without braces, if there are any.
  ///
  /// - Returns: The comment behind the head or, after steps, behind the mark that ends them.
  private mutating func openRealization() -> String? {
    let comment = trailingComment()
    if !cursor.kind.endsLine, !isAtDeclaration {
      cursor.reportExpected("the end of the line after the head of the realization")
      skipStatement()
    }
    let trailing = openStatements()
    guard body.isOpened, let comment else { return trailing ?? comment }
    // The first step is what a comment in the line above it speaks of.
    if body.nodes.isEmpty {
      body.closingComments.insert(comment, at: 0)
    } else {
      body.nodes[0].comments.leading.insert(comment, at: 0)
    }
    return trailing
  }

  private mutating func needs(_ result: inout Realization) throws(Failure) {
    guard cursor.isWord("needs") else { return }
    repeat {
      cursor.advance()
      cursor.skipTrivia()
      let kind = try cursor.name("what is needed, such as tool or checkpoint").text
      try cursor.expect(.colon, "`:` and a name after \(kind)")
      result.needs.append(Need(kind, try needName(kind)))
    } while cursor.kind == .comma
  }

  /// Reads the name of a needed thing, which may have hyphens and dots in it.
  private mutating func needName(_ kind: String) throws(Failure) -> String {
    if cursor.kind == .text { return try cursor.textLiteral() }
    if cursor.kind == .quotedName { return try cursor.name("the name of the \(kind)").text }
    guard cursor.kind == .name || cursor.kind == .number else {
      cursor.reportExpected("the name of the \(kind)")
      throw .reported
    }
    let start = cursor.current.start
    var end = cursor.advance().end
    while cursor.current.start == end, isPartOfNeed { end = cursor.advance().end }
    return cursor.text.string(start..<end)
  }

  private var isPartOfNeed: Bool {
    switch cursor.kind {
    case .name, .number, .dot, .ellipsis: true
    case .unknown: cursor.text.bytes[cursor.current.start] == UInt8(ascii: "-")
    default: false
    }
  }
}
