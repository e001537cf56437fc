import Flow
import Library

/// Cuts a request into words, numbers with units, sizes, quoted texts, file names and marks.
struct RequestLexer {
  private let text: String
  private let files: [String]
  private var position: String.Index
  private var lexemes: [Lexeme] = []

  /// A lexer over a request, given the names of files that it may mention.
  init(_ text: String, files: [String]) {
    self.text = text
    self.files = files.sorted { $0.count > $1.count }
    position = text.startIndex
  }

  /// All pieces of a request in order.
  static func lexemes(of text: String, files: [String] = []) -> [Lexeme] {
    var lexer = RequestLexer(text, files: files)
    lexer.readAll()
    return NumberReading.joined(lexer.lexemes)
  }

  private mutating func readAll() {
    while position < text.endIndex {
      let character = text[position]
      if character.isNewline {
        append(.mark("\n"), upTo: text.index(after: position))
      } else if character.isWhitespace {
        position = text.index(after: position)
      } else if !readGivenFile(), !readListMarker(), !readQuoted(), !readFileName(), !readSize(),
        !readTimeCode(), !readNumber(), !readWord()
      {
        let mark: Character = "，。；：？！、".contains(character) ? ascii(character) : character
        append(.mark(mark), upTo: text.index(after: position))
        if mark == ":" { lexemes[lexemes.count - 1].stem = ":" }
      }
    }
  }

  private func ascii(_ character: Character) -> Character {
    switch character {
    case "，", "、": ","
    case "。": "."
    case "；": ";"
    case "：": ":"
    case "？": "?"
    default: "!"
    }
  }

  private mutating func append(_ kind: Lexeme.Kind, upTo end: String.Index) {
    lexemes.append(Lexeme(kind: kind, range: position..<end))
    position = end
  }

  private var rest: Substring { text[position...] }

  /// Whether the piece before ended just here, so that a word's middle is never read as a new piece.
  private var isAtWordStart: Bool {
    guard position > text.startIndex else { return true }
    let before = text[text.index(before: position)]
    return !(before.isLetter || before.isNumber || before == "_")
  }

  private mutating func readGivenFile() -> Bool {
    guard isAtWordStart else { return false }
    for name in files where !name.isEmpty && rest.hasPrefix(name) {
      let end = text.index(position, offsetBy: name.count)
      guard end == text.endIndex || !(text[end].isLetter || text[end].isNumber) else { continue }
      append(.file(name), upTo: end)
      return true
    }
    return false
  }

  private mutating func readListMarker() -> Bool {
    guard lexemes.last.map({ $0.kind == .mark("\n") }) ?? true else { return false }
    let digits = rest.prefix(while: \.isNumber)
    if digits.count <= 2, !digits.isEmpty, let mark = text[digits.endIndex...].first,
      ".):".contains(mark)
    {
      let after = text.index(after: digits.endIndex)
      guard after < text.endIndex, text[after].isWhitespace else { return false }
      append(.listMarker, upTo: after)
      return true
    }
    if "-*•–".contains(text[position]), rest.dropFirst().first?.isWhitespace == true {
      append(.listMarker, upTo: text.index(after: position))
      return true
    }
    return false
  }

  private mutating func readQuoted() -> Bool {
    let pairs: [Character: Character] = [
      "\"": "\"", "“": "”", "„": "“", "«": "»", "`": "`", "'": "'", "‘": "’", "「": "」", "『": "』",
    ]
    guard let close = pairs[text[position]], isAtWordStart else { return false }
    let start = text.index(after: position)
    guard let end = closing(close, from: start) else { return false }
    let inside = String(text[start..<end])
    guard !inside.isEmpty else { return false }
    let isFile = files.contains(inside) || FileNames.looksLikeFile(inside)
    append(isFile ? .file(inside) : .quoted(inside), upTo: text.index(after: end))
    return true
  }

