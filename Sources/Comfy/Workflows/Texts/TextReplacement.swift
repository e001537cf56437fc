/// Replaces `%Node.widget%` in names of files, as the editor does when it queues a workflow.
enum TextReplacement {
  /// The text with the values of widgets in place of their names.
  ///
  /// What is no such name stays as it stands, as `%width%` and `%date:yyyy%` do.
  static func replaced(_ text: String, _ names: WidgetNames) -> (text: String, hasDate: Bool) {
    guard text.utf8.contains(percent) else { return (text, false) }
    var result = ""
    var hasDate = false
    var rest = text[...]
    while let start = rest.utf8.firstIndex(of: percent) {
      let inner = rest[rest.utf8.index(after: start)...]
      guard let end = inner.utf8.firstIndex(of: percent) else { break }
      let name = inner[..<end]
      if name.isEmpty {
        // Of two marks in a row the second may begin a name.
        result += rest[...start]
        rest = inner
        continue
      }
      result += rest[..<start]
      if name.hasPrefix("date:") { hasDate = true }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, let value = names.value(parts[1], of: parts[0]) {
        result += safe(value)
      } else {
        result += "%\(name)%"
      }
      rest = inner[inner.utf8.index(after: end)...]
    }
    return (result + rest, hasDate)
  }

  private static let percent = UInt8(ascii: "%")

  /// The text with `_` for each character that names of files cannot have.
  private static func safe(_ text: String) -> String {
    let hostile: Set<Unicode.Scalar> = ["/", "?", "<", ">", "\\", ":", "*", "|", "\""]
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHostile = scalar.value < 0x20 || scalar.value == 0x7F || hostile.contains(scalar)
      result.append(isHostile ? "_" : scalar)
    }
    return String(result)
  }
}
