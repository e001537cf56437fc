import Flow

extension SourceParser {
  /// Reads what fills a port: a literal, a reference, a list, or a call that becomes a node of its own.
  mutating func value(
    _ expectation: @autoclosure () -> String
  ) throws(Failure) -> Source {
    switch cursor.kind {
    case .text, .textBlock, .foreignText: return .value(.text(try cursor.textLiteral()))
    case .number: return .value(cursor.numberOrQuantity(clauses: sentenceWords))
    case .leftBracket: return try list()
    case .leftBrace: return .value(try record())
    case .name where isAtSentenceWord:
      cursor.reportExpected(expectation(), hint: sentenceWordHint)
      throw .reported
    case .name, .quotedName:
      if notation == .dataflow, isAtCall { return .output(OutputReference(try call(names: []))) }
      if cursor.isAtLiteralWord { return .value(cursor.literalWord()) }
      return try reference()
    default:
      cursor.reportExpected(expectation())
      throw .reported
    }
  }

  private var isAtCall: Bool {
    switch cursor.kind(ahead: 1) {
    case .leftParenthesis: true
    case .dot: cursor.kind(ahead: 2).isName && cursor.kind(ahead: 3) == .leftParenthesis
    default: false
    }
  }

  /// Reads `name`, `name.port`, or `flow.parameter`.
  private mutating func reference() throws(Failure) -> Source {
    let isFlow = cursor.isWord("flow")
    let (node, range) = try cursor.name("a node")
    guard isAtJoiningDot else {
      return namesAreParameters ? .parameter(node) : .output(OutputReference(node))
    }
    cursor.advance()
    if isFlow { return .parameter(try cursor.name("a parameter of the flow").text) }
    let start = range.lowerBound
    let port: PortName
    if cursor.kind == .number {
      port = .position(try position("Outputs"))
    } else {
      port = .named(try cursor.name("an output of \(node)").text)
    }
    let reference = OutputReference(node, port)
    body.portReferences.append((reference, start..<max(start, cursor.endOfPrevious)))
    return .output(reference)
  }

  private mutating func list() throws(Failure) -> Source {
    var sources: [Source] = []
    try elements(closing: .rightBracket, of: "the list", records: true) {
      (parser) throws(Failure) in
      sources.append(try parser.value("a value or `]`"))
    }
    let values = sources.compactMap { if case .value(let value) = $0 { value } else { nil } }
    return values.count == sources.count ? .value(.list(values)) : .list(sources)
  }

  /// Reads a value that stands for itself, as defaults do.
  mutating func literal(clauses: [StaticString]) throws(Failure) -> Value {
    switch cursor.kind {
    case .text, .textBlock, .foreignText: return .text(try cursor.textLiteral())
    case .number: return cursor.numberOrQuantity(clauses: clauses)
    case .leftBracket:
      var values: [Value] = []
      try elements(closing: .rightBracket, of: "the list", records: true) {
        (parser) throws(Failure) in
        values.append(try parser.literal(clauses: []))
      }
      return .list(values)
    case .leftBrace: return try record()
    case .name where cursor.isAtLiteralWord: return cursor.literalWord()
    default:
      cursor.reportExpected(
        "a value", hint: cursor.kind.isName ? "Texts stand between double quotes." : nil)
      throw .reported
    }
  }

  /// Reads `{name: value, ...}`.
  private mutating func record() throws(Failure) -> Value {
    var fields: [Value.Field] = []
    openRecords += 1
    try elements(closing: .rightBrace, of: "the record", records: true) {
      (parser) throws(Failure) in
      let name: String
      if parser.cursor.kind.isText {
        name = try parser.cursor.textLiteral()
      } else {
        name = try parser.cursor.name("the name of a field or `}`").text
      }
      try parser.cursor.expect(
        .colon, "`:` and a value after \(NameSpelling.written(name))",
        hint: "Records are written as {name: value}.")
      fields.append(Value.Field(name, try parser.literal(clauses: [])))
    }
    openRecords = max(0, openRecords - 1)
    return .record(fields)
  }

  /// Reads texts between brackets; a single one may stand without them.
  mutating func texts(_ what: String) throws(Failure) -> [String] {
    if cursor.kind == .text { return [try cursor.textLiteral()] }
    guard cursor.kind == .leftBracket else {
      cursor.reportExpected("`[` and \(what)")
      throw .reported
    }
    var texts: [String] = []
    try elements(closing: .rightBracket, of: what) { (parser) throws(Failure) in
      guard parser.cursor.kind == .text || parser.cursor.kind == .foreignText else {
        parser.cursor.reportExpected("a text in \(what)")
        throw .reported
      }
      texts.append(try parser.cursor.textLiteral())
    }
    return texts
  }
}

extension TokenCursor {
  /// The name that a token stands for, without findings.
  func plainName(_ token: Token) -> String {
    guard token.kind == .quotedName else { return text.string(token.range) }
    let inside = token.start + 1..<max(token.start + 1, token.end - (token.isClosed ? 1 : 0))
    var problems: [TextLiteral.Problem] = []
    return TextLiteral.read(text, inside, problems: &problems)
  }
}
