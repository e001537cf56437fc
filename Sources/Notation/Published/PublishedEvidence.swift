/// Looks for what only published programs have.
struct PublishedEvidence {
  private var lexer: PythonLexer
  private var current: PythonToken
  private var names: Set<String> = []

  init(_ text: SourceText) {
    lexer = PythonLexer(text)
    current = lexer.next()
  }

  /// The form of the first statement that only one of them has.
  mutating func form() -> PublishedProgram.Form? {
    while current.kind != .end {
      switch current.kind {
      case .lineEnd, .comment: advance()
      case .text, .openText: advance()
      case .name:
        let first = string(current)
        // A word and a brace or a name, and two slashes, begin lines of A-Language.
        if let form = statement(first) { return form }
        skipLine()
      case .operation where string(current).hasPrefix("//"): return nil
      case .leftBrace: return nil
      default: skipLine()
      }
    }
    return nil
  }

  private mutating func statement(_ first: String) -> PublishedProgram.Form? {
    advance()
    switch current.kind {
    case .dot:
      advance()
      guard current.kind == .name,
        ["add_node", "invoke_node", "connect"].contains(string(current))
      else { return nil }
      advance()
      return current.kind == .leftParenthesis ? .declarative : nil
    case .leftParenthesis:
      return names.contains(first) && isCall() ? .dataflow : nil
    case .equals, .comma, .name:
      return naming(first)
    default: return nil
    }
  }

  private mutating func naming(_ first: String) -> PublishedProgram.Form? {
    while current.kind == .comma {
      advance()
      guard current.kind == .name else { return nil }
      advance()
    }
    let isSentence = current.kind == .name && string(current) == "is"
    guard isSentence || current.kind == .equals else { return nil }
    advance()
    guard current.kind == .name else { return nil }
    let callee = string(current)
    advance()
    if isSentence {
      if current.kind == .leftParenthesis { return .pseudoNatural }
      for word in ["with", "the", "parameters", "of"] {
        guard current.kind == .name, string(current) == word else { return nil }
        advance()
      }
      return .pseudoNatural
    }
    guard current.kind == .leftParenthesis else { return nil }
    let isNamedAfterClass = isNumbered(first, after: callee)
    let isInvocation = names.contains(callee)
    names.insert(first)
    return isCall() && (isNamedAfterClass || isInvocation) ? .dataflow : nil
  }

  /// Whether a name is the class in small letters with a number, as in all published programs.
  private func isNumbered(_ name: String, after callee: String) -> Bool {
    guard let underscore = name.lastIndex(of: "_") else { return false }
    let number = name[name.index(after: underscore)...]
    return !number.isEmpty && number.utf8.allSatisfy(PythonLexer.isDigit)
      && name[..<underscore].lowercased() == callee.lowercased()
  }

  /// Whether the brackets hold a named argument as Python has it.
  private mutating func isCall() -> Bool {
    advance()
    guard current.kind == .name else { return false }
    advance()
    return current.kind == .equals
  }

  private func string(_ token: PythonToken) -> String { lexer.text.string(token.range) }

  private mutating func advance() { current = lexer.next() }

  private mutating func skipLine() {
    while current.kind != .lineEnd, current.kind != .end { advance() }
  }
}
