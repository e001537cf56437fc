import Checking
import Flow
import Testing

@Suite("Damaged workflows")
struct RandomWorkflowTests {
  @Test("every fix applies, and its finding is gone after it", arguments: 0..<300)
  func fixes(seed: UInt64) throws {
    var random = RandomWorkflow(seed: seed)
    let flow = random.damaged()
    for finding in ComfySample.checker.check(flow) {
      #expect(finding.place?.node.map { flow.node($0) != nil } ?? true)
      for fix in finding.fixes {
        let fixed = try flow.applying(fix.edits)
        let still = ComfySample.checker.check(fixed).contains {
          $0.code == finding.code && $0.message == finding.message && $0.place == finding.place
        }
        #expect(!still, "\(fix.title) leaves: \(finding.message)")
      }
    }
  }

  @Test(
    "repair never adds errors, keeps every node and its mode, and has nothing left to do",
    arguments: 0..<300)
  func repair(seed: UInt64) {
    var random = RandomWorkflow(seed: seed)
    let flow = random.damaged()
    let before = ComfySample.checker.check(flow)
    let repair = ComfySample.checker.repaired(flow)
    let hasUnknown = before.contains { $0.code == .unknownFunction }
    func errors(_ findings: [Diagnostic]) -> Int { findings.count { $0.severity == .error } }
    #expect(errors(repair.remaining) <= errors(before) || hasUnknown)
    for node in flow.nodes { #expect(repair.flow.node(node.name)?.mode == node.mode) }
    #expect(repair.remaining == ComfySample.checker.check(repair.flow))
    #expect(ComfySample.checker.repaired(repair.flow).flow == repair.flow)
  }
}
