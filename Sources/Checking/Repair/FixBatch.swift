import Flow

/// Fixes that can be applied together, since none touches what another does.
enum FixBatch {
  /// A finding with the fix that is chosen for it.
  struct Choice {
    var finding: Diagnostic
    var fix: Diagnostic.Fix
  }

  /// Warnings whose fix writes what the function makes of the value anyway, or can take at all.
  static let safeWarnings: Set<DiagnosticCode> = [.coercedValue, .offStep]

  /// The best fix of each finding, as far as they go together.
  static func chosen(from findings: [Diagnostic], for flow: Flow) -> [Choice] {
    let written = WrittenFlow(flow)
    var claims = FixClaims()
    return findings.compactMap { finding in
      guard finding.severity == .error || safeWarnings.contains(finding.code),
        let fix = finding.fixes.first(where: { written.keepsEverything($0) }),
        claims.claim(fix.edits)
      else { return nil }
      return Choice(finding: finding, fix: fix)
    }
  }

  /// The edits of several fixes as one list.
  ///
  /// Later places come first, so that putting a node in moves none that is still to come. Nodes that
  /// several fixes would give one name get names of their own.
  static func edits(of choices: some Collection<Choice>, for flow: Flow) -> [FlowEdit] {
    if choices.count == 1 { return choices.first?.fix.edits ?? [] }
    let ordered = choices.map { ($0.fix.edits.firstPlace, $0.fix.edits) }.enumerated()
      .sorted { a, b in
        let (x, y) = (a.element.0 ?? .max, b.element.0 ?? .max)
        return x == y ? a.offset < b.offset : x > y
      }
    guard ordered.contains(where: { $0.element.0 != nil }) else {
      return ordered.flatMap(\.element.1)
    }
    var names = FixNames(flow)
    return ordered.flatMap { names.renamed($0.element.1) }
  }
}

extension [FlowEdit] {
  /// Where the first node is put in.
  fileprivate var firstPlace: Int? {
    for edit in self {
      if case .addNode(_, let place) = edit { return place }
    }
    return nil
  }
}
