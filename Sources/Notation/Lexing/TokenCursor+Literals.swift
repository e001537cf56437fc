import Flow

extension TokenCursor {
  /// Whether a literal that is no list and no word begins here.
  var isAtTextOrNumber: Bool { kind.isText || kind == .number }

  /// Whether the current token is one of the words that stand for values.
  var isAtLiteralWord: Bool { isWord("true") || isWord("false") || isWord("none") }

  /// The value of the word `true`, `false` or `none` that is current.
  mutating func literalWord() -> Value {
    let isTrue = isWord("true")
    let isFalse = isWord("false")
    advance()
    return isTrue ? .boolean(true) : isFalse ? .boolean(false) : .none
  }

  /// The text that is current; any of the three forms of text.
  mutating func textLiteral() throws(Failure) -> String {
    let token = current
    switch token.kind {
    case .textBlock:
      let inside = token.start + 3..<max(token.start + 3, token.end - (token.isClosed ? 3 : 0))
      var problems: [TextLiteral.Problem] = []
      let result = TextLiteral.readBlock(text, inside, problems: &problems)
      report(problems)
      if !token.isClosed {
        report(
          .invalidText, "This text is never closed.", at: token.start..<token.start + 3,
          hint: "End it with \"\"\" on a line of its own.")
        advance()
        throw .statementLost
      }
      advance()
      return result
    case .foreignText:
      let (_, markLength) = text.scalar(at: token.start)
      report(
        .invalidText, "Texts stand between straight double quotes.", at: token.range,
        hint: "Write \"...\".")
      advance()
      return text.string(token.start + markLength..<token.end).filter { !"”“’»'\"".contains($0) }
    default:
      let inside = token.start + 1..<max(token.start + 1, token.end - (token.isClosed ? 1 : 0))
      let result = escapedText(inside)
      if !token.isClosed {
        report(
          .invalidText, "This text has no closing quotation mark.", at: token.range,
          hint: "End it with \", or use \"\"\" for a text of several lines.")
        // What should follow on the line has become part of the text.
        advance()
        throw .statementLost
      }
      advance()
      return result
    }
  }

  /// The number that is current, without a unit; one near it where no number holds it.
  mutating func number() -> Number {
    let token = advance()
    let literal = text.string(token.range)
    if let number = Number(literal) { return number }
    let isWhole = !literal.contains { ".eE".contains($0) }
    report(
      .invalidNumber,
      isWhole
        ? "The number \(literal) is too large." : "The number \(literal) is too large to hold.",
      at: token.range,
      hint: isWhole
        ? "Whole numbers reach from -9223372036854775808 to 18446744073709551615."
        : "Numbers reach to about 1.8e308.")
    markUnreadable(token.range)
    // As a decimal the digits stay; whoever compares it sees about how large it is.
    return Number(literal + ".0") ?? Number(literal.hasPrefix("-") ? -1.7e308 : 1.7e308)
  }

  /// The number that is current, with the unit that follows it on the same line, if one does.
  ///
  /// - Parameter clauses: Words that begin something else after a number and are no units.
  mutating func numberOrQuantity(clauses: [StaticString] = []) -> Value {
    // Whether a unit follows must be seen before a line end between brackets is stepped over.
    let follower = kind(ahead: 1)
    let isUnit = follower == .name || follower == .percent || follower == .degree
    let number = number()
    guard isUnit, !clauses.contains(where: { isWord($0) }) else { return .number(number) }
    let token = advance()
    let spelling = text.string(token.range)
    if let unit = QuantityUnit(spelling: spelling) { return .quantity(Quantity(number, unit)) }
    reportUnknownUnit(spelling, at: token.range, after: number)
    markUnreadable(token.range)
    return .number(number)
  }

  /// Says that a unit is unknown and which ones may have been meant.
  mutating func reportUnknownUnit(_ spelling: String, at range: Range<Int>, after number: Number?) {
    let units = QuantityUnit.allCases.map(\.rawValue)
    let near = NearNames.of(spelling, in: Array(QuantityUnit.spellings.keys) + units)
    let written = near.compactMap { QuantityUnit(spelling: $0)?.rawValue }
    let distinct = written.enumerated().filter { !written[..<$0.offset].contains($0.element) }
    let isSeparated = spelling.hasPrefix("_") && number != nil
    report(
      .unknownUnit,
      isSeparated
        ? "Digits are written without underscores." : "There is no unit named \(spelling).",
      at: range,
      hint: NearNames.question(distinct.map(\.element))
        ?? "Units are \(units.joined(separator: ", ")).")
  }
}
