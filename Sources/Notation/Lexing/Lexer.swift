/// Cuts a text into tokens; it never fails, since what it does not know becomes a token too.
struct Lexer {
  /// How many tokens a text may have; what comes after them is not read.
  static let mostTokens = 1 << 24

  private let text: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private var tokens: [Token] = []
  private var position = 0

  /// All tokens of a text, the last one being the end of what is read.
  static func tokens(of text: SourceText) -> [Token] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(text, bytes)
      lexer.run()
      return lexer.tokens
    }
  }

  private init(_ text: SourceText, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.bytes = bytes
    tokens.reserveCapacity(min(bytes.count / 4, Lexer.mostTokens) + 8)
  }

  private mutating func run() {
    while position < bytes.count, tokens.count < Lexer.mostTokens {
      let start = position
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): lineEnd()
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        takeNameRest()
        add(.name, start)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
      case UInt8(ascii: "-"): minus()
      case UInt8(ascii: "\""): quotation()
      case UInt8(ascii: "`"):
        let closed = takeLine(to: byte)
        add(.quotedName, start, isClosed: closed)
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): comment()
      case UInt8(ascii: "'"):
        let closed = takeLine(to: byte)
        add(.foreignText, start, isClosed: closed)
      case UInt8(ascii: "."): dots()
      case UInt8(ascii: "#"):
        takeToLineEnd()
        add(.unknown, start)
      case 0x80...: beyondASCII()
      default:
        position += 1
        add(Lexer.punctuation(byte), start)
      }
    }
    add(.end, position)
  }

  private static func punctuation(_ byte: UInt8) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "="): .equals
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "|"): .bar
    default: .unknown
    }
  }

  private mutating func add(_ kind: Token.Kind, _ start: Int, isClosed: Bool = true) {
    tokens.append(Token(kind: kind, start: start, end: position, isClosed: isClosed))
  }

  private func peek(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private mutating func lineEnd() {
    let start = position
    if bytes[position] == UInt8(ascii: "\r"), peek(1) == UInt8(ascii: "\n") { position += 1 }
    position += 1
    let isBlank = tokens.last.map { $0.kind.isLineEnd } ?? false
    if isBlank {
      tokens[tokens.count - 1].kind = .blankLine
    } else {
      add(.newline, start)
    }
  }

  private mutating func takeNameRest() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        position += 1
      case 0x80...:
        let (scalar, length) = text.scalar(at: position)
        guard scalar.properties.isXIDContinue else { return }
        position += length
      default: return
      }
    }
  }

  private mutating func takeDigits() {
    while Lexer.isDigit(peek(0)) { position += 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func minus() {
    if Lexer.isDigit(peek(1)) {
      number()
    } else if peek(1) == UInt8(ascii: ">") {
      position += 2
      add(.arrow, position - 2)
    } else {
      position += 1
      add(.unknown, position - 1)
    }
  }

  private mutating func number() {
    let start = position
    position += 1
    takeDigits()
    if peek(0) == UInt8(ascii: "."), Lexer.isDigit(peek(1)) {
      position += 1
      takeDigits()
    }
    if peek(0) | 0x20 == UInt8(ascii: "e") {
      let hasSign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if Lexer.isDigit(peek(hasSign ? 2 : 1)) {
        position += hasSign ? 2 : 1
        takeDigits()
      }
    }
    add(.number, start)
  }

  private mutating func dots() {
    let start = position
    let isEllipsis = peek(1) == UInt8(ascii: ".") && peek(2) == UInt8(ascii: ".")
    position += isEllipsis ? 3 : 1
    add(isEllipsis ? .ellipsis : .dot, start)
  }

  private mutating func comment() {
    let start = position
    let isDocumentation = peek(2) == UInt8(ascii: "/") && peek(3) != UInt8(ascii: "/")
    takeToLineEnd()
    add(isDocumentation ? .documentation : .comment, start)
  }

  private mutating func takeToLineEnd() {
    while position < bytes.count, !Lexer.endsLine(bytes[position]) { position += 1 }
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Takes what stands between two of the same mark, at most to the end of the line.
  ///
  /// - Returns: Whether the closing mark was there.
  private mutating func takeLine(to mark: UInt8) -> Bool {
    position += 1
    while position < bytes.count, !Lexer.endsLine(bytes[position]) {
      let byte = bytes[position]
      position += 1
      if byte == mark { return true }
      if byte == UInt8(ascii: "\\"), position < bytes.count, !Lexer.endsLine(bytes[position]) {
        position += 1
      }
    }
    return false
  }

  private mutating func quotation() {
    let quote = UInt8(ascii: "\"")
    let start = position
    guard peek(1) == quote, peek(2) == quote else {
      let closed = takeLine(to: quote)
      add(.text, start, isClosed: closed)
      return
    }
    position += 3
    while position < bytes.count {
      if bytes[position] == quote, peek(1) == quote, peek(2) == quote {
        position += 3
        add(.textBlock, start)
        return
      }
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position = bytes.count
    add(.textBlock, start, isClosed: false)
  }

  private mutating func beyondASCII() {
    let start = position
    let (scalar, length) = text.scalar(at: position)
    position += length
    if scalar.properties.isXIDStart {
      takeNameRest()
      add(.name, start)
    } else if scalar == "°" {
      add(.degree, start)
    } else if "“”„‘’«".unicodeScalars.contains(scalar) {
      while position < bytes.count, !Lexer.endsLine(bytes[position]) {
        let (next, nextLength) = text.scalar(at: position)
        position += nextLength
        if "”“’»\"".unicodeScalars.contains(next) { break }
      }
      add(.foreignText, start)
    } else if !scalar.properties.isWhitespace, scalar != "\u{FEFF}" {
      add(.unknown, start)
    }
  }
}
