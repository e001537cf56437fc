/// Writes values as JSON text.
struct JSONWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0

  /// The longest array, brackets included, that the pretty form puts on one line.
  private static let longestLine = 80

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  /// Appends the value.
  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .boolean(let value): put(value ? "true" : "false")
    case .number(let literal): put(literal)
    case .string(let text): write(text: text)
    case .array(let elements): write(array: elements)
    case .object(let object): write(object: object)
    }
  }

  private mutating func write(array elements: [JSON]) {
    if isPretty, let line = JSONWriter.line(of: elements) {
      bytes.append(contentsOf: line)
      return
    }
    bytes.append(UInt8(ascii: "["))
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      write(element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(object: JSONObject) {
    bytes.append(UInt8(ascii: "{"))
    depth += 1
    for (index, member) in object.members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      write(text: member.name)
      put(isPretty ? ": " : ":")
      write(member.value)
    }
    depth -= 1
    if !object.members.isEmpty { breakLine() }
    bytes.append(UInt8(ascii: "}"))
  }

  /// An array of scalars on one line, or nil when it holds more than scalars or grows too long.
  private static func line(of elements: [JSON]) -> [UInt8]? {
    guard elements.count * 3 <= longestLine else { return nil }
    var writer = JSONWriter(isPretty: false)
    writer.put("[")
    for (index, element) in elements.enumerated() {
      switch element {
      case .array, .object: return nil
      default: break
      }
      if index > 0 { writer.put(", ") }
      writer.write(element)
      guard writer.bytes.count < longestLine else { return nil }
    }
    writer.put("]")
    return writer.bytes
  }

  private mutating func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case 0x0A: put("\\n")
      case 0x0D: put("\\r")
      case 0x09: put("\\t")
      case 0x08: put("\\b")
      case 0x0C: put("\\f")
      case 0..<0x20:
        put(byte < 0x10 ? "\\u000" : "\\u00")
        put(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }
}
