import Testing

@Suite("anyflow diff") struct DiffTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.file("a.anyflow", Flows.brighter)
    try place.file("saved.json", Workflows.workflow)
  }

  @Test("two equal flows have no differences") func equal() async throws {
    try place.file("b.anyflow", Flows.brighter)
    let result = try await place.anyflow.run("diff", "a.anyflow", "b.anyflow")
    #expect(result.code == 0)
    #expect(result.out == "")
  }

  @Test("a changed value is one line with the old and the new") func value() async throws {
    try place.file("b.anyflow", Flows.brighter.replacing("30 %", with: "45 %"))
    let result = try await place.anyflow.run("diff", "a.anyflow", "b.anyflow")
    #expect(result.code == 0)
    #expect(result.out.split(separator: "\n").count == 1)
    #expect(result.out.contains("30 %") && result.out.contains("45 %"))
  }

  @Test("a renamed node is a rename, not another node") func renamed() async throws {
    try place.file("b.anyflow", Flows.brighter.replacing("day", with: "noon"))
    let result = try await place.anyflow.run("diff", "a.anyflow", "b.anyflow")
    #expect(result.out.contains("rename day"))
    #expect(!result.out.contains("remove"))
  }

  @Test("a workflow compares with the flow made of it, whatever the nodes are called")
  func forms() async throws {
    _ = try await place.anyflow.run("convert", "saved.json", "b.anyflow")
    let same = try await place.anyflow.run("diff", "saved.json", "b.anyflow")
    #expect(same.code == 0, "\(same.err)")
    #expect(same.out == "")
    let text = try place.text("b.anyflow").replacing("image_scale_2", with: "small")
      .replacing("64", with: "128")
    try place.file("c.anyflow", text)
    let other = try await place.anyflow.run("diff", "saved.json", "c.anyflow")
    #expect(other.out.split(separator: "\n").count == 1, "\(other.out)")
    #expect(other.out.contains("width"))
  }

  @Test("--semantic passes over what holds anyway, and over how numbers are written")
  func semantic() async throws {
    try place.file(
      "p.anyflow", "a = comfy.EmptyAudio(duration: 1)\nb = comfy.SaveAudio(audio: a)\n")
    try place.file(
      "q.anyflow",
      "x = comfy.EmptyAudio(duration: 1.0, sample_rate: 44100)\ny = comfy.SaveAudio(audio: x.AUDIO)\n"
    )
    let same = try await place.anyflow.run("diff", "p.anyflow", "q.anyflow", "--semantic")
    #expect(same.code == 0, "\(same.err)")
    #expect(same.out == "")
    let exact = try await place.anyflow.run("diff", "p.anyflow", "q.anyflow")
    #expect(exact.out.contains("44100"))
  }

  @Test("--check exits with 3 where flows differ") func check() async throws {
    try place.file("b.anyflow", Flows.brighter.replacing("30 %", with: "45 %"))
    #expect(try await place.anyflow.run("diff", "a.anyflow", "a.anyflow", "--check").code == 0)
    #expect(try await place.anyflow.run("diff", "a.anyflow", "b.anyflow", "--check").code == 3)
  }

  @Test("--json gives the edits as objects") func json() async throws {
    try place.file("b.anyflow", Flows.brighter.replacing("30 %", with: "45 %"))
    let report = try await place.anyflow.run("diff", "a.anyflow", "b.anyflow", "--json").json
    #expect(report["status"] == .string("succeeded"))
    #expect(report["flows"]?[0]?["edits"]?[0]?["edit"] == .string("set"))
    #expect(report["flows"]?[0]?["edits"]?[0]?["node"] == .string("day"))
  }

  @Test("a flow that does not read is told so") func unreadable() async throws {
    try place.file("b.anyflow", "x = = y(")
    let result = try await place.anyflow.run("diff", "a.anyflow", "b.anyflow")
    #expect(result.code == 3)
    #expect(result.err.contains("b.anyflow:1:"))
  }
}
