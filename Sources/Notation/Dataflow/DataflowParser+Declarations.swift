import Flow

extension DataflowParser {
  /// Reads a declaration if one begins here.
  mutating func declaration(_ trivia: inout LeadingTrivia) -> Bool {
    if !isAtDeclaration {
      guard let keyword = misspeltKeyword else { return false }
      let token = cursor.current
      cursor.report(
        .syntax, "There is no declaration \(cursor.text.string(token.range)).", at: token.range,
        hint: "Did you mean \(keyword)?")
      addDetached(&trivia)
      if keyword == "flow" {
        flow(&trivia)
      } else {
        function(&trivia)
      }
      return true
    }
    if cursor.isWord("files") {
      folderLine(trivia)
      return true
    }
    addDetached(&trivia)
    if cursor.isWord("flow") {
      flow(&trivia)
    } else if cursor.isWord("realize") {
      realization(&trivia)
    } else if cursor.isWord("modality") {
      modality(&trivia)
    } else if cursor.isWord("words") {
      wording(&trivia)
    } else {
      function(&trivia)
    }
    return true
  }

  /// The declaration that was probably meant by a word before a name and a bracket.
  private var misspeltKeyword: String? {
    guard cursor.kind == .name, cursor.kind(ahead: 1).isName,
      cursor.kind(ahead: 2) == .leftParenthesis
    else { return nil }
    let word = cursor.text.string(cursor.current.range)
    if ["def", "fn", "func", "fun"].contains(word) { return "function" }
    if ["workflow", "pipeline", "graph"].contains(word) { return "flow" }
    return NearNames.of(word, in: ["flow", "function"], limit: 1).first
  }

  private mutating func folderLine(_ trivia: LeadingTrivia) {
    carried = trivia
    do {
      folders.append(try folder())
      if !cursor.kind.isTrivia, cursor.kind != .end {
        cursor.reportExpected("the end of the line after the folder")
        skipStatement()
      }
    } catch {
      skipStatement()
    }
    if let trailing = trailingComment() { carried.comments.append(trailing) }
  }

  private mutating func flow(_ trivia: inout LeadingTrivia) {
    cursor.advance()
    let isNameless = cursor.isWord("_")
    let start = cursor.current.range
    var name = ""
    var head = Head()
    var range = start
    do {
      (name, range) = try cursor.name("the name of the flow")
      head = try self.head(FunctionName(name))
    } catch {
      skipHead()
    }
    body = FlowBody(name: range, firstToken: cursor.index + 1)
    body.folders = folders
    folders = []
    body.parameters = Set(head.ports.map(\.name))
    body.ranges.parameters = head.ranges
    trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
    let title = isNameless ? "the flow" : "the flow \(name)"
    if !opensBody() {
      cursor.reportExpected("`{` and the steps of \(title)")
      skipHead()
    }
    if cursor.kind == .leftBrace {
      body.firstToken = cursor.index + 1
      statements(title)
    }
    let flow = body.flow(
      name: isNameless ? nil : name, documentation: trivia.documentation.joined(separator: "\n"),
      parameters: head.ports, outputs: head.outputs)
    add(.flow(flow), trivia, trailing: endDeclaration(), at: body.ranges)
  }

  /// Whether `{` comes next, perhaps on a line of its own.
  mutating func opensBody() -> Bool {
    guard cursor.kind(ahead: cursor.triviaCount) == .leftBrace else { return false }
    cursor.skipTrivia()
    return true
  }

  /// Reads the statements between braces.
  mutating func statements(_ title: String) {
    let opening = cursor.advance()
    while true {
      var trivia = leadingTrivia()
      trivia.mergeAll()
      trivia.prepend(carried)
      carried = LeadingTrivia()
      cursor.openBrackets = 0
      if cursor.kind == .rightBrace || cursor.kind == .end || isAtInnerDeclaration {
        body.closingComments = trivia.comments
        break
      }
      if body.nodes.isEmpty, body.returns.isEmpty { trivia.hasBlankLine = false }
      let index = cursor.index
      statement(trivia)
      if cursor.index == index { cursor.advance() }
    }
    if cursor.kind == .rightBrace {
      cursor.advance()
    } else {
      let line = cursor.text.line(at: opening.start) + 1
      cursor.report(
        .syntax, "Expected `}` to close \(title), but found \(cursor.found).",
        at: cursor.endOfPrevious..<cursor.endOfPrevious, hint: "It was opened in line \(line).")
    }
    finishBody()
  }

  /// Whether a declaration begins that cannot stand within a flow.
  private var isAtInnerDeclaration: Bool {
    isAtDeclaration && !(cursor.isWord("files") && cursor.isWord("from", ahead: 1))
  }

  mutating func endDeclaration() -> String? {
    if !cursor.kind.isTrivia, cursor.kind != .end, !isAtDeclaration {
      cursor.reportExpected("the end of the line after this declaration")
      skipStatement()
    }
    return trailingComment()
  }

  private mutating func function(_ trivia: inout LeadingTrivia) {
    let isOutput = cursor.isWord("output")
    if isOutput { cursor.advance() }
    cursor.advance()
    var signature = Signature(FunctionName(""), ports: [], outputs: [], isOutput: isOutput)
    var itemRanges = SourceMap.ItemRanges(name: cursor.current.range)
    do {
      (signature.name, itemRanges.name) = try functionName()
      let head = try head(signature.name)
      signature.ports = head.ports
      signature.outputs = head.outputs
      itemRanges.parameters = head.ranges
      try phrases(&signature)
    } catch {
      skipHead()
    }
    if cursor.kind == .leftBrace {
      cursor.report(
        .syntax, "A function has no steps of its own.", at: cursor.current.range,
        hint: "Write flow instead of function, or realize \(signature.name) on a target.")
      body = FlowBody(name: itemRanges.name, firstToken: cursor.index + 1)
      statements("\(signature.name)")
    }
    signature.documentation = trivia.documentation.joined(separator: "\n")
    trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
    add(.function(signature), trivia, trailing: endDeclaration(), at: itemRanges)
  }

  private mutating func phrases(_ signature: inout Signature) throws(Failure) {
    let distance = cursor.triviaCount
    guard cursor.isWord("words", ahead: distance) else { return }
    // On the next line it may also begin a declaration.
    guard distance == 0 || cursor.kind(ahead: distance + 1) == .leftBracket else { return }
    cursor.skipTrivia()
    cursor.advance()
    signature.phrases = try texts("the words for \(signature.name)")
  }

  private mutating func modality(_ trivia: inout LeadingTrivia) {
    cursor.advance()
    trivia.mergeAll()
    do {
      let (name, range) = try cursor.name("a modality")
      let modality = Modality(rawValue: name)
      if modality == nil {
        let known = Modality.allCases.map(\.rawValue)
        cursor.report(
          .unknownType, "There is no modality named \(name).", at: range,
          hint: NearNames.question(NearNames.of(name, in: known))
            ?? "Modalities are \(known.joined(separator: ", ")).")
      }
      guard cursor.isWord("words") else {
        cursor.reportExpected("`words` and the words for \(name)")
        throw Failure.reported
      }
      cursor.advance()
      let words = try texts("the words for \(name)")
      trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
      let trailing = endDeclaration()
      if let modality {
        add(
          .modality(modality, words: words), trivia, trailing: trailing,
          at: SourceMap.ItemRanges(name: range))
      }
    } catch {
      skipHead()
    }
  }
}
