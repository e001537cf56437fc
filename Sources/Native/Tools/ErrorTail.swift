import Synchronization

/// The last lines that a tool wrote to standard error, however many it writes.
final class ErrorTail: Sendable {
  private let lines = Mutex<[String]>([])
  private let limit = 12

  /// Keeps a line, and drops the oldest when there are too many.
  func append(_ line: String) {
    lines.withLock { lines in
      lines.append(line.trimmingNewline)
      if lines.count > limit { lines.removeFirst() }
    }
  }

  /// The kept lines.
  var text: String { lines.withLock { $0.joined(separator: "\n") } }
}

extension String {
  fileprivate var trimmingNewline: String {
    var text = self[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }
}
