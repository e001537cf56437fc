import Checking
import Flow
import Testing

@Suite("Flows over a server's classes")
struct ServerFlowTests {
  private func says(_ flow: Flow) -> [String] {
    ComfySample.checker.check(flow).map {
      "\($0.severity.rawValue) \($0.code.rawValue): \($0.message)"
    }
  }

  @Test("a workflow that the server runs is fine")
  func fine() {
    #expect(says(ComfySample.flow).isEmpty)
  }

  @Test("a required input that is missing is told with what fits")
  func missing() throws {
    let flow = try ComfySample.flow("sampler_3", "latent_image", nil)
    #expect(
      says(flow) == [
        "warning unused-node: Nothing uses noise_5.",
        "error missing-input: sampler_3 needs latent_image: comfy.KSampler takes LATENT there, and "
          + "nothing is given.",
      ])
    let repaired = ComfySample.checker.repaired(flow)
    #expect(repaired.remaining.isEmpty)
    #expect(
      repaired.flow.node("sampler_3")?.argument("latent_image")?.source == .from("noise_5"))
  }

  @Test(
    "a required value that is missing is filled as the editor would",
    arguments: [
      ("loader_4", "ckpt_name", "\"sdxl/base_1.0.safetensors\""), ("yes_6", "text", "\"\""),
      ("sampler_3", "sampler_name", "\"euler\""),
    ])
  func missingValue(node: String, port: String, value: String) throws {
    let flow = try ComfySample.flow(node, port, nil)
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.code == .missingParameter)
    let fix = try #require(finding.fixes.first)
    #expect(fix.title == "write \(value), as the editor would")
    let fixed = try flow.applying(fix.edits)
    #expect(fixed.node(node)?.argument(port)?.source.spelled == value)
    #expect(says(fixed).isEmpty)
  }

  @Test("the server's rule for links: equal, overlapping lists, or anything")
  func linkRule() throws {
    func linked(_ source: String, _ output: String?, _ function: String, _ port: String) -> [String]
    {
      let from: Source = output.map { .from(source, $0) } ?? .from(source)
      var flow = ComfySample.flow
      flow.nodes += [
        ComfySample.node("i", "PrimitiveInt", []), ComfySample.node("f", "PrimitiveFloat", []),
        ComfySample.node("x", function, [Argument(port, from)]),
        ComfySample.node("a", "PreviewAny", [Argument("source", .from("i"))]),
        ComfySample.node("b", "PreviewAny", [Argument("source", .from("f"))]),
      ]
      if function != "PreviewAny" {
        flow.nodes.append(ComfySample.node("c", "PreviewAny", [Argument("source", .from("x"))]))
      }
      return says(flow)
    }
    #expect(linked("i", nil, "PrimitiveInt", "value").isEmpty)
    #expect(linked("i", nil, "AnyNumber", "value").isEmpty)
    #expect(linked("f", nil, "AnyNumber", "value").isEmpty)
    #expect(linked("loader_4", "VAE", "PreviewAny", "source").isEmpty)
    #expect(
      linked("i", nil, "PrimitiveFloat", "value") == [
        "error modality-mismatch: i.INT is INT but x.value takes FLOAT, and ComfyUI converts nothing "
          + "on the way."
      ])
    #expect(
      linked("f", nil, "PrimitiveInt", "value") == [
        "error modality-mismatch: f.FLOAT is FLOAT but x.value takes INT, and ComfyUI converts "
          + "nothing on the way."
      ])
    #expect(
      linked("yes_6", nil, "AnyNumber", "value").first?.contains("takes INT,FLOAT") == true)
  }

  @Test("a class that converts is named, and put in where nothing else is to be decided")
  func conversion() throws {
    let whole = Flow(nodes: [
      ComfySample.node("i", "PrimitiveInt", []),
      ComfySample.node("x", "PrimitiveFloat", [Argument("value", .from("i"))]),
      ComfySample.node("c", "PreviewAny", [Argument("source", .from("x"))]),
    ])
    let finding = try #require(ComfySample.checker.check(whole).first)
    #expect(finding.hint == "comfy.IntToFloat turns INT into FLOAT.")
    let fixed = try whole.applying(try #require(finding.fixes.first).edits)
    #expect(
      fixed.links.map(\.description) == [
        "i -> int_to_float.value", "int_to_float -> x.value", "x -> c.source",
      ])
    #expect(says(fixed).isEmpty)

    let latent = try ComfySample.flow("save_9", "images", .from("sampler_3"))
    let mismatch = try #require(
      ComfySample.checker.check(latent).first { $0.code == .modalityMismatch })
    #expect(mismatch.hint == "comfy.VAEDecode turns LATENT into IMAGE; it also needs vae.")
    let decoded = try latent.applying(try #require(mismatch.fixes.first).edits)
    #expect(
      decoded.node("vae_decode")?.arguments == [
        Argument("samples", .from("sampler_3")), Argument("vae", .from("loader_4", "VAE")),
      ])

    let encoded = try ComfySample.flow("sampler_3", "positive", .from("noise_5"))
    let none = try #require(
      ComfySample.checker.check(encoded).first { $0.code == .modalityMismatch })
    #expect(none.hint == "No class turns LATENT into CONDITIONING.")
    #expect(none.fixes.isEmpty)
  }

  @Test("two lists of choices that differ do not go together")
  func comboLinks() {
    var catalogue = ComfySample.catalogue
    catalogue.add(Signature("Pick", [], [("A", .named("COMBO_0000000000000001"))], on: "comfy"))
    catalogue.add(
      Signature(
        "Take", [Port("a", .named("COMBO_0000000000000002"), literal: .text)], [], on: "comfy",
        isOutput: true))
    let flow = Flow(nodes: [
      ComfySample.node("p", "Pick", []),
      ComfySample.node("t", "Take", [Argument("a", .from("p"))]),
    ])
    let finding = Checker(catalogue: catalogue).check(flow).first
    #expect(
      finding?.message
        == "p.A is COMBO but t.a takes COMBO, and ComfyUI converts nothing on the way.")
    #expect(
      finding?.hint == "Their lists of choices differ, and ComfyUI compares these as a whole.")
  }

  @Test("a key that the class does not have: an error where it is a slip, else a warning")
  func unknownKeys() throws {
    let slip = try ComfySample.flow.applying([
      .setArgument(node: "sampler_3", port: .named("steps"), nil),
      .setArgument(node: "sampler_3", port: .named("stpes"), .value(.number(30))),
    ])
    let finding = try #require(ComfySample.checker.check(slip).first)
    #expect(finding.severity == .error)
    #expect(finding.notes == ["ComfyUI ignores it without a word."])
    #expect(finding.fixes.first?.title == "rename stpes to steps")
    let repaired = ComfySample.checker.repaired(slip)
    #expect(
      repaired.flow.node("sampler_3")?.argument("steps")?.source == .value(.number(30)))
    let stale = try ComfySample.flow("save_9", "upload", .text("image"))
    #expect(
      says(stale) == [
        "warning unknown-parameter: comfy.SaveImage has no parameter named upload."
      ])
    #expect(ComfySample.checker.repaired(stale).flow == stale)
  }

  @Test("links to what is not there: a node, an output by name, a slot out of range")
  func dangling() throws {
    #expect(
      says(try ComfySample.flow("sampler_3", "model", .from("loader_5"))) == [
        "error unknown-node: There is no node named loader_5."
      ])
    #expect(
      says(try ComfySample.flow("sampler_3", "model", .from("loader_4", "MODLE"))) == [
        "error unknown-output: comfy.CheckpointLoaderSimple has no output named MODLE, so "
          + "loader_4.MODLE is nothing."
      ])
    let slot = Source.output(OutputReference("loader_4", .position(3)))
    #expect(
      says(try ComfySample.flow("sampler_3", "model", slot)).first?.contains("unknown-output")
        == true)
  }

  @Test("a list of links for a single port is no link")
  func listOfLinks() throws {
    let flow = try ComfySample.flow(
      "sampler_3", "model", .list([.from("loader_4"), .from("loader_4")]))
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.message == "sampler_3.model takes one MODEL, but a list of 2 is given.")
    #expect(finding.hint == "ComfyUI reads a list as a link.")
    let one = try ComfySample.flow("sampler_3", "model", .list([.from("loader_4")]))
    #expect(ComfySample.checker.repaired(one).flow == ComfySample.flow)
  }

  @Test("a literal for a type that only links give is told")
  func literalForLink() throws {
    #expect(
      says(try ComfySample.flow("sampler_3", "model", .text("sd15"))).last
        == "error type-mismatch: sampler_3.model takes MODEL, which comes from another node, but "
        + "\"sd15\" is a text.")
  }

  @Test("without an output node there is nothing to run; a saver is offered")
  func noOutput() throws {
    var flow = ComfySample.flow
    flow.nodes.removeLast()
    let findings = ComfySample.checker.check(flow)
    #expect(
      findings.map(\.message) == [
        "No node saves or shows anything, so ComfyUI would refuse the flow."
      ])
    let fixed = try flow.applying(try #require(findings.first?.fixes.first).edits)
    #expect(fixed.nodes.last?.function == FunctionName("SaveImage", on: "comfy"))
    #expect(says(fixed).isEmpty)
  }

  @Test("a class that the server does not have may be a pack that it lacks")
  func unknownClass() throws {
    var flow = ComfySample.flow
    flow.nodes[0].function.name = "FancyLoader"
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.message == "comfy has no primitive named FancyLoader.")
    #expect(
      finding.hint == "The pack that has it may not be installed, or may have failed to load.")
  }

  @Test("a flow over classes is a class to its server: without an output node nothing runs")
  func noOutputOfSubgraph() {
    var catalogue = ComfySample.catalogue
    catalogue.add(
      Signature("load both", [], [("MODEL", .named("MODEL"))]))
    let flow = Flow(nodes: [
      Node("both", "load both"), ComfySample.node("i", "PrimitiveInt", []),
    ])
    #expect(Checker(catalogue: catalogue).check(flow).map(\.code) == [.noOutput])
  }

  @Test("what no output needs is warned of, and a circle is an error with its path")
  func shape() throws {
    var flow = ComfySample.flow
    flow.nodes.append(
      ComfySample.node(
        "extra", "VAEDecode",
        [Argument("samples", .from("noise_5")), Argument("vae", .from("loader_4", "VAE"))]))
    #expect(says(flow) == ["warning unused-node: Nothing uses extra."])
    let circle = try ComfySample.flow("sampler_3", "latent_image", .from("sampler_4")).applying([
      .addNode(
        ComfySample.node(
          "sampler_4", "KSampler",
          (ComfySample.flow.node("sampler_3")?.arguments ?? []).map {
            $0.port == .named("latent_image") ? Argument("latent_image", .from("sampler_3")) : $0
          }), at: 5)
    ])
    #expect(
      says(circle).contains(
        "error cycle: Nodes draw on one another in a circle: sampler_4 -> sampler_3 -> sampler_4."))
  }

  @Test("what is wrong where the server never looks is only warned of")
  func unneeded() {
    var flow = ComfySample.flow
    flow.nodes.append(
      ComfySample.node("extra", "VAEDecode", [Argument("samples", .from("nobody"))]))
    #expect(
      says(flow) == [
        "warning unused-node: Nothing uses extra.",
        "warning unknown-node: There is no node named nobody.",
        "warning missing-input: extra needs vae: comfy.VAEDecode takes VAE there, and nothing is "
          + "given.",
      ])
    flow.nodes[flow.nodes.count - 1].function.name = "VAEDecoed"
    #expect(says(flow).contains { $0.hasPrefix("error unknown-function") })
  }

  @Test("a flow's parameter of a plain type may fill a server's value")
  func parameters() throws {
    var flow = try ComfySample.flow("sampler_3", "steps", .parameter("steps"))
    flow.parameters = [
      Port("steps", .number, range: ValueRange(1, 50), defaultValue: .number(20))
    ]
    #expect(says(flow).isEmpty)
    flow.parameters = [Port("steps", .text, defaultValue: .text("20"))]
    #expect(says(flow).map { $0.prefix(23) } == ["error modality-mismatch"])
  }
}
