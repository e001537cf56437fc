import Checking
import Flow
import Testing

@Suite("Muted and bypassed nodes")
struct RestingNodeTests {
  private func marking(_ flow: Flow, _ node: String, _ name: Attribute.Known) throws -> Flow {
    try flow.applying([.set(name, of: node, to: [])])
  }

  private func says(_ flow: Flow) -> [String] {
    ComfySample.checker.check(flow).map(\.message)
  }

  @Test("what draws on a muted node says so, and the fix wakes it")
  func muted() throws {
    let flow = try marking(ComfySample.flow, "noise_5", .muted)
    let findings = ComfySample.checker.check(flow)
    #expect(findings.map(\.code) == [.missingInput])
    let finding = try #require(findings.first)
    #expect(
      finding.message == "sampler_3 needs latent_image: it draws on noise_5, which is muted.")
    #expect(finding.place == .argument(node: "sampler_3", .named("latent_image")))
    let fix = try #require(finding.fixes.first)
    #expect(fix.title == "let noise_5 take part again")
    #expect(try flow.applying(fix.edits) == ComfySample.flow)
    // Someone muted it on purpose: only they can say otherwise.
    #expect(ComfySample.checker.repaired(flow).flow == flow)
  }

  @Test("a muted node is not checked itself")
  func unchecked() throws {
    var flow = ComfySample.flow
    flow.nodes.append(
      Node(
        "broken", FunctionName("NoSuchClass", on: "comfy"), [Argument("a", .from("nobody"))],
        attributes: [Attribute("muted")]))
    #expect(says(flow).isEmpty)
  }

  @Test("a bypassed node passes its inputs on, and a wrong one is told")
  func bypassed() throws {
    let lora = ComfySample.node(
      "lora", "LoraLoader",
      [
        Argument("model", .from("loader_4")), Argument("clip", .from("loader_4", "CLIP")),
        Argument("lora_name", Value.text("lines.safetensors")),
      ])
    let flow = try ComfySample.flow.applying([
      .addNode(lora, at: 1),
      .setArgument(node: "sampler_3", port: .named("model"), .from("lora")),
      .bypass("lora"),
    ])
    #expect(says(flow).isEmpty)
    let open = try flow.applying([.setArgument(node: "lora", port: .named("model"), nil)])
    #expect(
      says(open) == [
        "sampler_3 needs model: it draws on lora, which is bypassed and passes nothing on that fits."
      ])
  }

  @Test("a muted output node leaves nothing to run, and is named")
  func mutedOutput() throws {
    let flow = try marking(ComfySample.flow, "save_9", .muted)
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.code == .noOutput)
    #expect(finding.hint == "save_9 would be one, but it is muted.")
  }

  @Test("a node that only a muted one draws on is warned of, and stays")
  func onlyForMuted() throws {
    let shown = ComfySample.node("shown", "PreviewAny", [Argument("source", .from("extra"))])
    let extra = ComfySample.node("extra", "PrimitiveInt", [])
    var flow = ComfySample.flow
    flow.nodes += [extra, shown]
    flow = try marking(flow, "shown", .muted)
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.message == "Nothing uses extra.")
    #expect(finding.hint == "shown, which draws on it, does not take part.")
    #expect(finding.fixes.isEmpty)
  }

  @Test("fixes are those of the written flow: places shift, and bypassed links stay")
  func fixesForWritten() throws {
    let clip = Flow(
      nodes: [
        Node(
          "idle", "load_video", [.text("x.mp4")]),
        Node("film", "load_video", [.text("a.mp4")]),
        Node("trimmed", "trim_audio", [.from("film")]),
      ], returns: [Flow.Return(.from("trimmed"))])
    let flow = try marking(clip, "idle", .muted)
    let fixed = try flow.applying(
      try #require(ComfySample.checker.check(flow).first?.fixes.first).edits)
    #expect(fixed.nodes.map(\.name) == ["idle", "film", "extract_audio", "trimmed"])
    #expect(says(fixed).isEmpty)

    // What a bypassed node passes on does not fit; a fix behind it would cut the written link.
    let passing = Flow(
      nodes: [
        Node("film", "load_video", [.text("a.mp4")]),
        Node("smaller", "resize_video", [.from("film")]),
        Node("trimmed", "trim_audio", [.from("smaller")]),
      ], returns: [Flow.Return(.from("trimmed"))])
    let bypassed = try marking(passing, "smaller", .bypassed)
    let findings = ComfySample.checker.check(bypassed)
    #expect(!findings.isEmpty)
    #expect(findings.flatMap(\.fixes).allSatisfy { $0.title.contains("take part") })
  }

  @Test("names of muted nodes are names too")
  func names() {
    var flow = ComfySample.flow
    flow.nodes.append(
      Node(
        "save_9", FunctionName("PrimitiveInt", on: "comfy"), attributes: [Attribute("muted")]))
    #expect(says(flow).contains("There are two nodes named save_9."))
  }
}
