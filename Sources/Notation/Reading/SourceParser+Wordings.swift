import Flow

extension SourceParser {
  /// Reads `words for image_to_video.motion "zoom in" ["push in"]` and its shorter forms.
  mutating func wording(_ trivia: inout LeadingTrivia) {
    cursor.advance()
    cursor.advance()
    trivia.mergeAll()
    let range = cursor.current.range
    do {
      var wording = Wording(function: "*", words: [])
      if cursor.kind == .star {
        cursor.advance()
      } else {
        wording.function = try cursor.name("a function, or * for every function").0
      }
      if cursor.kind == .dot {
        cursor.advance()
        wording.port = try cursor.name("a port of \(wording.function)").0
      }
      if cursor.kind == .text, wording.port != nil {
        wording.choice = try cursor.textLiteral()
      }
      wording.words = try texts("the words for \(wording.function)")
      trivia.comments += cursor.takeDocumentation() + cursor.takeComments()
      let trailing = endDeclaration()
      add(
        .wording(wording), trivia, trailing: trailing, at: SourceMap.ItemRanges(name: range))
    } catch {
      skipHead()
    }
  }
}
