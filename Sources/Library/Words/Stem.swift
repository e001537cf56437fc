/// The part of an English word that its forms share, for comparing words and not for showing.
///
/// "blending", "blended" and "blends" all give "blend". Two words that share a stem need not be forms of
/// one word, but for the words of a library that is rare enough.
public enum Stem {
  /// The stem of a word in any case.
  public static func of(_ word: some StringProtocol) -> String {
    var letters = Array(word.lowercased())
    if letters.count > 3, letters.suffix(2) == ["'", "s"] || letters.suffix(2) == ["’", "s"] {
      letters.removeLast(2)
    }
    guard letters.count > 3, letters.allSatisfy(\.isLetter) else { return String(letters) }
    removePlural(&letters)
    removeEnding(&letters)
    if letters.count > 3, letters.last == "e" { letters.removeLast() }
    if letters.count > 2, letters.last == "y" { letters[letters.count - 1] = "i" }
    return String(letters)
  }

  private static func removePlural(_ letters: inout [Character]) {
    guard letters.last == "s", !"su".contains(letters[letters.count - 2]) else { return }
    if letters.suffix(3) == ["i", "e", "s"], letters.count > 4 {
      letters.removeLast(2)
      return
    }
    let hissing = ["ches", "shes", "sses", "xes", "zes"].contains { letters.ends(with: $0) }
    letters.removeLast(hissing ? 2 : 1)
  }

  private static func removeEnding(_ letters: inout [Character]) {
    for ending in ["ing", "ed"] where letters.ends(with: ending) {
      let rest = letters.dropLast(ending.count)
      guard rest.count >= 3 || (rest.count == 2 && ending == "ing" && rest.last == "t"),
        rest.contains(where: { "aeiouy".contains($0) })
      else { continue }
      letters = Array(rest)
      let last = letters[letters.count - 1]
      if letters.count > 3, last == letters[letters.count - 2], !"aeioulsz".contains(last) {
        letters.removeLast()
      }
      return
    }
  }
}

extension [Character] {
  fileprivate func ends(with ending: String) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
