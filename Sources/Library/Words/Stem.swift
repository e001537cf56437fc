/// The part of an English word that its forms share, for comparing words and not for showing.
///
/// "blending", "blended" and "blends" all give "blend". Two words that share a stem need not be forms of
/// one word, but for the words of a library that is rare enough.
public enum Stem {
  /// The stem of a word in any case.
  public static func of(_ word: some StringProtocol) -> String {
    let lower = word.lowercased()
    // English endings are ASCII, and bytes are far cheaper to look at than characters.
    var letters = Array(lower.utf8)
    removePossessive(&letters)
    guard letters.count > 3, letters.allSatisfy(isLetter) else {
      return letters.count == lower.utf8.count ? lower : String(decoding: letters, as: UTF8.self)
    }
    removePlural(&letters)
    removeEnding(&letters)
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 2, letters.last == UInt8(ascii: "y") {
      letters[letters.count - 1] = UInt8(ascii: "i")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private typealias Letters = [UInt8]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }

  private static func ends(_ letters: Letters, with ending: String) -> Bool {
    let ending = ending.utf8
    return letters.count >= ending.count && letters.suffix(ending.count).elementsEqual(ending)
  }

  private static func removePossessive(_ letters: inout Letters) {
    for ending in ["'s", "’s"] where letters.count > 3 && ends(letters, with: ending) {
      letters.removeLast(ending.utf8.count)
    }
  }

  private static func removePlural(_ letters: inout Letters) {
    guard letters.last == UInt8(ascii: "s"), !"su".utf8.contains(letters[letters.count - 2]) else {
      return
    }
    if letters.count > 4, ends(letters, with: "ies") {
      letters.removeLast(2)
      return
    }
    let hisses = ["ches", "shes", "sses", "xes", "zes"].contains { ends(letters, with: $0) }
    letters.removeLast(hisses ? 2 : 1)
  }

  private static func removeEnding(_ letters: inout Letters) {
    for ending in ["ing", "ed"] where ends(letters, with: ending) {
      let rest = letters.dropLast(ending.utf8.count)
      guard
        rest.count >= 3 || (rest.count == 2 && ending == "ing" && rest.last == UInt8(ascii: "t")),
        rest.contains(where: isVowel)
      else { continue }
      letters = Array(rest)
      let last = letters[letters.count - 1]
      if letters.count > 3, last == letters[letters.count - 2], !"aeioulsz".utf8.contains(last) {
        letters.removeLast()
      }
      return
    }
  }
}
