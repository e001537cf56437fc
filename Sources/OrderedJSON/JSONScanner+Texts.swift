extension JSONScanner {
  /// A text in double quotes, its escapes resolved; the cursor stands on the first quote.
  mutating func string() throws(JSONFault) -> String {
    let start = offset + 1
    let end = plainEnd(from: start)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      move(to: end + 1)
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// Steps over a text without looking at it; false when it has no end.
  mutating func skipString() -> Bool {
    var at = offset + 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        move(to: at + 1)
        return true
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    move(to: bytes.count)
    return false
  }

  /// The first place from `start` that is a quote, a backslash, a control character or the end.
  @inline(__always) private func plainEnd(from start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      at += 1
    }
    return at
  }

  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var text: [UInt8] = []
    var from = start
    while true {
      let end = plainEnd(from: from)
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<end]))
      guard end < bytes.count else {
        throw JSONFault(
          message: "The text that begins here has no closing quote.", offset: start - 1)
      }
      switch bytes[end] {
      case UInt8(ascii: "\""):
        move(to: end + 1)
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        move(to: end + 1)
        try appendEscape(to: &text)
        from = offset
      default:
        let isBreak = bytes[end] == 0x0A || bytes[end] == 0x0D
        throw JSONFault(
          message: isBreak
            ? "A text goes over the end of the line. Close its quote, or write the line break as \\n."
            : "A text holds a control character, which JSON writes as an escape such as \\t.",
          offset: end)
      }
    }
  }

  /// Resolves the escape whose backslash lies just before the cursor.
  private mutating func appendEscape(to text: inout [UInt8]) throws(JSONFault) {
    guard offset < bytes.count else { throw fault("the rest of an escape") }
    switch bytes[offset] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[offset])
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape()
      text.append(contentsOf: Array(String(scalar).utf8))
      return
    default:
      throw fault("one of \" \\ / b f n r t u behind the backslash in a text")
    }
    skip()
  }

  /// The character of `\uXXXX`, or of two that make a pair; the cursor stands on the `u`.
  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    skip()
    let unit = try hexadecimals()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let before = offset
    move(to: offset + 2)
    let low = try hexadecimals()
    guard (0xDC00..<0xE000).contains(low) else {
      move(to: before)
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimals() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
      else { throw fault("four hexadecimal digits behind \\u") }
      value = value << 4 | UInt32(digit)
      skip()
    }
    return value
  }
}
