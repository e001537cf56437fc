import Flow

extension CheckContext {
  /// Findings with errors made warnings where a server never looks: at nodes that no output needs.
  ///
  /// What each node's class is and what the nodes are called matters everywhere.
  func judgedAsServersDo(_ findings: [Diagnostic]) -> [Diagnostic] {
    let isAnyUnused = findings.contains { $0.code == .unusedNode }
    guard isAnyUnused else { return findings }
    let wanted = wanted
    return findings.map { finding in
      guard finding.severity == .error, !CheckContext.everywhere.contains(finding.code),
        let name = finding.place?.node, let index = index(name), !wanted[index],
        ServerRules(uses[index].node.function) != nil
      else { return finding }
      var finding = finding
      finding.severity = .warning
      return finding
    }
  }

  private static let everywhere: Set<DiagnosticCode> = [
    .unknownFunction, .unknownTarget, .duplicateName, .duplicateID, .unknownAttribute,
    .malformedAttribute,
  ]
}
