/// Cuts a published program into tokens one after the other; it never fails.
///
/// Looking ahead is reading on with a copy, so that no more than one token is ever held.
struct PythonLexer {
  let text: SourceText
  private(set) var position = 0
  /// Whether a search for closing triple quotes reached the end of the file, for `'` and for `"`;
  /// a second one would make reading take time in the square of the length.
  private var hasOpenTriple = [false, false]

  init(_ text: SourceText) {
    self.text = text
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < text.bytes.count ? text.bytes[index] : 0
  }

  /// The next token; the end again and again when there is none.
  mutating func next() -> PythonToken {
    skipBlanks()
    let start = position
    guard position < text.bytes.count else {
      return PythonToken(kind: .end, start: start, end: start)
    }
    let first = byte()
    let kind: PythonToken.Kind
    switch first {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position += first == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n") ? 2 : 1
      kind = .lineEnd
    case UInt8(ascii: "#"):
      position = lineEnd(from: position)
      kind = .comment
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      takeNumber()
      kind = .number
    case UInt8(ascii: ".") where PythonLexer.isDigit(byte(1)):
      takeNumber()
      kind = .number
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      kind = takeText()
    case _ where isNameByte(first):
      kind = nameOrText()
    default:
      kind = mark(first)
    }
    return PythonToken(kind: kind, start: start, end: position)
  }

  /// Steps over blanks, and over line ends that a backslash hides.
  private mutating func skipBlanks() {
    while position < text.bytes.count {
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: position += 1
      case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "\n"): position += 2
      case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "\r"):
        position += byte(2) == UInt8(ascii: "\n") ? 3 : 2
      default: return
      }
    }
  }

  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < text.bytes.count, text.bytes[index] != UInt8(ascii: "\n"),
      text.bytes[index] != UInt8(ascii: "\r")
    {
      index += 1
    }
    return index
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    case 0x80...: text.scalar(at: position).scalar.properties.isXIDContinue
    default: false
    }
  }

  /// Takes letters and digits, and the quotes behind them where the letters are a text's prefix.
  private mutating func nameOrText() -> PythonToken.Kind {
    let start = position
    while position < text.bytes.count {
      if byte() >= 0x80 {
        let (scalar, length) = text.scalar(at: position)
        guard scalar.properties.isXIDContinue else { break }
        position += length
      } else {
        guard isNameByte(byte()) || PythonLexer.isDigit(byte()) else { break }
        position += 1
      }
    }
    let isQuote = byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'")
    guard isQuote, position - start <= 2 else { return .name }
    let isPrefix = text.bytes[start..<position].allSatisfy { "rRbBuUfFtT".utf8.contains($0) }
    return isPrefix ? takeText() : .name
  }

  /// Takes all that could belong to a number, so that a wrong one is reported as one thing.
  private mutating func takeNumber() {
    while position < text.bytes.count {
      let current = byte()
      let isSign = current == UInt8(ascii: "+") || current == UInt8(ascii: "-")
      if isSign {
        let previous = text.bytes[position - 1] | 0x20
        guard previous == UInt8(ascii: "e"), PythonLexer.isDigit(byte(1)) else { return }
      } else {
        let isPart =
          PythonLexer.isDigit(current) || current == UInt8(ascii: ".")
          || (current < 0x80 && isNameByte(current))
        guard isPart else { return }
      }
      position += 1
    }
  }

  /// Takes a text from its first quote on.
  private mutating func takeText() -> PythonToken.Kind {
    let quote = byte()
    let which = quote == UInt8(ascii: "\"") ? 1 : 0
    guard byte(1) == quote, byte(2) == quote else {
      position += 1
      return takeLine(to: quote)
    }
    position += 3
    let start = position
    if !hasOpenTriple[which] {
      while position < text.bytes.count {
        let current = byte()
        if current == UInt8(ascii: "\\") {
          position = min(position + 2, text.bytes.count)
        } else if current == quote, byte(1) == quote, byte(2) == quote {
          position += 3
          return .text
        } else {
          position += 1
        }
      }
      hasOpenTriple[which] = true
    }
    position = lineEnd(from: start)
    return .openText
  }

  private mutating func takeLine(to quote: UInt8) -> PythonToken.Kind {
    while position < text.bytes.count {
      let current = byte()
      switch current {
      case quote:
        position += 1
        return .text
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .openText
      case UInt8(ascii: "\\"):
        let isLineEnd = byte(1) == UInt8(ascii: "\r") && byte(2) == UInt8(ascii: "\n")
        position = min(position + (isLineEnd ? 3 : 2), text.bytes.count)
      default: position += 1
      }
    }
    return .openText
  }

  private mutating func mark(_ first: UInt8) -> PythonToken.Kind {
    if first >= 0x80 {
      position += text.scalar(at: position).length
      return .unknown
    }
    position += 1
    switch first {
    case UInt8(ascii: "("): return .leftParenthesis
    case UInt8(ascii: ")"): return .rightParenthesis
    case UInt8(ascii: "["): return .leftBracket
    case UInt8(ascii: "]"): return .rightBracket
    case UInt8(ascii: "{"): return .leftBrace
    case UInt8(ascii: "}"): return .rightBrace
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return byte() == UInt8(ascii: "=") ? twice(.operation) : .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: "="): return byte() == UInt8(ascii: "=") ? twice(.operation) : .equals
    case UInt8(ascii: "*"):
      return byte() == UInt8(ascii: "=") ? twice(.operation) : .star
    case UInt8(ascii: "-"):
      return byte() == UInt8(ascii: "=") || byte() == UInt8(ascii: ">")
        ? twice(.operation) : .minus
    case UInt8(ascii: "+"): return byte() == UInt8(ascii: "=") ? twice(.operation) : .plus
    case UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "!"), UInt8(ascii: "@"):
      while "=<>/".utf8.contains(byte()) { position += 1 }
      return .operation
    default: return .unknown
    }
  }

  private mutating func twice(_ kind: PythonToken.Kind) -> PythonToken.Kind {
    position += 1
    return kind
  }
}
