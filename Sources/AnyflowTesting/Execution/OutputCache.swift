import OrderedJSON

/// What nodes gave, by what they were made from; it keeps only what the latest prompt has.
struct OutputCache: Sendable {
  /// What a node gave.
  struct Entry: Sendable {
    /// The values of each slot, several where the node was called several times.
    var outputs: [[FlowingValue]]
    /// What it shows.
    var shown: JSONObject?
    /// The id that it had when it was executed.
    var nodeID: String
  }

  private var entries: [CacheKey: Entry] = [:]

  subscript(key: CacheKey) -> Entry? {
    get { entries[key] }
    set { entries[key] = newValue }
  }

  /// Forgets what has none of the keys.
  mutating func keep(only keys: Set<CacheKey>) {
    entries = entries.filter { keys.contains($0.key) }
  }
}
