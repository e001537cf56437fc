import Flow

extension SourceParser {
  /// Reads `The flow name takes (ports) and gives outputs.` with the sentences that follow it.
  mutating func flowSentence(_ trivia: inout LeadingTrivia) {
    cursor.linesAreFree = true
    cursor.advance()
    cursor.advance()
    var head = Head()
    var name: String?
    var range = cursor.current.range
    do {
      let isNameless = cursor.isWord("_")
      let (written, place) = try cursor.name("the name of the flow")
      range = place
      if !isNameless { name = written }
      let function = FunctionName(name ?? "the flow")
      if cursor.isWord("takes") {
        cursor.advance()
        guard cursor.kind == .leftParenthesis else {
          cursor.reportExpected("`(` and the parameters of \(function)")
          throw Failure.reported
        }
        try ports(of: function, &head)
        if cursor.isWord("and") { cursor.advance() }
      }
      if cursor.isWord("gives") {
        cursor.advance()
        try results(of: function, &head, mark: "gives")
      }
      endSentence()
    } catch {
      skipSentence()
    }
    cursor.linesAreFree = false
    steps(name, head, &trivia, at: range)
  }
}
