import Flow

extension NumberReading {
  /// "1 minute 30 seconds" is one length.
  static func sums(_ lexemes: [Lexeme]) -> [Lexeme] {
    var result: [Lexeme] = []
    for lexeme in lexemes {
      let gap = result.last?.word == "and" ? 2 : 1
      if result.count >= gap, let total = sum(result[result.count - gap], lexeme) {
        result.removeLast(gap)
        result.append(total)
      } else {
        result.append(lexeme)
      }
    }
    return result
  }

  private static func sum(_ first: Lexeme, _ second: Lexeme) -> Lexeme? {
    guard case .quantity(let large) = first.kind, case .quantity(let small) = second.kind,
      large.unit.dimension == .time, small.unit.dimension == .time,
      large.unit.factor > small.unit.factor, let seconds = large.converted(to: .seconds),
      let more = small.converted(to: .seconds)
    else { return nil }
    let total = Number(seconds.number.double + more.number.double)
    var lexeme = first
    lexeme.kind = .quantity(Quantity(total, .seconds))
    lexeme.range = first.range.lowerBound..<second.range.upperBound
    return lexeme
  }

  /// "from 2 to 5 seconds", "3-7 s" and "seconds 3 to 7" say the unit once for both numbers.
  static func sharedUnits(_ lexemes: [Lexeme]) -> [Lexeme] {
    var result = lexemes
    guard lexemes.count > 2 else { return result }
    for index in 1..<lexemes.count - 1 where isRange(lexemes, index) {
      switch (result[index - 1].kind, result[index + 1].kind) {
      case (.number(let number), .quantity(let quantity)):
        result[index - 1].kind = .quantity(Quantity(number, quantity.unit))
      case (.quantity(let quantity), .number(let number)) where quantity.unit.dimension == .time:
        result[index + 1].kind = .quantity(Quantity(number, quantity.unit))
      default: continue
      }
    }
    return result
  }

  private static func isRange(_ lexemes: [Lexeme], _ index: Int) -> Bool {
    switch lexemes[index].kind {
    case .mark(let mark): return "-–—".contains(mark)
    case .word:
      let word = lexemes[index].word
      let isBetween = index > 1 && lexemes[index - 2].word == "between"
      return ["to", "until", "till", "through"].contains(word) || word == "and" && isBetween
    default: return false
    }
  }
}
