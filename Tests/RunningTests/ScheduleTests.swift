import Targets
import Testing

@testable import Running

@Suite("The schedule") struct ScheduleTests {
  @Test("steps become ready only after all they draw on") func order() {
    var schedule = Schedule([
      step("a"), step("b"), step("c", from: ["a", "b"]), step("d", from: ["c"]),
    ])
    #expect(schedule.start()?.id == "a")
    #expect(schedule.start()?.id == "b")
    #expect(schedule.start() == nil)
    schedule.finish("b")
    #expect(schedule.start() == nil)
    schedule.finish("a")
    #expect(schedule.start()?.id == "c")
    schedule.finish("c")
    #expect(schedule.start()?.id == "d")
    #expect(schedule.remaining.isEmpty)
  }

  @Test("a step that draws on another twice waits for it once") func twice() {
    var schedule = Schedule([step("a"), step("b", from: ["a", "a"])])
    _ = schedule.start()
    schedule.finish("a")
    #expect(schedule.start()?.id == "b")
  }

  @Test("a failure gives up all that depends on it, near and far, and nothing else") func failure()
  {
    var schedule = Schedule([
      step("a"), step("b"), step("c", from: ["a"]), step("d", from: ["c", "b"]),
      step("e", from: ["b"]),
    ])
    _ = schedule.start()
    _ = schedule.start()
    #expect(schedule.fail("a") == ["c", "d"])
    schedule.finish("b")
    #expect(schedule.start()?.id == "e")
    #expect(schedule.start() == nil)
  }

  @Test("what a second failure reaches is given up only once") func twoFailures() {
    var schedule = Schedule([step("a"), step("b"), step("c", from: ["a", "b"])])
    _ = schedule.start()
    _ = schedule.start()
    #expect(schedule.fail("a") == ["c"])
    #expect(schedule.fail("b") == [])
  }

  @Test("a step that draws on nothing in the plan remains") func dangling() {
    let schedule = Schedule([step("a", from: ["gone"])])
    #expect(schedule.remaining.map(\.id) == ["a"])
  }

  @Test("any order of finishing runs every step of a random plan once, sources first")
  func randomPlans() {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      let count = Int.random(in: 1...12, using: &random)
      let steps = (0..<count).map { index in
        step(
          "s\(index)",
          from: (0..<index).filter { _ in Bool.random(using: &random) }.map { "s\($0)" })
      }
      var schedule = Schedule(steps)
      var running: [ExecutionPlan.Step] = []
      var done: Set<String> = []
      while true {
        while let next = schedule.start() {
          #expect(next.dependencies.isSubset(of: done))
          running.append(next)
        }
        guard !running.isEmpty else { break }
        let ended = running.remove(at: Int.random(in: running.indices, using: &random))
        schedule.finish(ended.id)
        #expect(done.insert(ended.id).inserted)
      }
      #expect(done.count == count)
    }
  }
}

/// A small random generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
