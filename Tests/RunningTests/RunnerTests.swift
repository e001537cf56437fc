import Flow
import Foundation
import Running
import Targets
import Testing

@Suite("The runner") struct RunnerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ plan: ExecutionPlan, _ target: FakeTarget, steps: Int = 2, seed: UInt64 = 0,
    log: EventLog = EventLog()
  ) async -> RunOutcome {
    await Runner(targets: [target], limits: RunLimits(steps: steps))
      .run(plan, folder: folder.url, seed: seed, events: log.listener)
  }

  @Test("an empty plan succeeds with nothing done") func empty() async {
    let outcome = await run(ExecutionPlan(), FakeTarget())
    #expect(outcome.status == .succeeded)
    #expect(outcome.executed == 0)
    #expect(outcome.findings.isEmpty)
  }

  @Test("values, artifacts and lists reach the step that asked for them") func arguments() async {
    let target = FakeTarget([
      "number": { _ in ["out": Artifact(.number, value: .number(Number(3)))] },
      "many": { step in
        let one = try await FakeTarget.write(step)["out"]
        return ["out": Artifact(.image, list: [one, one].compactMap(\.self))]
      },
    ])
    let plan = ExecutionPlan(steps: [
      step("a"), step("n", "number", outputs: [OutputPort("out", .modality(.number))]),
      step("m", "many", outputs: [OutputPort("out", .list(.modality(.image)))]),
      step(
        "z", from: ["a"],
        arguments: [
          "amount": .value(.number(Number(5))), "count": .step(StepReference("n", "out")),
          "pictures": .list([.step(StepReference("a", "out")), .step(StepReference("m", "out"))]),
        ]),
    ])
    let outcome = await run(plan, target)
    #expect(outcome.status == .succeeded)
    #expect(outcome.executed == 4)
    let request = target.request("z")
    let picture = outcome.artifacts[StepReference("a", "out")]
    let elements = outcome.artifacts[StepReference("m", "out")]?.elements ?? []
    #expect(request?.arguments["amount"] == .value(.number(Number(5))))
    #expect(
      request?.arguments["count"] == .artifact(Artifact(.number, value: .number(Number(3)))))
    #expect(request?.arguments["in0"] == picture.map { .artifact($0) })
    #expect(
      request?.arguments["pictures"]
        == picture.map { .list([.artifact($0), .list(elements.map { .artifact($0) })]) })
  }

  @Test("each step has an empty folder of its own, also when ids differ in odd characters only")
  func folders() async throws {
    let target = FakeTarget()
    let ids = ["a/b", "a_b", "a b", "日本", "..", "-rf"]
    let outcome = await run(ExecutionPlan(steps: ids.map { step($0) }), target)
    #expect(outcome.status == .succeeded)
    let folders = target.requests.map(\.folder.standardizedFileURL.path)
    #expect(Set(folders).count == ids.count)
    for path in folders {
      #expect(path.hasPrefix(folder.url.standardizedFileURL.path + "/"))
      #expect(try folder.names(in: URL(fileURLWithPath: path)) == ["out.png"])
    }
  }

  @Test(
    "independent steps run at the same time, but no more than the limit allows",
    arguments: [1, 2, 3])
  func parallel(limit: Int) async {
    let target = FakeTarget(["write": FakeTarget.wait(.milliseconds(80))])
    let plan = ExecutionPlan(steps: (0..<6).map { step("s\($0)") })
    let outcome = await run(plan, target, steps: limit)
    #expect(outcome.executed == 6)
    #expect(target.mostRunning == limit)
  }

  @Test("seeds depend on the run's seed and the step, not on what else is in the plan")
  func seeds() async {
    let first = FakeTarget()
    let second = FakeTarget()
    let third = FakeTarget()
    _ = await run(ExecutionPlan(steps: [step("a"), step("b")]), first, seed: 7)
    _ = await run(ExecutionPlan(steps: [step("z"), step("b")]), second, seed: 7)
    _ = await run(ExecutionPlan(steps: [step("b")]), third, seed: 8)
    #expect(first.request("b")?.seed == second.request("b")?.seed)
    #expect(first.request("a")?.seed != first.request("b")?.seed)
    #expect(first.request("b")?.seed != third.request("b")?.seed)
  }

  @Test("a failed step takes with it what draws on it, and nothing else") func failure() async {
    let target = FakeTarget(["fail": FakeTarget.fail])
    let plan = ExecutionPlan(steps: [
      step("bad/inner", "fail"), step("good"), step("after", from: ["bad/inner"]),
      step("last", from: ["after", "good"]), step("other", from: ["good"]),
    ])
    let log = EventLog()
    let outcome = await run(plan, target, log: log)
    #expect(outcome.status == .failed)
    #expect(outcome.executed == 2)
    #expect(outcome.skipped == ["after", "last"])
    #expect(outcome.findings.map(\.message) == ["The tool broke."])
    #expect(outcome.findings.first?.place == .node("bad"))
    #expect(outcome.findings.first?.notes == ["bad luck"])
    #expect(Set(outcome.artifacts.keys.map(\.step)) == ["good", "other"])
    #expect(log.all.contains("skipped after"))
    #expect(log.all.contains("failed bad/inner"))
    #expect(log.all.contains("finished other"))
  }

  @Test("findings stand in the order of the plan, whichever step fails first") func order() async {
    let target = FakeTarget([
      "slow": { _ in
        try await Task.sleep(for: .milliseconds(60))
        throw Diagnostic(.executionFailed, "slow")
      },
      "fast": { _ in throw Diagnostic(.executionFailed, "fast") },
    ])
    let outcome = await run(
      ExecutionPlan(steps: [step("a", "slow"), step("b", "fast")]), target)
    #expect(outcome.findings.map(\.message) == ["slow", "fast"])
  }

  @Test("an error that is no finding becomes one") func foreignError() async {
    struct Oops: Error {}
    let target = FakeTarget(["oops": { _ in throw Oops() }])
    let outcome = await run(ExecutionPlan(steps: [step("a", "oops")]), target)
    #expect(outcome.findings.map(\.code) == [.executionFailed])
    #expect(outcome.findings.first?.message.contains("oops failed") == true)
  }

  @Test("what a target gives is looked at before others build on it")
  func unexpectedShape() async {
    let target = FakeTarget([
      "nothing": { _ in [:] },
      "sound": { step in
        let file = step.folder.appendingPathComponent("a.wav")
        try Data().write(to: file)
        return ["out": Artifact(.audio, file: file)]
      },
      "ghost": { step in
        ["out": Artifact(.image, file: step.folder.appendingPathComponent("no.png"))]
      },
      "many": { step in ["out": Artifact(.image, list: [])] },
    ])
    for primitive in ["nothing", "sound", "ghost", "many"] {
      let outcome = await run(
        ExecutionPlan(steps: [step("a", primitive), step("b", from: ["a"])]), target)
      #expect(outcome.findings.map(\.code) == [.unexpectedShape], "\(primitive)")
      #expect(outcome.skipped == ["b"], "\(primitive)")
    }
  }

  @Test("an output that nothing asked for may be absent") func unusedOutput() async {
    let target = FakeTarget()
    let outputs = [
      OutputPort("out", .modality(.image)), OutputPort("mask", .modality(.mask)),
    ]
    let outcome = await run(ExecutionPlan(steps: [step("a", outputs: outputs)]), target)
    #expect(outcome.status == .succeeded)
  }

  @Test("a step for a target that is not there fails with its name") func unknownTarget() async {
    var lost = step("a")
    lost.target = "elsewhere"
    let outcome = await run(ExecutionPlan(steps: [lost]), FakeTarget())
    #expect(outcome.findings.map(\.code) == [.unknownTarget])
    #expect(outcome.findings.first?.message.contains("elsewhere") == true)
  }

  @Test("a step that draws on nothing in the plan ends the run with a finding")
  func danglingStep() async {
    let outcome = await run(ExecutionPlan(steps: [step("a", from: ["gone"])]), FakeTarget())
    #expect(outcome.status == .failed)
    #expect(outcome.findings.map(\.code) == [.executionFailed])
  }

  @Test("a work folder that cannot be made is a finding, not a crash") func noFolder() async throws
  {
    let file = try folder.file("file", "")
    let outcome = await Runner(targets: [FakeTarget()])
      .run(ExecutionPlan(steps: [step("a")]), folder: file, seed: 0) { _ in }
    #expect(outcome.findings.map(\.code) == [.outputUnwritable])
    #expect(outcome.findings.first?.message.contains("Not a directory") == true)
  }

  @Test("cancelling interrupts within a second and starts nothing further") func cancel() async {
    let target = FakeTarget(["long": FakeTarget.wait(.seconds(60))])
    let plan = ExecutionPlan(steps: [
      step("quick"), step("long", "long"), step("next", from: ["long"]), step("long2", "long"),
      step("long3", "long"),
    ])
    let task = Task { await run(plan, target) }
    while target.request("long2") == nil { try? await Task.sleep(for: .milliseconds(5)) }
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    let outcome = await task.value
    #expect(clock.now - start < .seconds(1))
    #expect(outcome.status == .interrupted)
    #expect(outcome.executed == 1)
    #expect(outcome.findings.map(\.code) == [.interrupted])
    #expect(target.running == 0)
    #expect(target.request("long3") == nil)
    #expect(target.request("next") == nil)
  }

  @Test("events tell of start, progress within 0...1 and end, in order") func events() async {
    let target = FakeTarget([
      "report": { step in
        for value in [-1, 0.5, 7, .nan] { step.progress(value) }
        return try await FakeTarget.write(step)
      }
    ])
    let log = EventLog()
    let outcome = await run(ExecutionPlan(steps: [step("a", "report")]), target, log: log)
    #expect(
      log.all == [
        "started a", "progressed a 0.0", "progressed a 0.5", "progressed a 1.0",
        "progressed a 0.0", "finished a",
      ])
    #expect(outcome.stepSeconds.keys.sorted() == ["a"])
  }
}
