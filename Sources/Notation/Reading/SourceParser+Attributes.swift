import Flow

extension SourceParser {
  /// Reads `@name` or `@name(value, ...)`.
  mutating func attribute(_ trivia: inout LeadingTrivia) {
    let start = cursor.current.start
    do {
      cursor.advance()
      var attribute = Attribute(try cursor.name("the name of an attribute").text)
      if cursor.kind == .leftParenthesis {
        try elements(
          closing: .rightParenthesis, of: "the values of @\(attribute.name)", records: true
        ) { (parser) throws(Failure) in
          attribute.values.append(try parser.literal(clauses: []))
        }
      }
      trivia.attributes.append(attribute)
    } catch {
      skipStatement()
    }
    if trivia.attributeRange == nil { trivia.attributeRange = start..<cursor.endOfPrevious }
    trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
  }

  /// Reports attributes above something that has none.
  mutating func reject(attributesOf trivia: inout LeadingTrivia) {
    guard let first = trivia.allAttributes.first, let range = trivia.attributeRange else { return }
    cursor.report(
      .syntax, "The attribute @\(first.name) stands above nothing that has attributes.",
      at: range,
      hint: "Attributes stand in the lines above a node, a flow or a realization's steps.")
    trivia.attributes = []
    trivia.settledAttributes = []
  }
}
