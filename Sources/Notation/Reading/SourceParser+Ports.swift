import Flow

extension SourceParser {
  /// The name and ports of a flow or function, and what it gives.
  struct Head {
    var ports: [Port] = []
    var outputs: [OutputPort] = []
    var names: Set<String> = []
    var ranges: [(name: String, range: Range<Int>)] = []
  }

  /// The words that begin a part of a port's declaration.
  static let portClauses: [StaticString] = ["in", "step", "whole", "words"]

  /// Reads `(ports) -> outputs`, either of which may be missing.
  mutating func head(_ name: FunctionName) throws(Failure) -> Head {
    var head = Head()
    if cursor.kind == .leftParenthesis { try ports(of: name, &head) }
    if cursor.kind == .arrow {
      cursor.advance()
      try results(of: name, &head, mark: "->")
    }
    return head
  }

  /// Reads ports between brackets.
  mutating func ports(of name: FunctionName, _ head: inout Head) throws(Failure) {
    var names: Set<String> = []
    try elements(closing: .rightParenthesis, of: "the parameters of \(name)") {
      (parser) throws(Failure) in
      let (port, range) = try parser.port()
      if !names.insert(port.name).inserted {
        parser.cursor.report(
          .duplicateName, "\(name) has two parameters named \(port.name).", at: range,
          hint: "Give one of them another name.")
      }
      head.ports.append(port)
      head.ranges.append((port.name, range))
    }
  }

  /// Reads what a function gives: a type, or several with names between brackets.
  mutating func results(
    of name: FunctionName, _ head: inout Head, mark: String
  ) throws(Failure) {
    let isBracketed = cursor.kind == .leftParenthesis
    head.outputs = try outputs(of: name)
    if cursor.kind == .comma, !isBracketed {
      cursor.report(
        .syntax, "Several outputs stand between brackets.", at: cursor.current.range,
        hint: "Write \(mark) (first: video, second: audio).")
      throw .reported
    }
  }

  private mutating func port() throws(Failure) -> (Port, Range<Int>) {
    let documentation = cursor.takeDocumentation().joined(separator: "\n")
    let (name, range) = try cursor.name("the name of a parameter")
    try cursor.expect(.colon, "`:` and a type after \(name)")
    var port = Port(name, try cursor.type(), documentation: documentation)
    (port.literalType, port.isWhole) = try cursor.literalType(behind: port.type)
    port.unit = try cursor.bracketedUnit()
    while true {
      if cursor.isWord("in") {
        cursor.advance()
        if cursor.kind == .leftBracket {
          port.choices += try choices(of: name)
        } else {
          port.range = try valueRange(of: name)
        }
      } else if cursor.kind == .equals {
        cursor.advance()
        port.defaultValue = try literal(clauses: SourceParser.portClauses)
      } else if cursor.isWord("step") {
        cursor.advance()
        port.step = try bound("the distance between the numbers that \(name) allows")
      } else if cursor.isWord("whole") {
        cursor.advance()
        port.isWhole = true
      } else if cursor.isWord("words") {
        cursor.advance()
        port.words += try texts("the words for \(name)")
      } else {
        return (port, range)
      }
    }
  }

  private mutating func choices(of name: String) throws(Failure) -> [Port.Choice] {
    var choices: [Port.Choice] = []
    try elements(closing: .rightBracket, of: "the choices of \(name)") {
      (parser) throws(Failure) in
      guard parser.cursor.kind == .text || parser.cursor.kind == .foreignText else {
        parser.cursor.reportExpected(
          "a text in the choices of \(name)", hint: "Ranges are written as 1...10.")
        throw .reported
      }
      var choice = try Port.Choice(parser.cursor.textLiteral())
      if parser.cursor.isWord("words") {
        parser.cursor.advance()
        choice.words = try parser.texts("the words for \(choice.value)")
      }
      choices.append(choice)
    }
    return choices
  }

  private mutating func valueRange(of name: String) throws(Failure) -> ValueRange {
    let start = cursor.current.start
    let lower = try bound("the smallest number that \(name) allows, or `[` and its choices")
    try cursor.expect(.ellipsis, "`...` in the range of \(name)", hint: "Write in 1...10.")
    let upper = try bound("the largest number that \(name) allows")
    let isKnown = cursor.unreadable.last.map { $0.lowerBound < start } ?? true
    if upper.double < lower.double, isKnown {
      cursor.report(
        .syntax, "The range of \(name) ends below its beginning.",
        at: start..<cursor.endOfPrevious, hint: "Write in \(upper)...\(lower).")
    }
    return ValueRange(lower, upper)
  }

  private mutating func bound(_ expectation: String) throws(Failure) -> Number {
    guard cursor.kind == .number else {
      cursor.reportExpected(expectation)
      throw .reported
    }
    let follower = cursor.kind(ahead: 1)
    let number = cursor.number()
    guard follower == .name || follower == .percent || follower == .degree,
      !SourceParser.portClauses.contains(where: { cursor.isWord($0) })
    else { return number }
    cursor.report(
      .syntax, "Ranges are written without units.", at: cursor.current.range,
      hint: "The unit stands once, after the type, as in number[s] in 1...60.")
    cursor.advance()
    return number
  }

  private mutating func outputs(of name: FunctionName) throws(Failure) -> [OutputPort] {
    guard cursor.kind == .leftParenthesis else {
      let type = try cursor.type()
      return [OutputPort(TypeSpelling.outputName(type), type)]
    }
    var outputs: [OutputPort] = []
    var names: Set<String> = []
    try elements(closing: .rightParenthesis, of: "the outputs of \(name)") {
      (parser) throws(Failure) in
      let start = parser.cursor.current.start
      var outputName: String?
      if parser.cursor.kind.isName, parser.cursor.kind(ahead: 1) == .colon {
        outputName = try parser.cursor.name("the name of an output").text
        parser.cursor.advance()
      }
      let type = try parser.cursor.type()
      let output = OutputPort(outputName ?? TypeSpelling.outputName(type), type)
      if !names.insert(output.name).inserted {
        parser.cursor.report(
          .duplicateName, "\(name) has two outputs named \(output.name).",
          at: start..<parser.cursor.endOfPrevious, hint: "Write name: type for each of them.")
      }
      outputs.append(output)
    }
    return outputs
  }
}
