import Flow

/// A failure on the server in the flow's words.
struct ExecutionRetelling {
  let prompt: AssembledPrompt

  /// The finding for an error that a node came to.
  func finding(for error: ExecutionError) -> Diagnostic {
    let role = prompt.role(of: error.nodeID)
    let title = role?.title ?? (error.nodeType.isEmpty ? "a node" : error.nodeType)
    let words = ExecutionRetelling.oneLine(error.message)
    var notes = [
      "The server says: \(error.type.isEmpty ? "" : "\(error.type): ")\(words)"
    ]
    if let origin = ExecutionRetelling.origin(in: error.traceback) {
      notes.append("It happened in \(origin).")
    }
    let place = role.map { FlowPlace.node($0.node) }
    guard let rule = FailureRule.matching(type: error.type, message: error.message) else {
      return Diagnostic(
        .executionFailed, "\(title) failed on the server: \(sentence(words, error))", at: place,
        hint: "The server's log says more about it.", notes: notes)
    }
    return Diagnostic(
      rule.code, "\(rule.message) \(title).", at: place, hint: rule.hint, notes: notes)
  }

  private func sentence(_ words: String, _ error: ExecutionError) -> String {
    let words = words.isEmpty ? "it gave no reason but \(error.type)" : words
    return words.hasSuffix(".") ? words : words + "."
  }

  /// The innermost place that a traceback names, as in `nodes.py, line 1500`.
  static func origin(in traceback: [String]) -> String? {
    for entry in traceback.reversed() {
      for line in entry.split(separator: "\n").reversed() {
        let line = line.drop { $0 == " " }
        guard line.hasPrefix("File \"") else { continue }
        let rest = line.dropFirst("File \"".count)
        guard let quote = rest.firstIndex(of: "\"") else { continue }
        let file = rest[..<quote]
        let further = rest[rest.index(after: quote)...]
          .split(separator: ",").map { $0.drop { $0 == " " } }
        guard let number = further.first(where: { $0.hasPrefix("line ") }) else {
          return String(file)
        }
        return "\(file), \(number)"
      }
    }
    return nil
  }

  /// A message without line breaks, cut where it grows too long for people.
  static func oneLine(_ message: String) -> String {
    let words = message.split { $0.isWhitespace || $0.isNewline }
    let text = words.joined(separator: " ")
    return text.count > 400 ? text.prefix(400) + "..." : text
  }
}
