import Flow

extension CheckContext {
  /// A finding about the part that takes part, with those of its fixes that are right for the flow as it
  /// is written.
  ///
  /// What a bypassed node passes on is not written where it arrives, so that an edit there would take
  /// away a link to that node.
  func withFixesForWritten(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.fixes = finding.fixes.filter { $0.edits.allSatisfy(isRight) }
    return finding
  }

  private func isRight(_ edit: FlowEdit) -> Bool {
    switch edit {
    case .setArgument(let name, let port, _):
      guard let active = use(name)?.node, let written = writtenNode(name) else { return true }
      return active.arguments.first { $0.port == port }
        == written.arguments.first { $0.port == port }
    case .setReturns: return flow.returns == written.returns
    case .removeNode(let name): return restingUsers[name] == nil
    default: return true
    }
  }
}
