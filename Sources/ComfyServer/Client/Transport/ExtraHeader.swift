/// A header that a proxy before the server asks for; its value is a secret and never shown.
struct ExtraHeader: Hashable, Sendable, CustomStringConvertible {
  /// The environment's name for it.
  static let variable = "ANYFLOW_COMFY_HEADER"

  let name: String
  let value: String

  var description: String { "\(name): ..." }

  /// Reads `Name: value`; nil unless it is one well-formed header.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = text[..<colon]
    var value = text[text.utf8.index(after: colon)...]
    while let first = value.utf8.first, first == 0x20 || first == 0x09 { value.removeFirst() }
    while let last = value.utf8.last, last == 0x20 || last == 0x09 { value.removeLast() }
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken), !value.isEmpty,
      value.utf8.allSatisfy({ $0 == 0x09 || (0x20...0x7E).contains($0) })
    else { return nil }
    self.name = String(name)
    self.value = String(value)
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