  /// A closing quote; an apostrophe only closes where no letter follows it.
  private func closing(_ close: Character, from start: String.Index) -> String.Index? {
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == close,
        close != "'" && close != "’" || next == text.endIndex
          || !(text[next].isLetter || text[next].isNumber)
      {
        return index
      }
      index = next
    }
    return nil
  }

  private mutating func readFileName() -> Bool {
    guard isAtWordStart else { return false }
    var run = rest.prefix { !$0.isWhitespace && !"\"“”,;()<>?!，。；".contains($0) }
    while let last = run.last, ".:'’".contains(last) { run.removeLast() }
    guard FileNames.looksLikeFile(String(run)) else { return false }
    append(.file(String(run)), upTo: run.endIndex)
    return true
  }

  private mutating func readSize() -> Bool {
    guard isAtWordStart else { return false }
    let width = rest.prefix(while: \.isASCIIDigit)
    guard (1...5).contains(width.count) else { return false }
    var tail = text[width.endIndex...]
    tail = dropPixels(tail.drop { $0 == " " })
    guard let sign = tail.first, "xX×*:".contains(sign) || tail.hasPrefix("by ") else {
      return false
    }
    tail = tail.dropFirst(tail.hasPrefix("by ") ? 3 : 1).drop { $0 == " " }
    let height = tail.prefix(while: \.isASCIIDigit)
    guard (1...5).contains(height.count), let across = Int(width), let down = Int(height) else {
      return false
    }
    let after = text[height.endIndex...].first
    guard after?.isLetter != true || text[height.endIndex...].hasPrefix("px"), after != ":" else {
      return false
    }
    if sign == ":" {
      guard across <= 32, down <= 32, height.count < 2 || across > down || down % 2 == 0,
        !(height.count == 2 && height.first == "0")
      else { return false }
      append(.aspect("\(across):\(down)"), upTo: height.endIndex)
    } else {
      append(.size(across, down), upTo: dropPixels(text[height.endIndex...]).startIndex)
    }
    return true
  }

  private func dropPixels(_ text: Substring) -> Substring {
    let bare = text.drop { $0 == " " }
    for unit in ["pixels", "pixel", "px"] where bare.hasPrefix(unit) {
      return bare.dropFirst(unit.count).drop { $0 == " " }
    }
    return text
  }

  private mutating func readTimeCode() -> Bool {
    guard isAtWordStart else { return false }
    let run = rest.prefix { $0.isASCIIDigit || $0 == ":" }
    let parts = run.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.dropFirst().allSatisfy({ $0.count == 2 }),
      let numbers = Optional(parts.compactMap { Int($0) }), numbers.count == parts.count
    else { return false }
    let seconds = numbers.reduce(0) { $0 * 60 + $1 }
    append(.quantity(Quantity(Number(seconds), .seconds)), upTo: run.endIndex)
    return true
  }

  private mutating func readNumber() -> Bool {
    guard isAtWordStart else { return false }
    var run = rest.prefix(0)
    var tail = rest
    var sign = ""
    if let first = tail.first, "-−+".contains(first), tail.dropFirst().first?.isASCIIDigit == true {
      sign = first == "+" ? "" : "-"
      tail = tail.dropFirst()
    }
    run = tail.prefix(while: \.isASCIIDigit)
    guard !run.isEmpty else { return false }
    var digits = String(run)
    tail = text[run.endIndex...]
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
    guard let number = Number(sign + digits) else { return false }
    let spaced = tail.drop { $0 == " " || $0 == "-" }
    if let (unit, end) = unit(spaced), spaced.startIndex == tail.startIndex || unit != .times {
      append(.quantity(Quantity(number, unit)), upTo: end)
      if unit == .frames { lexemes[lexemes.count - 1].stem = Stem.of("frames") }
      return true
    }
    if let next = tail.first, next.isLetter {
      let word = digits + tail.prefix { $0.isLetter }
      guard ["st", "nd", "rd", "th"].contains(tail.prefix { $0.isLetter }) else {
        return EnglishGrammar.sizes[word.lowercased()] != nil || word.lowercased().hasSuffix("d")
          ? readWord() : appendNumber(number, tail)
      }
      return readWord()
    }
    return appendNumber(number, tail)
  }

  private mutating func appendNumber(_ number: Number, _ tail: Substring) -> Bool {
    append(.number(number), upTo: tail.startIndex)
    return true
  }

  private func unit(_ tail: Substring) -> (QuantityUnit, String.Index)? {
    if let first = tail.first, "%°".contains(first) {
      return (first == "%" ? .percent : .degrees, tail.index(after: tail.startIndex))
    }
    let word = tail.prefix(while: \.isLetter)
    guard !word.isEmpty, text[word.endIndex...].first?.isNumber != true else { return nil }
    let phrase = text[word.startIndex...].lowercased()
    if phrase.hasPrefix("frames per second") {
      return (.framesPerSecond, text.index(word.startIndex, offsetBy: 17))
    }
    if word.lowercased() == "lufs" { return (.decibels, word.endIndex) }
    return QuantityUnit(spelling: String(word)).map { ($0, word.endIndex) }
  }

  private mutating func readWord() -> Bool {
    let run = rest.prefix { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "_" }
    var word = run
    while let last = word.last, "'’".contains(last) { word.removeLast() }
    guard !word.isEmpty else { return false }
    let lower = word.lowercased()
    if let size = EnglishGrammar.sizes[lower] {
      append(.size(size.0, size.1), upTo: word.endIndex)
    } else if EnglishGrammar.formats.contains(lower) {
      append(.format(lower), upTo: word.endIndex)
    } else {
      append(.word, upTo: word.endIndex)
    }
    lexemes[lexemes.count - 1].word = lower
    lexemes[lexemes.count - 1].stem = Stem.of(lower)
    return true
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
