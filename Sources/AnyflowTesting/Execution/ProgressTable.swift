import OrderedJSON

/// How far the nodes of a prompt are, as `progress_state` messages tell it.
struct ProgressTable {
  private struct Entry {
    var value: JSON
    var maximum: JSON
    var state: String
  }

  private var order: [String] = []
  private var entries: [String: Entry] = [:]

  mutating func start(_ id: String) {
    set(id, Entry(value: .number("0.0"), maximum: .number("1.0"), state: "running"))
  }

  mutating func update(_ id: String, _ value: Int, of maximum: Int) {
    set(id, Entry(value: .integer(value), maximum: .integer(maximum), state: "running"))
  }

  mutating func finish(_ id: String) {
    let maximum = entries[id]?.maximum ?? 1
    set(id, Entry(value: maximum, maximum: maximum, state: "finished"))
  }

  func message(_ promptID: String) -> JSON {
    let nodes = order.map { id in
      let entry = entries[id] ?? Entry(value: 0, maximum: 1, state: "pending")
      return JSONObject.Member(
        id,
        [
          "value": entry.value, "max": entry.maximum, "state": .string(entry.state),
          "node_id": .string(id), "prompt_id": .string(promptID), "display_node_id": .string(id),
          "parent_node_id": .null, "real_node_id": .string(id),
        ])
    }
    return ["prompt_id": .string(promptID), "nodes": .object(JSONObject(nodes))]
  }

  private mutating func set(_ id: String, _ entry: Entry) {
    if entries[id] == nil { order.append(id) }
    entries[id] = entry
  }
}
