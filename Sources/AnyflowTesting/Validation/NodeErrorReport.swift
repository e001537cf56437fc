import OrderedJSON

/// What checking found at a node.
struct Verdict: Sendable {
  var isValid: Bool
  var errors: [ValidationError] = []
}

/// The `node_errors` of an answer.
struct NodeErrorReport {
  private struct Entry {
    var nodeClass: String
    var errors: [ValidationError]
    var outputs: [String] = []
  }

  private var order: [String] = []
  private var entries: [String: Entry] = [:]

  /// Adds what is wrong so far, as keeping an output from running.
  ///
  /// Nodes that fail only because of others have no errors of their own and are left out.
  mutating func add(
    _ verdicts: [String: Verdict], for output: String, _ nodeClass: (String) -> String
  ) {
    let failed = verdicts.filter { !$0.value.isValid && !$0.value.errors.isEmpty }
    for (id, verdict) in failed.sorted(by: { $0.key < $1.key }) {
      if entries[id] == nil {
        order.append(id)
        entries[id] = Entry(nodeClass: nodeClass(id), errors: verdict.errors)
      }
      entries[id]?.outputs.append(output)
    }
  }

  var json: JSON {
    .object(
      JSONObject(
        order.compactMap { id in
          entries[id].map { entry in
            JSONObject.Member(
              id,
              [
                "errors": .array(entry.errors.map(\.json)),
                "dependent_outputs": .array(entry.outputs.map(JSON.string)),
                "class_type": .string(entry.nodeClass),
              ])
          }
        }))
  }
}
