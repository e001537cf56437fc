/// What a file's name looks like: words of it in any order, each with `*` for anything.
///
/// A word fits anywhere at the borders of a name's words. Case does not count, and `_`, `.` and spaces
/// of a name count as `-`; a pattern that begins with `/` fits at the start of a name only.
public struct NamePattern: Hashable, Sendable {
  /// The pattern as it was written.
  public let text: String
  private let words: [Word]

  /// A pattern; nil when it has no letters and no `*`.
  public init?(_ text: String) {
    let words = text.split(separator: " ").map { Word($0) }
    guard !words.isEmpty, !text.allSatisfy({ "-_./ ".contains($0) }) else { return nil }
    self.text = text
    self.words = words
  }

  /// Whether the name of a file, or its path, looks like that.
  public func matches(_ name: FoldedName) -> Bool {
    words.allSatisfy { $0.matches(name.bytes) }
  }

  /// Whether all of a text, such as a field of a file's header, looks like that.
  public func covers(_ text: String) -> Bool {
    let folded = FoldedName.fold(text)
    return words.allSatisfy { $0.matches(folded, isWhole: true) }
  }
}

extension NamePattern {
  /// One word of a pattern: literal pieces in order, with anything between them.
  private struct Word: Hashable, Sendable {
    var pieces: [[UInt8]]
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool

    init(_ text: Substring) {
      let bytes = FoldedName.fold(String(text))
      let star = UInt8(ascii: "*")
      pieces = bytes.split(separator: star).map(Array.init)
      isOpenAtStart = bytes.first == star
      isOpenAtEnd = bytes.last == star
    }

    func matches(_ text: [UInt8], isWhole: Bool = false) -> Bool {
      // A piece that is found as early as can be leaves the most for those after it.
      var place = 0
      for (index, piece) in pieces.enumerated() {
        let needsStart = index == 0 && !isOpenAtStart
        let needsEnd = index == pieces.count - 1 && !isOpenAtEnd
        guard
          let found = text.firstPlace(
            of: piece, from: place,
            where: { start, end in
              (!needsStart || text.isBorder(before: start, isWhole: isWhole))
                && (!needsEnd || text.isBorder(after: end, isWhole: isWhole))
            })
        else { return false }
        place = found + piece.count
      }
      return true
    }
  }
}

extension [UInt8] {
  fileprivate func isBorder(before start: Int, isWhole: Bool) -> Bool {
    if start == 0 { return true }
    return !isWhole && (Self.isDivider(self[start - 1]) || self[start] == UInt8(ascii: "/"))
  }

  fileprivate func isBorder(after end: Int, isWhole: Bool) -> Bool {
    end == count || (!isWhole && Self.isDivider(self[end]))
  }

  private static func isDivider(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  fileprivate func firstPlace(
    of piece: [UInt8], from start: Int, where fits: (Int, Int) -> Bool
  ) -> Int? {
    guard let first = piece.first, count >= piece.count else { return nil }
    var place = start
    while place + piece.count <= count {
      if self[place] == first, piece.indices.allSatisfy({ self[place + $0] == piece[$0] }),
        fits(place, place + piece.count)
      {
        return place
      }
      place += 1
    }
    return nil
  }
}
