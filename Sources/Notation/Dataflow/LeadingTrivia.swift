/// Comments, documentation and empty lines above a declaration or a statement.
struct LeadingTrivia {
  var comments: [String] = []
  /// Blocks of comments that an empty line sets off from what follows.
  var detached: [[String]] = []
  var documentation: [String] = []
  var hasBlankLine = false

  /// Puts what stood further above before this.
  mutating func prepend(_ other: LeadingTrivia) {
    comments = other.comments + comments
    detached = other.detached + detached
    documentation = other.documentation + documentation
    hasBlankLine = hasBlankLine || other.hasBlankLine
  }

  /// Makes all of it plain comments, where nothing can be documented or stand apart.
  mutating func mergeAll() {
    comments = detached.flatMap(\.self) + documentation + comments
    detached = []
    documentation = []
  }
}

extension DataflowParser {
  /// Takes what stands before the next token that means something.
  mutating func leadingTrivia() -> LeadingTrivia {
    var trivia = LeadingTrivia()
    while cursor.kind.isTrivia {
      let token = cursor.current
      switch token.kind {
      case .comment: trivia.comments.append(cursor.commentText(token))
      case .documentation: trivia.documentation.append(cursor.commentText(token))
      case .blankLine:
        trivia.hasBlankLine = true
        if !trivia.comments.isEmpty {
          trivia.detached.append(trivia.comments)
          trivia.comments = []
        }
      default: break
      }
      cursor.advance()
    }
    return trivia
  }

  /// Takes a comment at the end of the current line.
  mutating func trailingComment() -> String? {
    guard cursor.kind == .comment || cursor.kind == .documentation else { return nil }
    return cursor.commentText(cursor.advance())
  }
}
