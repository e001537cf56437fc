/// A name for a file that is safe to write: one path component, not longer than file systems allow.
struct FileName: Hashable, Sendable {
  /// The part before the ending.
  let stem: String
  /// The ending with its dot, or nothing.
  let ending: String

  /// The longest name in bytes that common file systems take.
  private static let longest = 255

  /// A name made from any text.
  ///
  /// Of a path only the last component is kept; characters that no file name should have become `_`.
  /// Returns nil when nothing is left, as of `..`.
  init?(_ text: String) {
    let last = PathName.last(text)
    let clean = String(
      String.UnicodeScalarView(
        last.unicodeScalars.map { FileName.isControl($0) ? "_" : $0 }))
    guard !clean.isEmpty, clean != ".", clean != ".." else { return nil }
    if let dot = clean.lastIndex(of: "."), dot != clean.startIndex,
      clean.utf8.distance(from: dot, to: clean.endIndex) <= 16
    {
      stem = String(clean[..<dot])
      ending = String(clean[dot...])
    } else {
      stem = clean
      ending = ""
    }
  }

  /// A name made from a node's name, which may hold a slash, and an ending without its dot.
  init(node: String, ending: String) {
    let flat = String(
      String.UnicodeScalarView(node.unicodeScalars.map { $0 == "/" ? "_" : $0 }))
    let name = FileName(flat)
    stem = name.map { $0.stem + $0.ending } ?? "result"
    self.ending = ending.isEmpty ? "" : ".\(ending)"
  }

  /// The name for the `number`th file that wants it: itself, then `name-2.png`, `name-3.png`, ...
  func candidate(_ number: Int) -> String {
    let suffix = (number > 1 ? "-\(number)" : "") + ending
    var stem = self.stem
    while stem.utf8.count + suffix.utf8.count > FileName.longest, !stem.isEmpty {
      stem.removeLast()
    }
    return stem + suffix
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || [0x2028, 0x2029].contains(scalar.value)
  }
}
