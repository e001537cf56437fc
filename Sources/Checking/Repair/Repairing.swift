import Flow

/// A flow under repair.
struct Repairing {
  let checker: Checker
  let files: FileLookup?
  var best: Checker.Repair
  private var seen: Set<Flow>
  private var attempts = 0

  /// More than a flow of any use needs; it bounds the time spent on a hopeless one.
  private static let attempts = 400

  init(checker: Checker, files: FileLookup?, flow: Flow) {
    self.checker = checker
    self.files = files
    best = Checker.Repair(flow: flow, applied: [], remaining: checker.check(flow, files: files))
    seen = [flow]
  }

  /// Rounds of fixes that do not touch one another, each judged by what the checker says then.
  mutating func run() {
    var before: Int
    repeat {
      before = best.applied.count
      settle(FixBatch.chosen(from: best.remaining, for: best.flow)[...])
    } while best.applied.count > before && attempts < Repairing.attempts
  }

  /// Applies all of these together, or else the halves one after the other.
  private mutating func settle(_ fixes: ArraySlice<FixBatch.Choice>) {
    guard !fixes.isEmpty, attempts < Repairing.attempts, !attempt(fixes), fixes.count > 1 else {
      return
    }
    let middle = fixes.startIndex + fixes.count / 2
    settle(fixes[..<middle])
    settle(fixes[middle...])
  }

  private mutating func attempt(_ fixes: ArraySlice<FixBatch.Choice>) -> Bool {
    attempts += 1
    guard let flow = try? best.flow.applying(FixBatch.edits(of: fixes, for: best.flow)),
      seen.insert(flow).inserted
    else { return false }
    let remaining = checker.check(flow, files: files)
    let before = burden(of: best.remaining, in: best.flow)
    let after = burden(of: remaining, in: flow)
    guard after <= before else { return false }
    // A step aside, after which other things are wrong, must not make the flow grow.
    if after == before, flow.nodes.count > best.flow.nodes.count { return false }
    if fixes.count > 1 || after == before {
      let left = Set(remaining)
      guard fixes.allSatisfy({ !left.contains($0.finding) }) else { return false }
    }
    best = Checker.Repair(
      flow: flow, applied: best.applied + fixes.map(\.fix), remaining: remaining)
    return true
  }

  /// How much is wrong: errors, then warnings that repair looks after.
  ///
  /// The arguments of an unknown function go unchecked, so each counts as one that may be wrong;
  /// otherwise naming the function right would look like a step back.
  private func burden(of findings: [Diagnostic], in flow: Flow) -> Burden {
    var result = Burden(errors: 0, warnings: 0)
    var arguments: [String: Int]?
    for finding in findings {
      if finding.severity == .error {
        result.errors += 1
        guard finding.code == .unknownFunction || finding.code == .unknownTarget,
          let node = finding.place?.node
        else { continue }
        let counts =
          arguments
          ?? Dictionary(
            flow.nodes.map { ($0.name, $0.arguments.count) }, uniquingKeysWith: { a, _ in a })
        arguments = counts
        result.errors += counts[node] ?? 0
      } else if FixBatch.safeWarnings.contains(finding.code) {
        result.warnings += 1
      }
    }
    return result
  }
}

/// How much is wrong with a flow: errors, then warnings that repair looks after.
struct Burden: Comparable {
  var errors: Int
  var warnings: Int

  static func < (a: Burden, b: Burden) -> Bool {
    (a.errors, a.warnings) < (b.errors, b.warnings)
  }
}
