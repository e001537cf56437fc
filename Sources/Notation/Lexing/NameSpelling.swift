/// How names stand in a text: plainly where that reads back, in backticks otherwise.
enum NameSpelling {
  /// The words that stand for values and can be names only in backticks.
  static let literals: Set<String> = ["true", "false", "none"]

  /// The name as it is written.
  ///
  /// - Parameter others: Further names that would not read back plainly where this one stands.
  static func written(_ name: String, except others: Set<String> = []) -> String {
    let isPlain = isIdentifier(name) && !literals.contains(name) && !others.contains(name)
    return isPlain ? name : quoted(name)
  }

  /// Whether the lexer reads all of it as one name.
  static func isIdentifier(_ name: String) -> Bool {
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
