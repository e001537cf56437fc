import Flow

/// Comments, documentation, attributes and empty lines above a declaration or a statement.
struct LeadingTrivia {
  var comments: [String] = []
  /// Blocks of comments that an empty line sets off from what follows.
  var detached: [[String]] = []
  var documentation: [String] = []
  var attributes: [Attribute] = []
  /// Attributes that an empty line sets off from what follows: those of a flow without a head.
  var settledAttributes: [Attribute] = []
  /// Where the first attribute stands.
  var attributeRange: Range<Int>?
  var hasBlankLine = false

  /// Puts what stood further above before this.
  mutating func prepend(_ other: LeadingTrivia) {
    comments = other.comments + comments
    detached = other.detached + detached
    documentation = other.documentation + documentation
    attributes = other.attributes + attributes
    settledAttributes = other.settledAttributes + settledAttributes
    attributeRange = other.attributeRange ?? attributeRange
    hasBlankLine = hasBlankLine || other.hasBlankLine
  }

  /// Makes all comments plain ones, where nothing can be documented or stand apart.
  mutating func mergeAll() {
    if !detached.isEmpty || !documentation.isEmpty {
      comments = detached.flatMap(\.self) + documentation + comments
      detached = []
      documentation = []
    }
    if !settledAttributes.isEmpty {
      attributes = settledAttributes + attributes
      settledAttributes = []
    }
  }

  /// Sets the attributes off from what follows.
  mutating func settle() {
    if attributes.isEmpty { return }
    settledAttributes += attributes
    attributes = []
  }

  /// All attributes, set off or not.
  var allAttributes: [Attribute] { settledAttributes + attributes }
}

extension SourceParser {
  /// Takes what stands before the next token that means something, with what has been carried there.
  mutating func allLeadingTrivia() -> LeadingTrivia {
    cursor.openBrackets = 0
    var trivia = leadingTrivia()
    if let above = carried {
      trivia.prepend(above)
      carried = nil
    }
    return trivia
  }

  /// Keeps comments for what follows.
  mutating func carry(_ comments: [String]) {
    if !comments.isEmpty { carried = carried ?? LeadingTrivia() }
    carried?.comments += comments
  }

  /// Takes what stands before the next token that means something.
  mutating func leadingTrivia() -> LeadingTrivia {
    var trivia = LeadingTrivia()
    while true {
      let token = cursor.current
      switch token.kind {
      case .comment: trivia.comments.append(cursor.commentText(token))
      case .documentation: trivia.documentation.append(cursor.commentText(token))
      case .newline: break
      case .blankLine:
        trivia.hasBlankLine = true
        trivia.settle()
        if !trivia.comments.isEmpty {
          trivia.detached.append(trivia.comments)
          trivia.comments = []
        }
      case .at where cursor.kind(ahead: 1).isName:
        attribute(&trivia)
        continue
      default: return trivia
      }
      cursor.advance()
    }
  }

  /// Takes a comment at the end of the current line.
  mutating func trailingComment() -> String? {
    guard cursor.kind == .comment || cursor.kind == .documentation else { return nil }
    return cursor.commentText(cursor.advance())
  }
}
