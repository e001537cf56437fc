extension TextLiteral {
  /// Something in a text that cannot be read, by its place among the bytes.
  struct Problem {
    var range: Range<Int>
    var message: String
  }

  /// The text that a token's inside stands for.
  static func read(_ text: SourceText, _ range: Range<Int>, problems: inout [Problem]) -> String {
    let inside = text.bytes[range]
    guard inside.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inside, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    unescape(text, range, into: &result, problems: &problems)
    return String(decoding: result, as: UTF8.self)
  }

  /// The text that the inside of a `"""` token stands for.
  ///
  /// When it begins with a line end, that is left out, and so are the last line end and the
  /// indentation where the closing marks stand on a line of their own.
  static func readBlock(
    _ text: SourceText, _ range: Range<Int>, problems: inout [Problem]
  ) -> String {
    var lines = lines(text, range)
    guard lines.count > 1, lines[0].allSatisfy({ isSpace(text.bytes[$0]) }) else {
      return read(text, range, problems: &problems)
    }
    lines.removeFirst()
    var indentation = 0
    if let last = lines.last, last.allSatisfy({ isSpace(text.bytes[$0]) }) {
      indentation = last.count
      lines.removeLast()
    } else {
      indentation = lines.compactMap { leadingSpaces(text, $0) }.min() ?? 0
    }
    var result: [UInt8] = []
    for (number, line) in lines.enumerated() {
      if number > 0 { result.append(UInt8(ascii: "\n")) }
      let stripped = min(indentation, leadingSpaces(text, line) ?? line.count)
      let kept = line.lowerBound + stripped..<line.upperBound
      unescape(text, kept, into: &result, problems: &problems)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func leadingSpaces(_ text: SourceText, _ line: Range<Int>) -> Int? {
    line.first { !isSpace(text.bytes[$0]) }.map { $0 - line.lowerBound }
  }

  private static func lines(_ text: SourceText, _ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = text.bytes[index]
      let isReturn = byte == UInt8(ascii: "\r")
      if isReturn || byte == UInt8(ascii: "\n") {
        result.append(start..<index)
        let next = index + 1
        if isReturn, next < range.upperBound, text.bytes[next] == UInt8(ascii: "\n") { index += 1 }
        start = index + 1
      }
      index += 1
    }
    result.append(start..<range.upperBound)
    return result
  }

  private static func unescape(
    _ text: SourceText, _ range: Range<Int>, into result: inout [UInt8],
    problems: inout [Problem]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text.bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        index += 1
        continue
      }
      let start = index
      let mark = index + 1 < range.upperBound ? text.bytes[index + 1] : 0
      index += 2
      switch mark {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "'"):
        result.append(mark)
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "u"):
        let digits = text.bytes[min(index, range.upperBound)..<range.upperBound]
        if let (scalar, length) = codePoint(digits) {
          result.append(contentsOf: String(scalar).utf8)
          index += length
        } else {
          problems.append(
            Problem(
              range: start..<min(index, range.upperBound),
              message: "`\\u` must be followed by the number of a character, as in `\\u{1F426}`."))
        }
      default:
        index = start + 1
        if index < range.upperBound { index += text.scalar(at: index).length }
        let written = text.string(start..<index)
        problems.append(
          Problem(range: start..<index, message: "`\(written)` is no escape that texts have."))
      }
    }
  }

  private static func codePoint(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    guard bytes.first == UInt8(ascii: "{"),
      let end = bytes.prefix(10).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let digits = String(decoding: bytes[bytes.startIndex + 1..<end], as: UTF8.self)
    guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, end - bytes.startIndex + 1)
  }
}
