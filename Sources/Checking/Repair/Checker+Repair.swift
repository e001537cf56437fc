import Flow

extension Checker {
  /// What repair by rule made of a flow.
  public struct Repair: Sendable {
    /// The flow with the fixes applied.
    public var flow: Flow
    /// What was done, in order.
    public var applied: [Diagnostic.Fix]
    /// What is still to be said of the flow.
    public var remaining: [Diagnostic]
  }

  /// Applies the best fix of each error, as long as that leaves fewer errors or other ones.
  ///
  /// The flow that comes back never has more to object to than the one given. Warnings are left alone.
  public func repaired(_ flow: Flow, files: FileLookup? = nil) -> Repair {
    var best = Repair(flow: flow, applied: [], remaining: check(flow, files: files))
    var seen: Set<Flow> = [flow]
    var attempts = 0
    while attempts < Checker.attempts, let step = improvement(of: best, files, &seen, &attempts) {
      best = step
    }
    return best
  }

  /// More fixes than a flow of any use needs; it bounds the time spent on a hopeless one.
  private static let attempts = 1000

  private func improvement(
    of repair: Repair, _ files: FileLookup?, _ seen: inout Set<Flow>, _ attempts: inout Int
  ) -> Repair? {
    let before = burden(of: repair.remaining, in: repair.flow)
    for finding in repair.remaining where finding.severity == .error {
      guard let fix = finding.fixes.first, attempts < Checker.attempts else { continue }
      attempts += 1
      var candidate = repair.flow
      guard (try? candidate.apply(fix.edits)) != nil, seen.insert(candidate).inserted else {
        continue
      }
      let remaining = check(candidate, files: files)
      let after = burden(of: remaining, in: candidate)
      guard after < before || (after == before && !remaining.contains(finding)) else { continue }
      return Repair(flow: candidate, applied: repair.applied + [fix], remaining: remaining)
    }
    return nil
  }

  /// How much is wrong.
  ///
  /// The arguments of an unknown function go unchecked, so each counts as one
  /// that may be wrong; otherwise naming the function right would look like a step back.
  private func burden(of findings: [Diagnostic], in flow: Flow) -> Int {
    findings.filter { $0.severity == .error }.reduce(0) { sum, finding in
      guard finding.code == .unknownFunction || finding.code == .unknownTarget else {
        return sum + 1
      }
      return sum + 1 + (finding.place?.node.flatMap(flow.node)?.arguments.count ?? 0)
    }
  }
}
