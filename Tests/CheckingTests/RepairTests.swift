import Checking
import Flow
import Testing

@Suite("Repair by rule")
struct RepairTests {
  @Test("many mistakes are put right together")
  func many() {
    let flow = Flow(
      Node("photo", "load_imge", [.text("a.png")]),
      Node(
        "clip", "video_from_image_to", [.from("phto")],
        named: ["duraton": .text("30000 s"), "motion": .text("STILL"), "sparkle": .text("x")]),
      Node("voice", "speak", [.from("clip")]))
    let repair = Sample.checker.repaired(flow)
    #expect(!repair.applied.isEmpty)
    #expect(errors(repair.remaining) <= errors(Sample.checker.check(flow)))
    let easy = Flow(
      Node("photo", "load_imge", [.text("a.png")]),
      Node(
        "clip", "image_to_vidoe", [.from("phto")],
        named: ["duraton": .text("30000 s"), "motion": .text("STILL"), "sparkle": .text("x")]),
      Node("voice", "speak", [.from("clip")]))
    let result = Sample.checker.repaired(easy)
    // What nobody can tell the meaning of stays, and is told.
    #expect(result.remaining.map(\.code) == [.unknownParameter])
    #expect(
      result.flow.node("clip")?.arguments.map(\.source) == [
        .from("photo"), .text("still"), .text("x"),
        .value(.quantity(Quantity(30000, .milliseconds))),
      ])
    #expect(result.flow.returns.map(\.source) == [.from("voice")])
    #expect(result.remaining == Sample.checker.check(result.flow))
  }

  @Test("a flow without errors comes back as it is, warnings and all")
  func clean() {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]), Node("other", "load_image", [.text("b.png")]),
      returning: "photo")
    let repair = Sample.checker.repaired(flow)
    #expect(repair.flow == flow)
    #expect(repair.applied.isEmpty)
    #expect(repair.remaining.map(\.code) == [.unusedNode])
  }

  @Test("what has no fix is left, and repair ends")
  func hopeless() {
    let flow = Flow(
      Node("a", "resize_image", [.from("b")]), Node("b", "resize_image", [.from("a")]),
      returning: "a")
    let repair = Sample.checker.repaired(flow)
    #expect(repair.flow == flow)
    #expect(repair.remaining.map(\.code) == [.cycle])
  }

  private func errors(_ findings: [Diagnostic]) -> Int {
    findings.count { $0.severity == .error }
  }
}
