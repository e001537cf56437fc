import Flow
import Library

/// Cuts a request into words, numbers with units, sizes, quoted texts, file names and marks.
struct RequestLexer {
  let text: String
  let files: [String]
  var position: String.Index
  var lexemes: [Lexeme] = []

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
      } else if character.isWhitespace || isInnerHyphen {
        position = text.index(after: position)
      } else if !readGivenFile(), !readListMarker(), !readQuoted(), !readFileName(),
        !readAbbreviation(), !readSize(), !readShares(), !readTimeCode(), !readNumber(),
        !readWord()
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

  mutating func append(_ kind: Lexeme.Kind, upTo end: String.Index) {
    lexemes.append(Lexeme(kind: kind, range: position..<end))
    position = end
  }

  var rest: Substring { text[position...] }

  /// Whether a hyphen only joins words, as in "black-and-white".
  private var isInnerHyphen: Bool {
    guard text[position] == "-", position > text.startIndex else { return false }
    let next = rest.dropFirst().first
    return text[text.index(before: position)].isLetter && next?.isLetter == true
  }

  /// Whether the piece before ended just here, so that a word's middle is never read as a new piece.
  var isAtWordStart: Bool {
    guard position > text.startIndex else { return true }
    let before = text[text.index(before: position)]
    return !(before.isLetter || before.isNumber || before == "_")
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

  /// "w/o sound", "w/ music" and "black n white".
  private mutating func readAbbreviation() -> Bool {
    guard isAtWordStart || lexemes.last?.file != nil else { return false }
    guard "wWnN'’-=→+3".contains(text[position]) else { return false }
    for (short, word) in [
      ("w/o", "without"), ("w/", "with"), ("n", "and"), ("'s", "its"),
      ("’s", "its"), ("->", "to"), ("=>", "to"), ("→", "to"), ("+", "plus"), ("3-d", "3d"),
      ("3 d", "3d"),
    ] {
      guard rest.prefix(short.count).lowercased() == short else { continue }
      let end = text.index(position, offsetBy: short.count)
      let next = end < text.endIndex ? text[end] : " "
      guard short == "w/" || next.isWhitespace else { continue }
      append(.word, upTo: end)
      lexemes[lexemes.count - 1].word = word
      lexemes[lexemes.count - 1].stem = Stem.of(word)
      return true
    }
    return false
  }

  mutating func readWord() -> Bool {
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
    // "all the wavs" are sounds.
    if lower.hasSuffix("s"), EnglishGrammar.formats.contains(String(lower.dropLast())),
      let noun = FileNames.modality("x." + lower.dropLast()).flatMap({ EnglishGrammar.things[$0] })
    {
      lexemes[lexemes.count - 1].stem = Stem.of(noun)
      return true
    }
    lexemes[lexemes.count - 1].stem =
      EnglishGrammar.sizes[lower] == nil ? Stem.of(lower) : Lexeme.sizeStem
    return true
  }
}
