import Flow

/// A text that is being written, as bytes.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  /// How many bytes have been written.
  var count: Int { bytes.count }

  /// The text as a string.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(byte: UInt8, count: Int = 1) {
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Adds a part of another text.
  mutating func append(_ range: Range<Int>, of other: TextBuffer) {
    bytes.append(contentsOf: other.bytes[range])
  }

  /// Takes away all from a place on.
  mutating func cut(to count: Int) {
    bytes.removeLast(bytes.count - count)
  }

  /// How many characters there are from a place on.
  func width(from start: Int) -> Int {
    let isPlain = bytes.withUnsafeBufferPointer { bytes in
      var seen: UInt8 = 0
      for byte in bytes[start...] { seen |= byte }
      return seen < 0x80
    }
    return isPlain
      ? bytes.count - start : String(decoding: bytes[start...], as: UTF8.self).count
  }
}

extension TextBuffer {
  /// Adds a name, in backticks where it would not read back plainly.
  mutating func append(name: String, except others: Set<String> = []) {
    append(NameSpelling.written(name, except: others))
  }

  /// Adds a function's name with its target's.
  mutating func append(_ name: FunctionName) {
    if let target = name.target {
      append(name: target)
      append(".")
    }
    append(name: name.name)
  }

  /// Adds a value as it is spelled in all notations.
  mutating func append(_ value: Value) {
    switch value {
    case .text(let text): append(quoted: text)
    case .number(let number): append(number.literal)
    case .list(let values):
      append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(", ") }
        append(value)
      }
      append("]")
    case .quantity, .boolean, .none, .record: append(value.description)
    }
  }

  /// Adds a text between quotation marks.
  mutating func append(quoted text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: false
        case 0x20..<0xC2: true
        // Sequences that begin so may be characters that are not seen.
        case 0xC2, 0xE2, 0xEF: false
        default: byte >= 0x20
        }
      }
    }
    guard isPlain else { return append(Value.quoted(text)) }
    append("\"")
    append(text)
    append("\"")
  }
}
