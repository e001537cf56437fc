import Flow

/// Joins words that mean numbers with the units after them.
enum NumberReading {
  /// The pieces with "half a minute", "twenty five seconds" and "twice" read as numbers.
  static func joined(_ lexemes: [Lexeme]) -> [Lexeme] {
    var result: [Lexeme] = []
    var index = 0
    while index < lexemes.count {
      if let (lexeme, count) = number(lexemes[index...]) {
        result.append(lexeme)
        index += count
      } else {
        result.append(lexemes[index])
        index += 1
      }
    }
    return sums(result)
  }

  private static func number(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first else { return nil }
    if case .number(let number) = first.kind, rest.count > 1 {
      let next = rest[rest.startIndex + 1]
      if next.isWord, let unit = unit(next), unit != .times || next.word == "times" {
        return (join(first, next, .quantity(Quantity(number, unit))), 2)
      }
      return nil
    }
    guard first.isWord else { return nil }
    if let words = spelledNumber(rest) { return words }
    if first.word == "a" || first.word == "an" || first.word == "one", rest.count > 1 {
      let next = rest[rest.startIndex + 1]
      if ["second", "minute", "hour"].contains(next.word), let unit = unit(next) {
        let after = rest.dropFirst(2).first?.word ?? ""
        guard
          after.isEmpty || !["picture", "image", "time", "video", "photo"].contains(after)
            || unit == .minutes
        else { return nil }
        return (join(first, next, .quantity(Quantity(Number(1), unit))), 2)
      }
    }
    if let factor = EnglishGrammar.factors[first.word], let number = Number(factor) {
      return fraction(first, number, rest) ?? (with(first, .quantity(Quantity(number, .times))), 1)
    }
    return nil
  }

  /// "half a minute", "quarter of an hour".
  private static func fraction(
    _ first: Lexeme, _ number: Number, _ rest: ArraySlice<Lexeme>
  ) -> (Lexeme, Int)? {
    var used = 1
    for word in rest.dropFirst().prefix(3) {
      used += 1
      if ["a", "an", "of"].contains(word.word) { continue }
      guard let unit = unit(word), unit.dimension == .time else { return nil }
      return (join(first, word, .quantity(Quantity(number, unit))), used)
    }
    return nil
  }

  private static func spelledNumber(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first, var value = EnglishGrammar.numbers[first.word] else { return nil }
    var last = first
    var used = 1
    if value >= 20, value < 100, let next = rest.dropFirst().first,
      let digit = EnglishGrammar.numbers[next.word], digit < 10
    {
      value += digit
      last = next
      used = 2
    }
    if let next = rest.dropFirst(used).first, next.word == "hundred" {
      value *= 100
      last = next
      used += 1
    }
    let number = Number(value)
    if let next = rest.dropFirst(used).first, let unit = unit(next) {
      return (join(first, next, .quantity(Quantity(number, unit))), used + 1)
    }
    var lexeme = join(first, last, .number(number))
    lexeme.word = first.word
    lexeme.stem = first.stem
    return (lexeme, used)
  }

  /// "1 minute 30 seconds" is one length.
  private static func sums(_ lexemes: [Lexeme]) -> [Lexeme] {
    var result: [Lexeme] = []
    for lexeme in lexemes {
      if case .quantity(let small) = lexeme.kind,
        let last = result.last(where: { $0.word != "and" }),
        case .quantity(let large) = last.kind, large.unit.dimension == .time,
        small.unit.dimension == .time, large.unit.factor > small.unit.factor,
        let seconds = large.converted(to: .seconds), let more = small.converted(to: .seconds),
        result.count - (result.lastIndex(of: last) ?? 0) <= 2
      {
        if result.last?.word == "and" { result.removeLast() }
        result.removeLast()
        let total = Number(seconds.number.double + more.number.double)
        result.append(join(last, lexeme, .quantity(Quantity(total, .seconds))))
      } else {
        result.append(lexeme)
      }
    }
    return result
  }

  private static func unit(_ lexeme: Lexeme) -> QuantityUnit? {
    guard lexeme.isWord, lexeme.word.count > 1 || lexeme.word == "s" else { return nil }
    return QuantityUnit(spelling: lexeme.word)
  }

  private static func with(_ lexeme: Lexeme, _ kind: Lexeme.Kind) -> Lexeme {
    var copy = lexeme
    copy.kind = kind
    return copy
  }

  private static func join(_ first: Lexeme, _ last: Lexeme, _ kind: Lexeme.Kind) -> Lexeme {
    var lexeme = Lexeme(kind: kind, range: first.range.lowerBound..<last.range.upperBound)
    // "six frames" counts things, and the things may be part of a phrase.
    if case .quantity(let quantity) = kind, quantity.unit == .frames { lexeme.stem = last.stem }
    return lexeme
  }
}
