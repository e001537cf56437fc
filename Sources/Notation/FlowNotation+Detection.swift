import Flow

extension FlowNotation {
  /// How much of a file is looked at to tell its notation, in turn; little is mostly enough.
  private static let lengths = [1 << 12, 1 << 16, 1 << 20]

  /// The notation that a file is written in, told by the first line that only one notation has.
  ///
  /// Comments, attributes, and declarations that all notations spell alike are passed over. A section
  /// word that stands alone (`functions`) and a head without a brace (`flow film`) are declarative.
  /// `Let NAME`, `The flow`, `Return NAME`, `Look for files` and `That is all` begin sentences. A head
  /// with a brace, `return`, and a call with an argument by position or with a colon are dataflow.
  ///
  /// - Returns: nil where nothing tells, and for what is no A-Language at all, such as a published
  ///   program, whose calls name their arguments with an equals sign.
  public static func detected(in bytes: [UInt8]) -> FlowNotation? {
    for length in lengths {
      let isWhole = bytes.count <= length
      let beginning = isWhole ? bytes : Array(bytes[..<length])
      var search = NotationSearch(TokenCursor(SourceText.decoding(beginning).text))
      if let notation = search.notation() { return notation }
      if isWhole { return nil }
    }
    return nil
  }
}

/// Looks for the first line that tells a notation.
private struct NotationSearch {
  private enum Step {
    case found(FlowNotation)
    case goOn
    case unknown
  }

  private var cursor: TokenCursor

  init(_ cursor: TokenCursor) {
    self.cursor = cursor
  }

  mutating func notation() -> FlowNotation? {
    while true {
      cursor.skipTrivia()
      if cursor.kind == .end { return nil }
      switch lookAtLine() {
      case .found(let notation): return notation
      case .unknown: return nil
      case .goOn: continue
      }
    }
  }

  private mutating func lookAtLine() -> Step {
    if cursor.kind == .at {
      cursor.advance()
      guard cursor.kind.isName else { return .unknown }
      cursor.advance()
      if cursor.kind == .leftParenthesis { skipBrackets() }
      return .goOn
    }
    guard cursor.kind.isName else { return .unknown }
    if isAtSentence { return .found(.pseudoNatural) }
    if cursor.kind(ahead: 1).endsLine {
      let isSection =
        Section.allCases.contains { cursor.isWord($0.word) } || cursor.isWord("flow")
      return isSection ? .found(.declarative) : .unknown
    }
    if cursor.kind(ahead: 1).isName { return lookAtWords() }
    return lookAtCall()
  }

  private var isAtSentence: Bool {
    let next = cursor.kind(ahead: 1)
    if cursor.isWord("Let") || cursor.isWord("let") || cursor.isWord("Return") {
      return next.isName
    }
    return cursor.isWord("The") && cursor.isWord("flow", ahead: 1)
      || cursor.isWord("Look") && cursor.isWord("for", ahead: 1)
      || cursor.isWord("That") && cursor.isWord("is", ahead: 1)
  }

  /// A line that begins with two words.
  private mutating func lookAtWords() -> Step {
    if cursor.isWord("return") { return .found(.dataflow) }
    let isFlow = cursor.isWord("flow")
    let isRealization = cursor.isWord("realize")
    let isShared =
      cursor.isWord("function") || cursor.isWord("modality") || cursor.isWord("files")
      || cursor.isWord("words") || cursor.isWord("output")
    guard isFlow || isRealization || isShared else { return .unknown }
    while !cursor.kind.endsLine, cursor.kind != .leftBrace {
      if isOpening { skipBrackets() } else { cursor.advance() }
    }
    guard isFlow || isRealization else { return .goOn }
    cursor.skipTrivia()
    if cursor.kind == .leftBrace { return .found(.dataflow) }
    return isFlow ? .found(.declarative) : .goOn
  }

  /// A line `name = function(...)` or `function(...)`.
  private mutating func lookAtCall() -> Step {
    var names = 0
    while cursor.kind.isName || cursor.kind == .comma {
      names += 1
      cursor.advance()
    }
    if cursor.kind == .equals {
      cursor.advance()
      names = 0
    }
    while cursor.kind.isName || cursor.kind == .dot {
      // The methods by which published programs build their graphs.
      let isMethod = ["add_node", "invoke_node", "connect"].contains { cursor.isWord($0) }
      if isMethod, names > 0 { return .unknown }
      names += 1
      cursor.advance()
    }
    guard names > 0, cursor.kind == .leftParenthesis else { return .unknown }
    cursor.openBrackets = 1
    cursor.advance()
    let first = cursor.kind
    let second = cursor.kind(ahead: 1)
    cursor.openBrackets = 0
    if first == .rightParenthesis {
      cursor.advance()
      return .goOn
    }
    return first.isName && second == .equals || first == .end ? .unknown : .found(.dataflow)
  }

  private var isOpening: Bool { cursor.kind == .leftParenthesis || cursor.kind == .leftBracket }

  /// Goes past a pair of brackets with all that is in them.
  private mutating func skipBrackets() {
    var depth = 0
    repeat {
      switch cursor.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      default: break
      }
      cursor.advance()
    } while depth > 0 && cursor.kind != .end
  }
}
