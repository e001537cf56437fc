/// Finds the names that someone may have meant.
public enum NearNames {
  /// The candidates nearest to `name` by edit distance, best first.
  ///
  /// Only those within a third of the longer name's length count, and one that contains all the
  /// words of the other (`video_trim` for `trim_video`).
  public static func of(
    _ name: String, in candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let target = name.lowercased()
    let parts = Set(target.split { "_- ".contains($0) })
    let ranked = candidates.compactMap { candidate -> (name: String, distance: Int)? in
      let other = candidate.lowercased()
      if other == target { return (candidate, 0) }
      let otherParts = Set(other.split { "_- ".contains($0) })
      if parts.count > 1, parts == otherParts { return (candidate, 1) }
      let longest = max(target.count, other.count)
      guard abs(target.count - other.count) * 3 <= longest else { return nil }
      let distance = editDistance(Array(target), Array(other))
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
    editDistance(Array(a.lowercased()), Array(b.lowercased()))
  }

  /// How many single insertions, removals, replacements and swaps of neighbours lie between two texts.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
