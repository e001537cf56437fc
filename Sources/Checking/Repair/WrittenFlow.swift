import Flow

/// A flow as someone wrote it, which repair takes nothing away from.
struct WrittenFlow {
  private let flow: Flow
  private let index: [String: Int]

  init(_ flow: Flow) {
    self.flow = flow
    index = Dictionary(
      flow.nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  /// Whether everything that was written is still there after a fix, if in another place.
  func keepsEverything(_ fix: Diagnostic.Fix) -> Bool {
    let kept = fix.edits.compactMap { edit -> Source? in
      if case .setArgument(_, _, let source?) = edit { source } else { nil }
    }
    return fix.edits.allSatisfy { keeps($0, kept) }
  }

  private func keeps(_ edit: FlowEdit, _ kept: [Source]) -> Bool {
    switch edit {
    case .setArgument(let name, let port, nil):
      guard let place = index[name] else { return true }
      let same = flow.nodes[place].arguments.filter { $0.port == port }.map(\.source)
      // What is written twice alike loses nothing by being written once.
      return same.allSatisfy { source in
        source == .value(.none) || kept.contains(source)
          || same.count > 1 && same.allSatisfy { $0 == source }
      }
    case .setReturns(let returns): return returns.count >= flow.returns.count
    case .setAttributes(let name, let attributes):
      let old = name.map { index[$0].map { flow.nodes[$0].attributes.count } ?? 0 }
      return attributes.count >= old ?? flow.attributes.count
    case .setAttribute(_, _, let values): return values != nil
    case .group(let edits): return edits.allSatisfy { keeps($0, kept) }
    case .setArgument, .addNode, .renameNode, .setFunction: return true
    default: return false
    }
  }
}
