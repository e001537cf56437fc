/// A text in the quotes that Python has for them: its prefix, its quotes and what it says.
struct PythonText {
  /// What is wrong in a text, and where.
  struct Problem {
    var message: String
    var hint: String
    var range: Range<Int>
  }

  /// What it says.
  private(set) var content = ""
  /// What of it could not be read.
  private(set) var problems: [Problem] = []

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private var output: [UInt8] = []

  /// Reads a text token.
  init(_ token: PythonToken, in text: SourceText) {
    bytes = text.bytes
    let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    var start = token.start
    var prefix = ""
    while start < token.end, !quotes.contains(bytes[start]) {
      prefix.unicodeScalars.append(Unicode.Scalar(bytes[start] | 0x20))
      start += 1
    }
    guard start < token.end else {
      (index, end) = (start, start)
      return
    }
    let quote = bytes[start]
    let isTriple =
      start + 2 < token.end && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    index = start + width
    // One that is never closed has no quotes to leave out at its end.
    let closing = token.kind == .text ? width : 0
    end = max(index, token.end - closing)
    if prefix.contains("b") {
      problems.append(
        Problem(
          message: "These are bytes, and a value is a text.", hint: "Leave out the b.",
          range: token.range))
    }
    read(isRaw: prefix.contains("r"))
    let isTemplate = prefix.contains("f") || prefix.contains("t")
    if isTemplate, output.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      problems.append(
        Problem(
          message: "This text is put together while Python runs, which does not happen here.",
          hint: "Write the finished text.", range: token.range))
    }
    content = String(decoding: output, as: UTF8.self)
    output = []
  }

  private mutating func read(isRaw: Bool) {
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\r"):
        output.append(UInt8(ascii: "\n"))
        index += index + 1 < end && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
      case UInt8(ascii: "\\") where !isRaw && index + 1 < end: escape()
      default:
        output.append(byte)
        index += 1
      }
    }
  }

  private mutating func escape() {
    let start = index
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): if index < end, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "a"): output.append(0x07)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      append(digits(radix: 8, most: 3).value, from: start)
    case UInt8(ascii: "x"): coded(2, from: start)
    case UInt8(ascii: "u"): coded(4, from: start)
    case UInt8(ascii: "U"): coded(8, from: start)
    case UInt8(ascii: "N"): named(from: start)
    default:
      // Python keeps the backslash of an escape that it does not know.
      output.append(UInt8(ascii: "\\"))
      output.append(letter)
    }
  }

  /// Reads up to so many digits.
  private mutating func digits(radix: UInt32, most: Int) -> (value: UInt32, count: Int) {
    var value: UInt32 = 0
    var count = 0
    while count < most, index < end, let digit = PythonNumber.digit(bytes[index]), digit < radix {
      value = value &* radix &+ digit
      index += 1
      count += 1
    }
    return (value, count)
  }

  private mutating func coded(_ count: Int, from start: Int) {
    let digits = digits(radix: 16, most: count)
    guard digits.count == count else {
      problem(
        "This character code has \(digits.count) of its \(count) digits.",
        hint: "Write all digits, or the character itself.", from: start)
      return
    }
    var value = digits.value
    // Programs written by way of JSON have two halves for a character beyond U+FFFF.
    if (0xD800..<0xDC00).contains(value), index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let back = index
      index += 2
      let second = self.digits(radix: 16, most: 4)
      if second.count == 4, (0xDC00..<0xE000).contains(second.value) {
        value = 0x10000 + (value - 0xD800) << 10 + (second.value - 0xDC00)
      } else {
        index = back
      }
    }
    append(value, from: start)
  }

  private mutating func named(from start: Int) {
    if index < end, bytes[index] == UInt8(ascii: "{") {
      // Names of characters are short; one that is not closed is not looked for far away.
      let limit = min(end, index + 100)
      if let closing = bytes[index..<limit].firstIndex(of: UInt8(ascii: "}")) {
        index = closing + 1
      }
    }
    problem(
      "Characters by their names cannot be read here.", hint: "Write the character itself.",
      from: start)
  }

  private mutating func append(_ value: UInt32, from start: Int) {
    guard let scalar = Unicode.Scalar(value) else {
      problem(
        "There is no character with this code.", hint: "Write the character itself.", from: start)
      return
    }
    output.append(contentsOf: String(scalar).utf8)
  }

  private mutating func problem(_ message: String, hint: String, from start: Int) {
    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    guard problems.count < 10 else { return }
    problems.append(Problem(message: message, hint: hint, range: start..<index))
  }
}
