import Flow
import Foundation
import Running
import Targets
import Testing

@Suite("Publishing results") struct PublisherTests {
  let folder: TemporaryFolder
  let output: OutputFolder
  let work: URL

  init() throws {
    folder = try TemporaryFolder()
    output = OutputFolder(folder.url.appendingPathComponent("out"))
    work = folder.url.appendingPathComponent("work")
  }

  private func publish(
    _ plan: ExecutionPlan, _ artifacts: [String: Artifact], into: OutputFolder? = nil
  ) -> Publication {
    let keyed = artifacts.map { (StepReference($0.key, "out"), $0.value) }
    let outcome = RunOutcome(artifacts: Dictionary(uniqueKeysWithValues: keyed))
    return Publisher(into: into ?? output, work: work).publish(plan, outcome)
  }

  private func names(_ publication: Publication) -> [String] {
    publication.outputs.map(\.url.lastPathComponent)
  }

  private func picture(_ name: String, _ text: String = "x") throws -> Artifact {
    Artifact(.image, file: try folder.file("work/\(name)", text))
  }

  @Test("a result is named after its node, with the ending of its file") func nodeName() throws {
    let plan = ExecutionPlan(steps: [step("scene")], outputs: results("scene"))
    let publication = publish(plan, ["scene": try picture("7.webp", "pixels")])
    #expect(names(publication) == ["scene.webp"])
    #expect(publication.outputs.first?.bytes == 6)
    #expect(publication.outputs.first?.node == "scene")
    #expect(publication.outputs.first?.port == "out")
  }

  @Test("a result has the name that its user asked for", arguments: ["my film.png", "-x %d 日.png"])
  func requestedName(name: String) throws {
    var artifact = try picture("a.png")
    artifact.requestedName = name
    let plan = ExecutionPlan(steps: [step("save")], outputs: results("save"))
    #expect(names(publish(plan, ["save": artifact])) == [name])
  }

  @Test("a requested name that leads elsewhere stays in the folder") func escaping() throws {
    var artifact = try picture("a.png")
    artifact.requestedName = "../../x.png"
    let plan = ExecutionPlan(steps: [step("save")], outputs: results("save"))
    #expect(
      publish(plan, ["save": artifact]).outputs.map(\.url.path) == [output.url.path + "/x.png"])
  }

  @Test("a saving step is published though nothing returns it, and once where something does")
  func saving() throws {
    let saving = step("save", isOutput: true)
    var saved = try picture("s.png", "saved")
    saved.requestedName = "mine.png"
    let artifacts = ["save": saved, "a": try picture("a.png", "plain")]
    let both = ExecutionPlan(steps: [step("a"), saving], outputs: results("a"))
    #expect(names(publish(both, artifacts)) == ["a.png", "mine.png"])
    let same = ExecutionPlan(steps: [step("a"), saving], outputs: results("save"))
    #expect(names(publish(same, artifacts)) == ["mine.png"])
    #expect(try folder.names(in: output.url) == ["a.png", "mine.png"])
  }

  @Test("texts, numbers and truth values become text files") func values() throws {
    let plan = ExecutionPlan(
      steps: ["t", "n", "b", "e"].map { step($0) }, outputs: results("t", "n", "b", "e"))
    let publication = publish(
      plan,
      [
        "t": Artifact(.text, value: .text("Grüße \"quoted\"")),
        "n": Artifact(.number, value: .quantity(Quantity(Number(5), .seconds))),
        "b": Artifact(.boolean, value: .boolean(true)), "e": Artifact(.text, value: .text("")),
      ])
    #expect(names(publication) == ["t.txt", "n.txt", "b.txt", "e.txt"])
    let texts = try ["t", "n", "b", "e"].map { try folder.text("out/\($0).txt") }
    #expect(texts == ["Grüße \"quoted\"\n", "5 s\n", "true\n", ""])
    #expect(publication.outputs.first?.value == .text("Grüße \"quoted\""))
  }

  @Test("the parts of a list are numbered") func list() throws {
    let parts = try (0..<3).map { try picture("p\($0).png", "\($0)") }
    let plan = ExecutionPlan(steps: [step("parts")], outputs: results("parts"))
    let publication = publish(plan, ["parts": Artifact(.image, list: parts)])
    #expect(names(publication) == ["parts-1.png", "parts-2.png", "parts-3.png"])
    #expect(try folder.text("out/parts-3.png") == "2")
  }

  @Test("two outputs of one node have two names") func twoOutputs() throws {
    let outputs = ["left", "right"].map {
      ExecutionPlan.Output(
        node: "split", port: $0, modality: .image, source: StepReference("split", $0))
    }
    let plan = ExecutionPlan(steps: [step("split")], outputs: outputs)
    let artifacts = [
      StepReference("split", "left"): try picture("l.png", "l"),
      StepReference("split", "right"): try picture("r.png", "r"),
    ]
    let publication = Publisher(into: output, work: work)
      .publish(plan, RunOutcome(artifacts: artifacts))
    #expect(names(publication) == ["split.png", "split-right.png"])
  }

  @Test("facts are carried over") func facts() throws {
    var artifact = try picture("a.png")
    artifact.facts.width = 64
    let plan = ExecutionPlan(steps: [step("a")], outputs: results("a"))
    #expect(publish(plan, ["a": artifact]).outputs.first?.facts.width == 64)
  }

  @Test("a result whose step did not run is left out") func missing() throws {
    let plan = ExecutionPlan(steps: [step("a"), step("b")], outputs: results("a", "b"))
    let publication = publish(plan, ["b": try picture("b.png")])
    #expect(names(publication) == ["b.png"])
    #expect(publication.findings.isEmpty)
  }

  @Test("a folder that cannot be written is a finding that says where the result is kept")
  func unwritable() throws {
    let wrong = OutputFolder(try folder.file("file", "").appendingPathComponent("out"))
    let plan = ExecutionPlan(steps: [step("a"), step("t")], outputs: results("a", "t"))
    let kept = try picture("a.png")
    let publication = publish(
      plan, ["a": kept, "t": Artifact(.text, value: .text("words"))], into: wrong)
    #expect(publication.outputs.isEmpty)
    #expect(publication.findings.map(\.code) == [.outputUnwritable, .outputUnwritable])
    #expect(publication.findings.map(\.place) == [.node("a"), .node("t")])
    #expect(publication.findings.first?.message.contains("Not a directory") == true)
    #expect(publication.findings.first?.hint?.contains(kept.file?.path ?? "?") == true)
    #expect(publication.findings.last?.hint?.contains(work.path + "/t.txt") == true)
    #expect(try folder.text("work/t.txt") == "words\n")
  }
}
