import Flow
import Library

/// Joins words that mean numbers with the units after them.
enum NumberReading {
  /// The pieces with "half a minute", "twenty five seconds" and "twice" read as numbers.
  static func joined(_ lexemes: [Lexeme]) -> [Lexeme] {
    var result: [Lexeme] = []
    var index = 0
    while index < lexemes.count {
      if let (lexeme, count) = fraction(lexemes[index...])
        ?? (isPart(lexemes[index], after: result.last) ? nil : number(lexemes[index...]))
      {
        result.append(lexeme)
        index += count
      } else {
        var lexeme = lexemes[index]
        // The word for a part of a thing must not pass for the word for a factor.
        if isPart(lexeme, after: result.last) { lexeme.stem = Lexeme.partStem }
        result.append(lexeme)
        index += 1
      }
    }
    return sharedUnits(sums(result))
  }

  /// The unit of a spelling; loudness by its own unit counts as decibels.
  static func unit(spelled word: String) -> QuantityUnit? {
    word.lowercased() == "lufs" ? .decibels : QuantityUnit(spelling: word)
  }

  /// The word by which phrases can say that a quantity stands there; empty for units that say little.
  static func stem(of unit: QuantityUnit, spelled word: some StringProtocol) -> String {
    switch unit {
    case .framesPerSecond: "fps"
    case .frames: Stem.of("frames")
    case .decibels: word.lowercased() == "lufs" ? Stem.of("lufs") : "db"
    case .hertz, .kilohertz: Stem.of("hertz")
    case .semitones: Stem.of("semitone")
    case .hours, .minutes, .seconds, .milliseconds: Stem.of("duration")
    default: ""
    }
  }

  private static func number(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first else { return nil }
    let next = rest.dropFirst().first
    if case .number(let number) = first.kind {
      if let (unit, last, count) = halfMore(rest.dropFirst()) {
        return (join(first, last, number.double + 0.5, unit), 1 + count)
      }
      guard let next, let unit = unit(next), unit != .times || next.word == "times" else {
        return nil
      }
      return (join(first, next, .quantity(Quantity(number, unit))), 2)
    }
    guard first.isWord else { return nil }
    return leadingUnit(first, next) ?? spelledNumber(rest) ?? single(rest) ?? factor(rest)
      ?? namedSize(first, next)
  }

  /// "two and a half seconds".
  private static func halfMore(
    _ rest: ArraySlice<Lexeme>
  ) -> (QuantityUnit, Lexeme, Int)? {
    let words = rest.prefix(4)
    guard words.count == 4, words.prefix(3).map(\.word) == ["and", "a", "half"],
      let last = words.last, let unit = unit(last)
    else { return nil }
    return (unit, last, 4)
  }

  /// "second 8" is a place in time; "seconds 3 to 7" two of them.
  private static func leadingUnit(_ first: Lexeme, _ next: Lexeme?) -> (Lexeme, Int)? {
    guard let next, case .number(let number) = next.kind, next.word.isEmpty,
      ["second", "seconds", "minute", "minutes", "frame"].contains(first.word),
      let unit = unit(first), unit.dimension == .time
    else { return nil }
    return (join(first, next, .quantity(Quantity(number, unit))), 2)
  }

  /// "a minute", "an hour and a half"; but not the second of several things.
  private static func single(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first, ["a", "an", "one"].contains(first.word),
      let next = rest.dropFirst().first,
      ["second", "minute", "hour"].contains(next.word), let unit = unit(next)
    else { return nil }
    let after = rest.dropFirst(2).prefix(3)
    if after.map(\.word) == ["and", "a", "half"], let last = after.last {
      return (join(first, last, 1.5, unit), 5)
    }
    let thing = after.first?.word ?? ""
    if unit == .seconds, ["picture", "image", "time", "video", "photo"].contains(thing) {
      return nil
    }
    return (join(first, next, 1, unit), 2)
  }

  /// "a third", "two thirds" and "a tenth", where no noun follows.
  private static func fraction(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first, let last = rest.dropFirst().first,
      let count = ["a", "one"].contains(first.word) ? 1 : EnglishGrammar.value(first),
      let part = EnglishGrammar.fractions[last.word]
    else { return nil }
    if let next = rest.dropFirst(2).first, next.kind != .mark(","), next.kind != .mark("."),
      !["of", "the", "and", "then", "its", "size", "as", "smaller", "speed"].contains(next.word)
    {
      return nil
    }
    let value = Number((count / part * 1000).rounded() / 1000)
    return (join(first, last, .quantity(Quantity(value, .times))), 2)
  }

