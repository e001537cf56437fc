import Flow

extension SourceParser {
  /// Reads a function's name, perhaps with its target's.
  mutating func functionName() throws(Failure) -> (FunctionName, Range<Int>) {
    let (first, range) = try cursor.name("a function")
    guard isAtJoiningDot else { return (FunctionName(first), range) }
    cursor.advance()
    let (second, end) = try cursor.name("a function of \(first)")
    return (FunctionName(second, on: first), range.lowerBound..<end.upperBound)
  }

  /// Reads the number of an argument or an output, which people count from 1.
  mutating func position(_ what: String) throws(Failure) -> Int {
    let token = cursor.advance()
    if let number = Int(cursor.text.string(token.range)), number > 0 { return number - 1 }
    cursor.report(
      .syntax, "\(what) are counted 1, 2, 3 and so on.", at: token.range)
    throw .reported
  }

  /// Whether the current token joins a name to the one before it.
  ///
  /// In sentences a point joins only what it touches on both sides, since it ends them too.
  var isAtJoiningDot: Bool {
    guard cursor.kind == .dot else { return false }
    guard notation == .pseudoNatural else { return true }
    let next = cursor.index + 1
    guard next < cursor.tokens.count, cursor.endOfPrevious == cursor.current.start else {
      return false
    }
    let isTouched = cursor.tokens[next].start == cursor.current.end
    return isTouched && (cursor.tokens[next].kind.isName || cursor.tokens[next].kind == .number)
  }
}
