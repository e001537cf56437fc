import Flow

extension PublishedParser {
  /// Reads the arguments of a call and does what it says: creates a node or invokes one.
  ///
  /// - Parameters:
  ///   - start: Where the statement begins.
  ///   - isSentence: Whether it is one of the pseudo-natural form.
  mutating func call(
    _ callee: PublishedGraph.Word, targets: [PublishedGraph.Word], from start: Int,
    isSentence: Bool
  ) throws(Failure) {
    var arguments: [PublishedArgument] = []
    if isSentence { try sentenceOpening() }
    if current.kind == .leftParenthesis { arguments = self.arguments() }
    let range = start..<previousEnd
    if let node = graph.nodes[callee.text] {
      invoke(node, outputs: targets, arguments, at: range)
    } else if outsiders.contains(callee.text) {
      outsiders.formUnion(targets.lazy.map(\.text))
    } else if targets.isEmpty || targets.count > 1 || isNodeLike(callee.text, arguments) {
      if targets.count != 1, PublishedParser.hasCapital(callee.text) {
        reportClassUse(callee, targets)
        for target in targets { graph.bind(target.text, .unreadable) }
        return
      }
      if targets.isEmpty, PublishedParser.builtIns.contains(callee.text) {
        findings.report(
          .syntax, "Python's \(callee.text) cannot be read here: nothing is run.",
          at: callee.range, hint: PublishedParser.formsHint)
        return
      }
      graph.orphans.append(
        PublishedGraph.Orphan(
          node: callee, outputs: targets, arguments: arguments, invocation: range))
    } else {
      create(targets[0], callee, arguments)
    }
  }

  /// Creates a node with its parameters.
  mutating func create(
    _ name: PublishedGraph.Word, _ function: PublishedGraph.Word, _ arguments: [PublishedArgument]
  ) {
    let node = graph.add(name, function: function, findings: &findings, in: text)
    subject = node
    for argument in arguments { fill(node, argument, isInvocation: false) }
  }

  private static let builtIns: Set<String> = ["print", "exec", "eval", "open", "exit", "input"]

  /// Whether a name that means nothing yet is rather a misspelled node than a class.
  private func isNodeLike(_ name: String, _ arguments: [PublishedArgument]) -> Bool {
    if PublishedParser.hasCapital(name) { return false }
    let hasNumber =
      name.split(separator: "_", omittingEmptySubsequences: false).last.map {
        !$0.isEmpty && $0.utf8.allSatisfy(PythonLexer.isDigit)
      } ?? false
    let hasLinks = arguments.contains(where: \.isLink)
    return hasLinks || (hasNumber && name.contains("_") && arguments.allSatisfy(\.isNone))
  }

  /// Whether there is a capital letter in a name as classes have.
  private static func hasCapital(_ name: String) -> Bool {
    PublishedName.decoded(name).contains(where: \.isUppercase)
  }

  /// Reads the words before the parameters of a sentence.
  private mutating func sentenceOpening() throws(Failure) {
    guard isWord("with") else {
      switch current.kind {
      case .leftParenthesis, .lineEnd, .comment, .semicolon, .end: return
      default:
        reportExpected(
          "\"with the parameters of\" or ()", hint: PublishedParser.formsHint)
        throw .reported
      }
    }
    let start = current.start
    var words: [String] = []
    while current.kind == .name, words.count < 8 { words.append(string(advance())) }
    if words != ["with", "the", "parameters", "of"] {
      findings.report(
        .syntax, "The parameters follow the words \"with the parameters of\" here.",
        at: start..<previousEnd)
    }
    guard current.kind == .leftParenthesis else {
      reportExpected("the parameters in parentheses")
      throw .reported
    }
  }

  // MARK: Arguments

  /// Reads the named arguments between parentheses.
  private mutating func arguments() -> [PublishedArgument] {
    let opening = advance()
    let level = depth
    var arguments: [PublishedArgument] = []
    skipBreaks()
    while current.kind != .rightParenthesis {
      do {
        arguments.append(try argument())
      } catch {
        skipArgument(to: level)
      }
      skipBreaks()
      guard current.kind == .comma else { break }
      advance()
      skipBreaks()
    }
    closeArguments(.rightParenthesis, opening)
    return arguments
  }

  /// Goes to the comma or bracket that ends an argument.
  mutating func skipArgument(to level: Int) {
    while current.kind != .end {
      if depth == level, current.kind == .comma || current.kind.closes { return }
      if current.kind == .lineEnd, isBeforeStatement { break }
      advance()
    }
    hasBrokenBrackets = true
  }

  private mutating func argument() throws(Failure) -> PublishedArgument {
    let second = peek()
    guard current.kind == .name, second.kind == .equals || isWord("is", second) else {
      if current.kind == .star {
        findings.report(
          .syntax, "Arguments cannot be unpacked here: nothing is run.", at: current.range,
          hint: "Write every parameter as name=value.")
        throw .reported
      }
      let start = current.start
      _ = try expression(nesting: 1)
      findings.report(
        .syntax, "This value has no name.", at: start..<previousEnd,
        hint: "Write every parameter as name=value.")
      throw .reported
    }
    var name = word(advance())
    name.text = PublishedName.decoded(name.text)
    advance()
    skipBreaks()
    let start = current.start
    let expression = try expression(nesting: 1)
    return PublishedArgument(name: name, expression: expression, range: start..<previousEnd)
  }
}
