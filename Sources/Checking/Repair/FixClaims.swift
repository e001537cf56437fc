import Flow

/// What the fixes of a batch touch.
struct FixClaims {
  private var arguments: [String: Set<PortName>] = [:]
  private var functions: Set<String> = []
  private var others: Set<String> = []
  private var isClosed = false
  private var isEmpty = true

  /// Takes everything that a fix touches, or nothing.
  mutating func claim(_ edits: [FlowEdit]) -> Bool {
    guard !isClosed else { return false }
    let isExclusive = edits.contains { edit in
      switch edit {
      case .setArgument, .addNode, .setFunction, .setReturns, .setAttribute, .setAttributes: false
      default: true
      }
    }
    if isExclusive {
      guard isEmpty else { return false }
      isClosed = true
    }
    guard edits.allSatisfy(isFree) else { return false }
    for edit in edits { take(edit) }
    isEmpty = false
    return true
  }

  private func isFree(_ edit: FlowEdit) -> Bool {
    switch edit {
    case .setArgument(let node, let port, _):
      !functions.contains(node) && !(arguments[node]?.contains(port) ?? false)
    case .setFunction(let node, _): !functions.contains(node) && arguments[node] == nil
    case .setReturns: !others.contains("return")
    case .setAttribute(let node, _, _), .setAttributes(let node, _):
      !others.contains("@\(node ?? "")")
    default: true
    }
  }

  private mutating func take(_ edit: FlowEdit) {
    switch edit {
    case .setArgument(let node, let port, _): arguments[node, default: []].insert(port)
    case .setFunction(let node, _): functions.insert(node)
    case .setReturns: others.insert("return")
    case .setAttribute(let node, _, _), .setAttributes(let node, _):
      others.insert("@\(node ?? "")")
    default: break
    }
  }
}
