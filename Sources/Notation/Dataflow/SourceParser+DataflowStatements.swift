import Flow

extension SourceParser {
  /// Whether a node or the results seem to stand at the current token.
  var isAtDataflowStatement: Bool {
    if cursor.isWord("return") {
      let next = cursor.kind(ahead: 1)
      return next.isName || next == .number || next == .text
    }
    var distance = 0
    // Sixteen names are more than any function has outputs; the bound keeps reading linear.
    while distance < 32, cursor.kind(ahead: distance).isName {
      switch cursor.kind(ahead: distance + 1) {
      case .equals: return true
      case .comma: distance += 2
      default: return false
      }
    }
    return false
  }

  /// Reads a node, the results, or a folder.
  mutating func dataflowStatement() throws(Failure) {
    guard cursor.kind.isName else {
      cursor.reportExpected(
        "a statement", hint: cursor.habitHint ?? "Statements are written as name = function(...).")
      throw .reported
    }
    switch cursor.kind(ahead: 1) {
    case .equals, .comma: try assignment()
    case .leftParenthesis where !cursor.isWord("return"), .dot: _ = try call(names: [])
    default:
      if cursor.isWord("return") {
        try results()
      } else if isAtFolder {
        body.folders.append(try folder())
      } else {
        cursor.advance()
        cursor.reportExpected("`=` and a function with its arguments")
        throw .reported
      }
    }
  }

  private mutating func assignment() throws(Failure) {
    var names = [try cursor.name("a name")]
    while cursor.kind == .comma {
      cursor.advance()
      names.append(try cursor.name("the name of a further output"))
    }
    try cursor.expect(.equals, "`=` after the name \(names[names.count - 1].text)")
    guard cursor.kind.isName else {
      let isValue = cursor.isAtTextOrNumber || cursor.kind == .leftBracket
      cursor.reportExpected(
        "a function with its arguments",
        hint: isValue
          ? "Only results of functions are given a name; write the value where it is used." : nil)
      throw .reported
    }
    _ = try call(names: names)
  }
}
