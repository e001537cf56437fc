import Flow

extension SourceParser {
  /// Reads a declaration if one begins here.
  mutating func declaration(_ trivia: inout LeadingTrivia) -> Bool {
    if !isAtDeclaration {
      guard let keyword = misspeltKeyword else { return false }
      let token = cursor.current
      if keyword != "flow" { reject(attributesOf: &trivia) }
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
    if isAtFolder {
      folderLine(trivia)
      return true
    }
    addDetached(&trivia)
    if cursor.isWord("flow") {
      flow(&trivia)
      return true
    } else if notation == .pseudoNatural, cursor.isWord("The") || cursor.isWord("the") {
      flowSentence(&trivia)
      return true
    } else if cursor.isWord("realize") {
      realization(&trivia)
      return true
    }
    reject(attributesOf: &trivia)
    if cursor.isWord("modality") {
      modality(&trivia)
    } else if cursor.isWord("words") {
      wording(&trivia)
    } else {
      function(&trivia)
    }
    return true
  }

  /// The declaration that was probably meant by a word before a name and a bracket.
  var misspeltKeyword: String? {
    guard notation == .dataflow, cursor.kind == .name, cursor.kind(ahead: 1).isName,
      cursor.kind(ahead: 2) == .leftParenthesis
    else { return nil }
    let word = cursor.text.string(cursor.current.range)
    if ["def", "fn", "func", "fun"].contains(word) { return "function" }
    if ["workflow", "pipeline", "graph"].contains(word) { return "flow" }
    return NearNames.of(word, in: ["flow", "function"], limit: 1).first
  }

  private mutating func folderLine(_ trivia: LeadingTrivia) {
    var trivia = trivia
    trivia.settle()
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
    if let trailing = trailingComment() { carry([trailing]) }
  }

  private mutating func flow(_ trivia: inout LeadingTrivia) {
    cursor.advance()
    var name: String?
    var head = Head()
    var range = cursor.current.range
    do {
      if notation == .dataflow || cursor.kind.isName {
        let isNameless = cursor.isWord("_")
        let (written, place) = try cursor.name("the name of the flow")
        if !isNameless { name = written }
        range = place
      } else {
        range = cursor.endOfPrevious..<cursor.endOfPrevious
      }
      head = try self.head(FunctionName(name ?? "the flow"))
    } catch {
      skipHead()
    }
    steps(name, head, &trivia, at: range)
  }

  /// Reads what follows the head of a flow.
  mutating func steps(
    _ name: String?, _ head: Head, _ trivia: inout LeadingTrivia, at range: Range<Int>
  ) {
    body = FlowBody(name: range, firstToken: cursor.index + 1)
    body.folders = folders
    folders = []
    body.attributes = trivia.allAttributes
    body.parameters = Set(head.ports.map(\.name))
    body.ranges.parameters = head.ranges
    trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
    let title = name.map { "the flow \($0)" } ?? "the flow"
    var trailing: String?
    if notation == .dataflow {
      if !opensBody() {
        cursor.reportExpected("`{` and the steps of \(title)")
        skipHead()
      }
      if cursor.kind == .leftBrace {
        body.firstToken = cursor.index + 1
        statements(title)
      }
      trailing = endDeclaration()
    } else {
      trailing = openStatements()
    }
    let flow = body.flow(
      name: name, documentation: trivia.documentation.joined(separator: "\n"),
      parameters: head.ports, outputs: head.outputs)
    add(.flow(flow), trivia, trailing: trailing, at: body.ranges)
  }

  /// Whether `{` comes next, perhaps on a line of its own.
  mutating func opensBody() -> Bool {
    guard cursor.kind(ahead: cursor.triviaCount) == .leftBrace else { return false }
    cursor.skipTrivia()
    return true
  }

  /// Reads statements that no braces enclose, up to the mark that ends them, the next declaration, or
  /// the end of the file.
  ///
  /// - Returns: The comment behind the end mark.
  mutating func openStatements() -> String? {
    if !cursor.kind.endsLine, notation == .declarative {
      cursor.reportExpected("the end of the line after the head of the flow")
      skipStatement()
    }
    var trailing: String?
    while true {
      var trivia = allLeadingTrivia()
      if cursor.kind == .end || isAtDeclaration {
        carried = trivia
        break
      }
      body.isOpened = true
      trivia.mergeAll()
      if isAtEndMark {
        body.closingComments += trivia.comments
        trailing = endMark()
        break
      }
      if body.nodes.isEmpty, body.returns.isEmpty { trivia.hasBlankLine = false }
      let index = cursor.index
      statement(trivia)
      if cursor.index == index { cursor.advance() }
    }
    finishBody()
    return trailing
  }

  /// Whether the mark stands here that ends the steps of a flow where no brace does.
  var isAtEndMark: Bool {
    switch notation {
    case .dataflow: false
    case .declarative: cursor.isWord("end") && cursor.kind(ahead: 1).endsLine
    case .pseudoNatural:
      (cursor.isWord("That") || cursor.isWord("that")) && cursor.isWord("is", ahead: 1)
        && cursor.isWord("all", ahead: 2)
    }
  }

  /// Takes the end mark and gives the comment behind it.
  mutating func endMark() -> String? {
    cursor.advance()
    if notation == .pseudoNatural {
      cursor.advance()
      cursor.advance()
      endSentence()
    }
    return trailingComment()
  }

  /// Reads the statements between braces.
  mutating func statements(_ title: String) {
    let opening = cursor.advance()
    while true {
      var trivia = allLeadingTrivia()
      trivia.mergeAll()
      if cursor.kind == .rightBrace || cursor.kind == .end || isAtInnerDeclaration {
        reject(attributesOf: &trivia)
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
    isAtDeclaration && !isAtFolder
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
