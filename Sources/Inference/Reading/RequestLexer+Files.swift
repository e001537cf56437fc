extension RequestLexer {
  /// A file that came with the request, by its whole name even where that has spaces.
  mutating func readGivenFile() -> Bool {
    guard isAtWordStart else { return false }
    for name in files where !name.isEmpty && rest.hasPrefix(name) {
      let end = text.index(position, offsetBy: name.count)
      guard end == text.endIndex || !(text[end].isLetter || text[end].isNumber) else { continue }
      append(.file(name), upTo: end)
      return true
    }
    return false
  }

  /// Words in quotes, which name a file if they look like one.
  mutating func readQuoted() -> Bool {
    let pairs: [Character: Character] = [
      "\"": "\"", "“": "”", "„": "“", "«": "»", "`": "`", "'": "'", "‘": "’", "「": "」", "『": "』",
    ]
    guard let close = pairs[text[position]], isAtWordStart else { return false }
    let start = text.index(after: position)
    guard let end = closing(close, from: start) else { return false }
    let inside = String(text[start..<end])
    guard !inside.isEmpty else { return false }
    let isFile = files.contains(inside) || FileNames.looksLikeFile(inside)
    append(isFile ? .file(inside) : .quoted(inside), upTo: text.index(after: end))
    return true
  }

  /// A closing quote; an apostrophe only closes where no letter follows it.
  private func closing(_ close: Character, from start: String.Index) -> String.Index? {
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == close,
        close != "'" && close != "’" || next == text.endIndex
          || !(text[next].isLetter || text[next].isNumber)
      {
        return index
      }
      index = next
    }
    return nil
  }

  /// A word with the ending of a file.
  mutating func readFileName() -> Bool {
    guard isAtWordStart else { return false }
    var run = rest.prefix { !$0.isWhitespace && !"\"“”,;()<>?!，。；".contains($0) }
    while let last = run.last, ".:'’".contains(last) { run.removeLast() }
    guard FileNames.looksLikeFile(String(run)) else { return false }
    append(.file(String(run)), upTo: run.endIndex)
    return true
  }
}
