/// How names stand in a text: plainly where that reads back, in backticks otherwise.
enum NameSpelling {
  /// The words that stand for values and can be names only in backticks.
  static let literals: Set<String> = ["true", "false", "none"]

  /// The name as it is written.
  ///
  /// - Parameter others: Further names that would not read back plainly where this one stands.
  static func written(_ name: String, except others: Set<String> = []) -> String {
    let isPlain =
      isIdentifier(name) && !isLiteral(name) && (others.isEmpty || !others.contains(name))
    return isPlain ? name : quoted(name)
  }

  private static func isLiteral(_ name: String) -> Bool {
    // All of them are short; most names are not even looked up.
    (4...5).contains(name.utf8.count) && literals.contains(name)
  }

  /// Whether the lexer reads all of it as one name.
  static func isIdentifier(_ name: String) -> Bool {
    var name = name
    if let isPlain = name.withUTF8({ plainIdentifier($0) }) { return isPlain }
    return isUnicodeIdentifier(name)
  }

  /// Whether a name of ASCII is an identifier; nil for any other name.
  private static func plainIdentifier(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    var isIdentifier = !bytes.isEmpty
    var isFirst = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9"): if isFirst { isIdentifier = false }
      case 0x80...: return nil
      default: isIdentifier = false
      }
      isFirst = false
    }
    return isIdentifier
  }

  private static func isUnicodeIdentifier(_ name: String) -> Bool {
    var isFirst = true
    for scalar in name.unicodeScalars {
      let fits =
        scalar == "_" || (isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      guard fits else { return false }
      isFirst = false
    }
    return !isFirst
  }

  /// The name in backticks, with the escapes that texts have.
  static func quoted(_ name: String) -> String {
    "`" + TextLiteral.escaped(name, quote: "`") + "`"
  }
}
