import Flow

extension PublishedParser {
  /// Reads a value: a literal, a name, or a list with names in it.
  ///
  /// - Parameter nesting: How many brackets are open around it.
  mutating func expression(nesting: Int = 0) throws(Failure) -> PythonExpression {
    let start = current
    let expression = try primary(nesting)
    switch current.kind {
    case .comma, .colon, .equals, .rightParenthesis, .rightBracket, .rightBrace, .lineEnd,
      .comment, .semicolon, .end:
      return expression
    default:
      if case .name(let name, _) = expression, name == "float", current.kind == .leftParenthesis {
        findings.report(
          .invalidNumber, "This is no number that a parameter can have.",
          at: start.start..<previousEnd, hint: "Write a finite number.")
      } else {
        reportBehindValue(in: "a value")
      }
      throw .reported
    }
  }

  private mutating func primary(_ nesting: Int) throws(Failure) -> PythonExpression {
    switch current.kind {
    case .text, .openText: return .value(.text(texts(nesting)))
    case .number: return .value(.number(try number(isNegative: false)))
    case .minus, .plus: return .value(.number(try signedNumber()))
    case .leftBracket: return try list(nesting, closing: .rightBracket)
    case .leftParenthesis: return try list(nesting, closing: .rightParenthesis)
    case .leftBrace: return try record(nesting)
    case .name: return try word()
    default:
      reportExpected("a value")
      throw .reported
    }
  }

  /// Reads texts that stand side by side, which are one.
  private mutating func texts(_ nesting: Int) -> String {
    var result = ""
    while current.kind == .text || current.kind == .openText {
      result += textContent()
      if nesting > 0 { skipBreaks() }
    }
    return result
  }

  /// Reads one text and reports what of it cannot be read.
  mutating func textContent() -> String {
    let token = advance()
    if token.kind == .openText {
      findings.report(
        .invalidText, "The quotes of this text are never closed.", at: token.range,
        hint: "Write the same quotes behind it.")
      // Closing brackets may well be part of what was taken for the text.
      hasBrokenBrackets = true
    }
    let read = PythonText(token, in: text)
    for problem in read.problems {
      findings.report(.invalidText, problem.message, at: problem.range, hint: problem.hint)
    }
    return read.content
  }

  private mutating func signedNumber() throws(Failure) -> Number {
    let sign = advance()
    guard current.kind == .number else {
      reportExpected("a number behind the sign")
      throw .reported
    }
    return try number(isNegative: sign.kind == .minus)
  }

  private mutating func number(isNegative: Bool) throws(Failure) -> Number {
    let token = advance()
    do {
      return try PythonNumber.read(text.bytes[token.range], isNegative: isNegative)
    } catch {
      switch error {
      case .malformed:
        findings.report(.invalidNumber, "This is no number.", at: token.range)
      case .imaginary:
        findings.report(
          .invalidNumber, "This is an imaginary number, and no parameter takes one.",
          at: token.range)
      case .outOfRange:
        findings.report(
          .invalidNumber, "This number is too large.", at: token.range,
          hint: "Whole numbers reach from -2^63 to 2^64-1, others to about 1.8e308.")
      }
      throw .reported
    }
  }

  /// Reads a name or one of the words for values.
  private mutating func word() throws(Failure) -> PythonExpression {
    let token = advance()
    let name = string(token)
    switch name {
    case "True": return .value(.boolean(true))
    case "False": return .value(.boolean(false))
    case "None": return .value(.none)
    case "true", "false", "null", "none":
      // With the spelling of another language it is still clear what is meant.
      let meant = name == "true" ? "True" : name == "false" ? "False" : "None"
      findings.report(
        .syntax, "Python programs have \(meant) instead of \(name).", at: token.range,
        hint: "Write \(meant).")
      return .value(name == "true" ? .boolean(true) : name == "false" ? .boolean(false) : .none)
    case "inf", "nan", "Infinity", "NaN":
      findings.report(
        .invalidNumber, "This is no number that a parameter can have.", at: token.range,
        hint: "Write a finite number.")
      throw .reported
    case "lambda", "not", "await", "yield":
      findings.report(
        .syntax, "Python's \(name) cannot be read here: nothing is run.", at: token.range,
        hint: "Write the finished value.")
      throw .reported
    default: return .name(name, token.range)
    }
  }

