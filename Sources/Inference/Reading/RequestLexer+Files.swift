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
    // A quote after a backslash is one of the words' own.
    let inside = String(text[start..<end].replacing("\\\(close)", with: "\(close)"))
    guard !inside.isEmpty else { return false }
    let isFile = files.contains(inside) || FileNames.looksLikeFile(inside)
    append(isFile ? .file(inside) : .quoted(inside), upTo: text.index(after: end))
    return true
  }

  /// A closing quote; an apostrophe only closes where no letter follows it, and a quote after a
  /// backslash only where no other does.
  private func closing(_ close: Character, from start: String.Index) -> String.Index? {
    var index = start
    var escaped: String.Index?
    while index < text.endIndex {
      var next = text.index(after: index)
      if text[index] == "\\", next < text.endIndex, text[next] == close {
        escaped = escaped ?? next
        next = text.index(after: next)
      } else if text[index] == close,
        close != "'" && close != "’" || next == text.endIndex
          || !(text[next].isLetter || text[next].isNumber)
      {
        return index
      }
      index = next
    }
    return escaped
  }

  /// Whether the words before tell that the name of a result follows, so that a folder or an ending
  /// that no one knows is read as one.
  private var namesResult: Bool {
    let before = lexemes.suffix(8).map(\.word).filter {
      !EnglishGrammar.determiners.contains($0) && $0 != "file"
    }
    guard let last = before.last else { return false }
    if ["as", "named", "called"].contains(last) { return true }
    return ["to", "into", "in", "under"].contains(last)
      && before.contains(where: EnglishGrammar.savingVerbs.contains)
  }

  /// A word with the ending of a file.
  mutating func readFileName() -> Bool {
    guard isAtWordStart else { return false }
    let isName = ["name", "filename"].contains(lexemes.last?.word) && namesName
    var run = rest.prefix { !$0.isWhitespace && !"\"“”,;()<>?!，。；".contains($0) }
    while let last = run.last, ".:'’".contains(last) { run.removeLast() }
    if isName, run.first?.isLetter == true {
      append(.quoted(String(run)), upTo: run.endIndex)
      return true
    }
    guard FileNames.looksLikeFile(String(run)) || namesResult && FileNames.canBeFile(run) else {
      return false
    }
    if !joinFolder(run) { append(.file(String(run)), upTo: run.endIndex) }
    return true
  }

  /// "as hook.flac in samples/" is one name.
  private mutating func joinFolder(_ run: Substring) -> Bool {
    let count = lexemes.count
    guard run.last == "/", count > 1, let name = lexemes[count - 2].file,
      ["in", "into", "to", "under"].contains(lexemes[count - 1].word)
    else { return false }
    lexemes.removeLast()
    lexemes[count - 2].kind = .file(run + name)
    lexemes[count - 2].range = lexemes[count - 2].range.lowerBound..<run.endIndex
    position = run.endIndex
    return true
  }

  /// "under the name final".
  private var namesName: Bool {
    let before = lexemes.dropLast().suffix(2).map(\.word)
    return before.first.map { ["under", "with", "by", "as"].contains($0) } == true
      && ["the", "file", "a"].contains(before.last ?? "")
  }
}
