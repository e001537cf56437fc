/// How published programs spell names that are no Python names: `[` is `LeftBracket`, and so on.
enum PublishedName {
  /// The words and the characters that they stand for.
  static let words: [(word: StaticString, character: UInt8)] = [
    ("LeftBracket", UInt8(ascii: "[")), ("RightBracket", UInt8(ascii: "]")),
    ("LeftParen", UInt8(ascii: "(")), ("RightParen", UInt8(ascii: ")")),
    ("Space", UInt8(ascii: " ")), ("PLUS", UInt8(ascii: "+")), ("Hyphen", UInt8(ascii: "-")),
  ]

  /// The name with every word turned into the character that it stands for.
  ///
  /// - Returns: The name itself if it has characters that would be words if any were.
  static func decoded(_ name: String) -> String {
    guard NameSpelling.isIdentifier(name) else { return name }
    let bytes = Array(name.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let found = words.first { entry in
        let count = entry.word.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return entry.word.withUTF8Buffer { bytes[index..<index + count].elementsEqual($0) }
      }
      if let found {
        result.append(found.character)
        index += found.word.utf8CodeUnitCount
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The node's name in a flow: the written one where it can stand plainly, else its letters and
  /// digits with `_` between them.
  static func node(_ written: String) -> String {
    let decoded = decoded(written)
    if decoded == written, NameSpelling.isIdentifier(written) { return written }
    let words = decoded.lowercased().split { !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "_")
    if NameSpelling.isIdentifier(slug) { return slug }
    return slug.isEmpty ? "node" : "node_" + slug.filter { $0.isASCII }
  }
}