  /// Reads a list, a tuple, or a value in parentheses.
  private mutating func list(
    _ nesting: Int, closing: PythonToken.Kind
  ) throws(Failure) -> PythonExpression {
    let opening = try open(nesting)
    var elements: [PythonExpression] = []
    var hasComma = false
    skipBreaks()
    while current.kind != closing {
      elements.append(try expression(nesting: nesting + 1))
      skipBreaks()
      guard current.kind == .comma else { break }
      hasComma = true
      advance()
      skipBreaks()
    }
    try close(closing, opening)
    if closing == .rightParenthesis, elements.count == 1, !hasComma { return elements[0] }
    let values = elements.compactMap(\.value)
    return values.count == elements.count ? .value(.list(values)) : .list(elements)
  }

  /// Reads a dictionary of literals.
  private mutating func record(_ nesting: Int) throws(Failure) -> PythonExpression {
    let opening = try open(nesting)
    var fields: [Value.Field] = []
    var places: [String: Int] = [:]
    skipBreaks()
    while current.kind != .rightBrace {
      let key = try recordKey(nesting)
      let start = current.start
      let content = try expression(nesting: nesting + 1)
      guard let value = content.value else {
        findings.report(
          .syntax, "Names of outputs cannot stand within a dictionary.",
          at: start..<previousEnd, hint: "Only whole parameters can be linked.")
        throw .reported
      }
      if let place = places[key.text] {
        // The last one counts, as it does in Python.
        fields[place].value = value
      } else {
        places[key.text] = fields.count
        fields.append(Value.Field(key.text, value))
      }
      skipBreaks()
      guard current.kind == .comma else { break }
      advance()
      skipBreaks()
    }
    try close(.rightBrace, opening)
    return .value(.record(fields))
  }

  /// Reads a dictionary's key and the colon behind it.
  mutating func recordKey(_ nesting: Int) throws(Failure) -> PublishedGraph.Word {
    let start = current.start
    guard current.kind == .text || current.kind == .openText else {
      reportExpected("a name in quotes")
      throw .reported
    }
    let key = texts(nesting + 1)
    let range = start..<previousEnd
    guard current.kind == .colon else {
      reportExpected("a colon behind the name \(shown(key))")
      throw .reported
    }
    advance()
    skipBreaks()
    return PublishedGraph.Word(text: key, range: range)
  }

  /// Goes past an opening bracket.
  mutating func open(_ nesting: Int) throws(Failure) -> PythonToken {
    guard nesting < PublishedParser.deepestNesting else {
      findings.report(
        .syntax,
        "Brackets are nested deeper than \(PublishedParser.deepestNesting) levels here.",
        at: current.range)
      throw .reported
    }
    return advance()
  }

  /// Goes past a closing bracket.
  mutating func close(_ kind: PythonToken.Kind, _ opening: PythonToken) throws(Failure) {
    guard current.kind == kind else {
      reportUnclosed(opening)
      throw .reported
    }
    advance()
  }

  /// Goes past the bracket that ends arguments; without one, what was read of them stays.
  mutating func closeArguments(_ kind: PythonToken.Kind, _ opening: PythonToken) {
    if current.kind == kind {
      advance()
    } else {
      reportUnclosed(opening)
      skipStatement()
    }
  }

  private mutating func reportUnclosed(_ opening: PythonToken) {
    defer { hasBrokenBrackets = true }
    if hasBrokenBrackets { return }
    if current.kind == .lineEnd || current.kind == .end {
      findings.report(.syntax, "This bracket is never closed.", at: opening.range)
    } else {
      reportExpected("a comma or the closing bracket")
    }
  }
}
