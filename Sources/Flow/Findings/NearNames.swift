/// Finds the names that someone may have meant.
public enum NearNames {
  /// For how many findings of one kind looking for near names is worth its time.
  public static let searchLimit = 30

  /// The candidates nearest to `name` by edit distance, best first.
  ///
  /// Only those within a third of the longer name's length count, and one that contains all the
  /// words of the other (`video_trim` for `trim_video`).
  public static func of(
    _ name: String, in candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let target = Spelling(name)
    var other = Spelling("")
    let ranked = candidates.compactMap { candidate -> (name: String, distance: Int)? in
      other.read(candidate)
      if other.letters == target.letters { return (candidate, 0) }
      if target.hasSeveralWords, target.holdsTheSameLetters(as: other), target.words == other.words
      {
        return (candidate, 1)
      }
      let longest = max(target.letters.count, other.letters.count)
      guard target.leastDistance(to: other) * 3 <= longest else { return nil }
      let distance = editDistance(target.letters, other.letters)
      return distance * 3 <= longest ? (candidate, distance) : nil
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(
      \.name)
  }

  /// A question such as "Did you mean resize_image?", or nil without a near name.
  public static func question(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    if names.count == 1 { return "Did you mean \(last)?" }
    return "Did you mean \(names.dropLast().joined(separator: ", ")) or \(last)?"
  }

  /// How many single insertions, removals, replacements and swaps of neighbours lie between two
  /// texts, upper and lower case being the same.
  public static func distance(_ a: String, _ b: String) -> Int {
    editDistance(Spelling(a).letters, Spelling(b).letters)
  }

  /// How many single insertions, removals, replacements and swaps of neighbours lie between two texts.
  static func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var current = beforeLast
    for i in 1...a.count {
      current[0] = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count]
  }
}

/// A name in lower case, letter by letter, with what rules out most other names at a glance.
private struct Spelling {
  /// The scalars in lower case.
  private(set) var letters: [UInt32] = []
  /// One bit for each letter that is there; different letters may share one.
  private var present: UInt64 = 0

  init(_ name: String) { read(name) }

  /// Takes another name.
  mutating func read(_ name: String) {
    letters.removeAll(keepingCapacity: true)
    for byte in name.utf8 {
      guard byte < 0x80 else {
        letters = name.lowercased().unicodeScalars.map(\.value)
        break
      }
      letters.append(UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
    }
    present = letters.reduce(0) { $0 | (1 << UInt64($1 & 63)) }
  }

  /// Whether `_`, `-` or spaces divide the name into several words.
  var hasSeveralWords: Bool { words.count > 1 }

  /// The words that `_`, `-` and spaces divide the name into.
  var words: Set<ArraySlice<UInt32>> {
    Set(letters.split { $0 == 0x5F || $0 == 0x2D || $0 == 0x20 })
  }

  /// Whether nothing speaks against the two being made of the same words, divided in whatever way.
  func holdsTheSameLetters(as other: Spelling) -> Bool {
    let dividers: UInt64 = 1 << (0x5F & 63) | 1 << (0x2D & 63) | 1 << (0x20 & 63)
    return present & ~dividers == other.present & ~dividers
  }

  /// An edit distance that the two have at the least.
  func leastDistance(to other: Spelling) -> Int {
    max(
      abs(letters.count - other.letters.count),
      (present & ~other.present).nonzeroBitCount, (other.present & ~present).nonzeroBitCount)
  }
}
