/// A cursor over the bytes of a JSON text that knows spaces, scalars and texts.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where it stands, in bytes from 0.
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The byte at the cursor once spaces are skipped; nil at the end.
  var nextByte: UInt8? {
    @inline(__always) mutating get {
      while offset < bytes.count {
        let byte = bytes[offset]
        guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
        offset += 1
      }
      return nil
    }
  }

  /// Steps over one byte.
  @inline(__always) mutating func skip() { offset += 1 }

  /// Steps over a byte order mark, and refuses the marks of UTF-16.
  mutating func skipByteOrderMark() throws(JSONFault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw JSONFault(
        message: "The text is UTF-16, where UTF-8 was expected. Save it again as UTF-8.", offset: 0)
    }
  }

  /// The name of a member and the colon behind it.
  mutating func name() throws(JSONFault) -> String {
    switch nextByte {
    case UInt8(ascii: "\""): break
    case UInt8(ascii: "}"): throw trailingCommaFault("}")
    default: throw fault("a member's name in double quotes")
    }
    let name = try string()
    guard nextByte == UInt8(ascii: ":") else { throw fault("\":\" behind a member's name") }
    skip()
    return name
  }

  /// A number, a word such as `true`, or a refusal; the cursor stands behind spaces.
  mutating func scalar() throws(JSONFault) -> JSON {
    guard offset < bytes.count else { throw fault("a value") }
    switch bytes[offset] {
    case UInt8(ascii: "-") where bytes[(offset + 1)...].first == UInt8(ascii: "I"):
      skip()
      return try word()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let start = offset
      try skipNumber()
      return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return try word()
    case UInt8(ascii: "'"):
      throw JSONFault(
        message: "Found a single quote, but JSON writes texts in double quotes.", offset: offset)
    case UInt8(ascii: "/"):
      throw JSONFault(message: "Found \"/\", but JSON has no comments.", offset: offset)
    default: throw fault("a value")
    }
  }

  private mutating func word() throws(JSONFault) -> JSON {
    let start = offset
    while offset < bytes.count, JSONScanner.isWord(bytes[offset]) { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null", "NaN", "Infinity": return .null
    default: break
    }
    offset = start
    let known = ["True": "true", "False": "false", "None": "null", "undefined": "null"]
    guard let meant = known[word] else { throw fault("a value") }
    throw JSONFault(message: "Found \(word), which JSON writes \(meant).", offset: start)
  }

  private mutating func skipNumber() throws(JSONFault) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let isZero = offset < bytes.count && bytes[offset] == UInt8(ascii: "0")
    let first = offset
    try skipDigits("a digit behind \"-\"")
    if isZero, offset > first + 1 {
      throw JSONFault(
        message: "A number begins with a needless 0, which JSON does not allow.", offset: start)
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      try skipDigits("a digit behind the decimal point")
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")
      {
        offset += 1
      }
      try skipDigits("a digit of the exponent")
    }
  }

  private mutating func skipDigits(_ expected: String) throws(JSONFault) {
    let start = offset
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
    if offset == start { throw fault(expected) }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// Moves the cursor, for the parts of the scanner in other files.
  @inline(__always) mutating func move(to offset: Int) { self.offset = offset }
}
