import Flow
import Library

extension RequestLexer {
  /// "1:05" is a place in time; in hours, minutes and seconds with three parts.
  mutating func readTimeCode() -> Bool {
    guard isAtWordStart else { return false }
    let run = rest.prefix { $0.isASCIIDigit || $0 == ":" }
    let parts = run.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      (1...4).contains(parts[0].count), parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return false }
    let seconds = numbers.reduce(0) { $0 * 60 + $1 }
    append(.quantity(Quantity(Number(seconds), .seconds)), upTo: run.endIndex)
    lexemes[lexemes.count - 1].stem = NumberReading.stem(of: .seconds, spelled: "s")
    return true
  }

  /// A number in digits, with the unit after it if it has one.
  mutating func readNumber() -> Bool {
    guard isAtWordStart, let (number, tail) = number() else { return false }
    let spaced = tail.drop { $0 == " " || $0 == "-" }
    if let (unit, end) = unit(spaced), unit == .percent, let end = foreignUnit(rest(after: end)) {
      append(.foreign("quality"), upTo: end)
      return true
    }
    if let (unit, end) = unit(spaced), spaced.startIndex == tail.startIndex || unit != .times {
      append(.quantity(Quantity(number, unit)), upTo: end)
      lexemes[lexemes.count - 1].stem = NumberReading.stem(
        of: unit, spelled: text[spaced.startIndex..<end])
      return true
    }
    if let end = foreignUnit(spaced) {
      append(.foreign(String(text[spaced.startIndex..<end]).lowercased()), upTo: end)
      return true
    }
    if isWord(tail) { return readWord() }
    append(.number(number), upTo: tail.startIndex)
    return true
  }

  /// The number that begins here, with what stands after it.
  private func number() -> (Number, Substring)? {
    var tail = rest
    var digits = ""
    if let first = tail.first, "-−+".contains(first), tail.dropFirst().first?.isASCIIDigit == true {
      digits = first == "+" ? "" : "-"
      tail = tail.dropFirst()
    }
    let whole = tail.prefix(while: \.isASCIIDigit)
    guard !whole.isEmpty else { return nil }
    digits += whole
    tail = text[whole.endIndex...]
    while tail.first == ",", tail.dropFirst().prefix(3).count == 3,
      tail.dropFirst().prefix(3).allSatisfy(\.isASCIIDigit),
      tail.dropFirst(4).first?.isASCIIDigit != true
    {
      digits += tail.dropFirst().prefix(3)
      tail = tail.dropFirst(4)
    }
    if tail.first == ".", tail.dropFirst().first?.isASCIIDigit == true {
      let fraction = tail.dropFirst().prefix(while: \.isASCIIDigit)
      digits += "." + fraction
      tail = text[fraction.endIndex...]
    }
    return Number(digits).map { ($0, tail) }
  }

  /// Whether digits and the letters right after them are one word, such as "2nd", "1080p" or "3D".
  private func isWord(_ tail: Substring) -> Bool {
    let letters = tail.prefix(while: \.isLetter)
    guard !letters.isEmpty else { return false }
    let word = text[position..<letters.endIndex].lowercased()
    return ["st", "nd", "rd", "th"].contains(letters) || EnglishGrammar.sizes[word] != nil
      || word.hasSuffix("d")
  }

  private func rest(after end: String.Index) -> Substring { text[end...].drop { $0 == " " } }

  /// The end of a unit that nothing in a flow is measured in, if one stands there.
  func foreignUnit(_ tail: Substring) -> String.Index? {
    let word = tail.prefix(while: \.isLetter)
    return EnglishGrammar.foreignUnits[word.lowercased()] == nil ? nil : word.endIndex
  }

  private func unit(_ tail: Substring) -> (QuantityUnit, String.Index)? {
    if let first = tail.first, "%°".contains(first) {
      return (first == "%" ? .percent : .degrees, tail.index(after: tail.startIndex))
    }
    let word = tail.prefix(while: \.isLetter)
    guard !word.isEmpty, text[word.endIndex...].first?.isNumber != true else { return nil }
    let long = "frames per second"
    if tail.prefix(long.count).lowercased() == long {
      return (.framesPerSecond, tail.index(tail.startIndex, offsetBy: long.count))
    }
    return NumberReading.unit(spelled: String(word)).map { ($0, word.endIndex) }
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
