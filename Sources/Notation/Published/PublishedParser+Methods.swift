import Flow

extension PublishedParser {
  private static let methods = ["add_node", "invoke_node", "connect"]

  /// Reads a statement of the declarative form.
  mutating func methodCall() throws(Failure) {
    let receiver = word(advance())
    advance()
    guard current.kind == .name else {
      reportExpected("add_node, invoke_node or connect")
      throw .reported
    }
    let method = word(advance())
    guard PublishedParser.methods.contains(method.text), current.kind == .leftParenthesis else {
      // Whoever makes the workflow object is no part of its flow.
      if current.kind == .leftParenthesis, method.text.hasSuffix("Workflow") {
        skipStatement()
        return
      }
      let hint = findings.question(
        method.text, among: PublishedParser.methods, otherwise: PublishedParser.formsHint)
      findings.report(
        .unknownFunction,
        "Published programs have no \(receiver.text).\(shown(method.text)).",
        at: method.range, hint: hint)
      throw .reported
    }
    outsiders.insert(receiver.text)
    let opening = advance()
    skipBreaks()
    switch method.text {
    case "add_node": try addNode(opening)
    case "invoke_node": try invokeNode(opening)
    default: try connect(opening)
    }
  }

  private mutating func addNode(_ opening: PythonToken) throws(Failure) {
    let name = try textArgument("the node's name")
    try comma("the node's class")
    let function = try textArgument("the node's class")
    var arguments: [PublishedArgument] = []
    if current.kind == .comma {
      advance()
      skipBreaks()
      skipKeyword()
      if current.kind == .leftBrace {
        arguments = parameters()
      } else if current.kind != .rightParenthesis {
        reportExpected("the parameters as a dictionary, such as {\"seed\": 1}")
        skipArgument(to: depth)
      }
    }
    finishArguments(opening, of: "add_node(name, class, parameters)")
    guard !name.text.isEmpty, !function.text.isEmpty else {
      findings.report(
        .syntax, "The node has no \(name.text.isEmpty ? "name" : "class").",
        at: name.text.isEmpty ? name.range : function.range)
      return
    }
    create(name, function, arguments)
  }

  /// Reads a dictionary of parameters.
  private mutating func parameters() -> [PublishedArgument] {
    let opening = advance()
    let level = depth
    var arguments: [PublishedArgument] = []
    skipBreaks()
    while current.kind != .rightBrace {
      do {
        let name = try recordKey(1)
        let start = current.start
        let expression = try expression(nesting: 2)
        arguments.append(
          PublishedArgument(name: name, expression: expression, range: start..<previousEnd))
      } catch {
        skipArgument(to: level)
      }
      skipBreaks()
      guard current.kind == .comma else { break }
      advance()
      skipBreaks()
    }
    closeArguments(.rightBrace, opening)
    skipBreaks()
    return arguments
  }

  private mutating func invokeNode(_ opening: PythonToken) throws(Failure) {
    let start = opening.start
    skipKeyword()
    var outputs: [PublishedGraph.Word] = []
    let node: PublishedGraph.Word
    if current.kind == .text || current.kind == .openText || current.kind == .name {
      let first = try textArgument("the names of the outputs")
      try comma("the node's name")
      if current.kind == .leftBracket || current.kind == .leftParenthesis {
        outputs = try outputNames()
        node = first
        findings.report(
          .syntax, "The names of the outputs stand before the node here.", at: first.range,
          hint: "Write invoke_node([outputs], node).")
      } else {
        outputs = [first]
        findings.report(
          .syntax, "The names of the outputs are a list.", at: first.range,
          hint: "Write [\"\(shown(first.text))\"].")
        node = try textArgument("the node's name")
      }
    } else {
      outputs = try outputNames()
      try comma("the node's name")
      node = try textArgument("the node's name")
    }
    finishArguments(opening, of: "invoke_node(outputs, node)")
    let range = start..<previousEnd
    if let entry = graph.nodes[node.text] {
      invoke(entry, outputs: outputs, [], at: range)
    } else {
      graph.orphans.append(
        PublishedGraph.Orphan(node: node, outputs: outputs, invocation: range))
    }
  }

  /// Reads the names of a node's outputs.
  private mutating func outputNames() throws(Failure) -> [PublishedGraph.Word] {
    guard current.kind == .leftBracket || current.kind == .leftParenthesis else {
      reportExpected("the names of the outputs as a list, such as [\"latent_3\"]")
      throw .reported
    }
    let opening = advance()
    let closing: PythonToken.Kind =
      opening.kind == .leftBracket ? .rightBracket : .rightParenthesis
    var names: [PublishedGraph.Word] = []
    skipBreaks()
    while current.kind != closing {
      names.append(try textArgument("the name of an output"))
      guard current.kind == .comma else { break }
      advance()
      skipBreaks()
    }
    try close(closing, opening)
    skipBreaks()
    return names
  }

  private mutating func connect(_ opening: PythonToken) throws(Failure) {
    let output = try textArgument("the name of an output")
    try comma("the node that takes it")
    let node = try textArgument("the node that takes it")
    try comma("the name of its input")
    let port = try textArgument("the name of its input")
    finishArguments(opening, of: "connect(output, node, input)")
    let argument = PublishedArgument(
      name: port, expression: .name(output.text, output.range), range: output.range)
    if let entry = graph.nodes[node.text] {
      subject = entry
      fill(entry, argument, isInvocation: true)
    } else {
      graph.orphans.append(PublishedGraph.Orphan(node: node, arguments: [argument]))
    }
  }

  // MARK: Positional arguments

  /// Reads a text argument; a name without quotes is taken as one, with a finding.
  private mutating func textArgument(
    _ expected: String
  ) throws(Failure) -> PublishedGraph.Word {
    skipKeyword()
    let start = current.start
    var content = ""
    switch current.kind {
    case .text, .openText:
      while current.kind == .text || current.kind == .openText {
        content += textContent()
        skipBreaks()
      }
    case .name:
      let token = advance()
      content = string(token)
      findings.report(
        .syntax, "\(shown(content)) needs quotes here.", at: token.range,
        hint: "Write \"\(shown(content))\".")
    default:
      reportExpected("\(expected), in quotes")
      throw .reported
    }
    let range = start..<previousEnd
    skipBreaks()
    return PublishedGraph.Word(text: content, range: range)
  }

  /// Goes past the name of an argument, which stands by its place here.
  private mutating func skipKeyword() {
    guard current.kind == .name, peek().kind == .equals else { return }
    findings.report(
      .syntax, "The arguments stand without their names here.", at: current.range,
      hint: "Leave out \(shown(string(current)))=.")
    advance()
    advance()
    skipBreaks()
  }

  private mutating func comma(_ expected: String) throws(Failure) {
    guard current.kind == .comma else {
      reportExpected("a comma and \(expected)")
      throw .reported
    }
    advance()
    skipBreaks()
  }

  /// Goes past the closing bracket of a call.
  private mutating func finishArguments(_ opening: PythonToken, of form: String) {
    skipBreaks()
    if current.kind == .comma {
      advance()
      skipBreaks()
      if current.kind != .rightParenthesis, current.kind != .end, current.kind != .lineEnd {
        findings.report(
          .tooManyArguments, "There are more arguments here than are read.", at: current.range,
          hint: "Write \(form).")
        while current.kind != .rightParenthesis || depth > 1, current.kind != .end {
          if current.kind == .lineEnd, isBeforeStatement { break }
          advance()
        }
      }
    }
    closeArguments(.rightParenthesis, opening)
  }
}
