import Checking
import Flow
import Testing

@Suite("Properties")
struct PropertyTests {
  @Test("flows in which everything fits check clean", arguments: 0..<200)
  func validFlows(seed: UInt64) {
    var random = RandomFlow(seed: seed)
    let flow = random.valid()
    #expect(Sample.checker.check(flow).isEmpty)
  }

  @Test(
    "resolving keeps a valid flow valid, and resolving twice changes nothing", arguments: 0..<200)
  func resolution(seed: UInt64) {
    var random = RandomFlow(seed: seed)
    let flow = random.valid().resolved(with: Sample.catalogue)
    #expect(Sample.checker.check(flow).isEmpty)
    #expect(flow.resolved(with: Sample.catalogue) == flow)
    let damaged = random.damaged().resolved(with: Sample.catalogue)
    #expect(damaged.resolved(with: Sample.catalogue) == damaged)
  }

  @Test("every fix applies, and its finding is gone after it", arguments: 0..<200)
  func fixes(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let flow = random.damaged()
    let isPlain = Set(flow.nodes.map(\.name)).count == flow.nodes.count
    for finding in Sample.checker.check(flow) where isPlain {
      for fix in finding.fixes {
        let fixed = try flow.applying(fix)
        let still = Sample.checker.check(fixed).contains {
          $0.code == finding.code && $0.message == finding.message && $0.place == finding.place
        }
        #expect(!still, "\(fix.title) leaves: \(finding.message)")
      }
    }
  }

  @Test("repair ends, never adds errors, and repairing again changes nothing", arguments: 0..<200)
  func repair(seed: UInt64) {
    var random = RandomFlow(seed: seed)
    let flow = random.damaged()
    let before = Sample.checker.check(flow).count { $0.severity == .error }
    let hasUnknown = Sample.checker.check(flow).contains { $0.code == .unknownFunction }
    let repair = Sample.checker.repaired(flow)
    let after = repair.remaining.count { $0.severity == .error }
    #expect(after <= before || hasUnknown)
    #expect(repair.remaining == Sample.checker.check(repair.flow))
    #expect(Sample.checker.repaired(repair.flow).remaining == repair.remaining)
  }
}