  /// "the first half" is a part of a thing, and no factor.
  private static func isPart(_ lexeme: Lexeme, after last: Lexeme?) -> Bool {
    ["half", "quarter"].contains(lexeme.word)
      && ["first", "second", "last", "other"].contains(last?.word ?? "")
  }

  /// "twice", "half a minute", "quarter of an hour", "a quarter turn".
  private static func factor(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first, let factor = EnglishGrammar.factors[first.word],
      let number = Number(factor)
    else { return nil }
    if let turn = rest.dropFirst().first, turn.word == "turn", factor == "0.5" || factor == "0.25" {
      let angle = Quantity(Number(factor == "0.5" ? 180 : 90), .degrees)
      return (join(first, turn, .quantity(angle)), 2)
    }
    var used = 1
    for word in rest.dropFirst().prefix(3) {
      used += 1
      if ["a", "an", "of"].contains(word.word) { continue }
      guard let unit = unit(word), unit.dimension == .time else { break }
      return (join(first, word, .quantity(Quantity(number, unit))), used)
    }
    var lexeme = first
    lexeme.kind = .quantity(Quantity(number, .times))
    return (lexeme, 1)
  }

  private static func spelledNumber(_ rest: ArraySlice<Lexeme>) -> (Lexeme, Int)? {
    guard let first = rest.first, var value = value(rest, at: 0) else { return nil }
    var last = first
    var used = 1
    if value >= 20, value < 100, let digit = EnglishGrammar.value(rest.dropFirst().first),
      digit < 10
    {
      value += digit
      last = rest[rest.startIndex + used]
      used += 1
    }
    if let next = rest.dropFirst(used).first, next.word == "hundred" {
      value *= 100
      last = next
      used += 1
    }
    if let (unit, last, count) = halfMore(rest.dropFirst(used)) {
      return (join(first, last, value + 0.5, unit), used + count)
    }
    if let next = rest.dropFirst(used).first, let unit = unit(next) {
      return (join(first, next, value, unit), used + 1)
    }
    var lexeme = join(first, last, .number(Number(value)))
    lexeme.word = first.word
    lexeme.stem = first.stem
    return (lexeme, used)
  }

  /// The value of a number word; "one" is one only where a unit or a half follows it.
  private static func value(_ rest: ArraySlice<Lexeme>, at offset: Int) -> Double? {
    let first = rest.dropFirst(offset).first
    if first?.word == "one" {
      let follows = halfMore(rest.dropFirst(offset + 1)) != nil
      return follows ? 1 : nil
    }
    return EnglishGrammar.value(first)
  }

  /// "full HD" and "ultra HD" are sizes of their own.
  private static func namedSize(_ first: Lexeme, _ next: Lexeme?) -> (Lexeme, Int)? {
    guard let next, next.word == "hd", let size = EnglishGrammar.sizes[first.word + next.word]
    else { return nil }
    var lexeme = join(first, next, .size(size.0, size.1))
    lexeme.stem = Lexeme.sizeStem
    return (lexeme, 2)
  }

  private static func unit(_ lexeme: Lexeme) -> QuantityUnit? {
    guard lexeme.isWord, lexeme.word.count > 1 || lexeme.word == "s" else { return nil }
    return unit(spelled: lexeme.word)
  }

  private static func join(
    _ first: Lexeme, _ last: Lexeme, _ value: Double, _ unit: QuantityUnit
  ) -> Lexeme {
    join(first, last, .quantity(Quantity(Number(value), unit)))
  }

  private static func join(_ first: Lexeme, _ last: Lexeme, _ kind: Lexeme.Kind) -> Lexeme {
    var lexeme = Lexeme(kind: kind, range: first.range.lowerBound..<last.range.upperBound)
    // "six frames" counts things, and the things may be part of a phrase.
    if case .quantity(let quantity) = kind {
      lexeme.stem = stem(of: quantity.unit, spelled: last.word)
    }
    return lexeme
  }
}
