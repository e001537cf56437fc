import OrderedJSON

/// The records of prompts that ended, the oldest first.
struct History {
  private var ids: [String] = []
  private var records: [String: JSON] = [:]

  private static let most = 10_000

  mutating func add(_ id: String, _ record: JSON) {
    if records[id] == nil { ids.append(id) }
    records[id] = record
    if ids.count > History.most { records[ids.removeFirst()] = nil }
  }

  subscript(id: String) -> JSON? { records[id] }

  mutating func remove(_ id: String) {
    guard records.removeValue(forKey: id) != nil else { return }
    ids.removeAll { $0 == id }
  }

  mutating func removeAll() { self = History() }

  /// A stretch of the records: from an offset, which from below 0 means the last ones.
  func listed(most: Int?, offset: Int) -> JSON {
    var start = offset
    if start < 0, let most { start = ids.count - most }
    let chosen = ids.dropFirst(max(start, 0)).prefix(most.map { max($0, 1) } ?? .max)
    return .object(JSONObject(chosen.map { JSONObject.Member($0, records[$0] ?? .null) }))
  }
}
