import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("prompts as flows")
struct PromptFlowTests {
  private func flow(_ nodes: [PromptNode]) -> (flow: Flow, findings: [Diagnostic]) {
    Prompt(nodes).flow(classes: PromptExamples.classes)
  }

  private func comfy(_ className: String) -> FunctionName { FunctionName(className, on: "comfy") }

  private func output(_ node: String, _ port: String) -> Source {
    .output(OutputReference(node, .named(port)))
  }

  @Test("nodes are named by class and id, come after what they draw on, and name outputs")
  func plain() {
    let read = flow([
      PromptNode(
        "3", "KSampler",
        [
          PromptInput("seed", .literal(.number("1"))),
          PromptInput("positive", .link(node: "6", slot: 0)),
          PromptInput("model", .link(node: "4", slot: 0)),
        ]),
      PromptNode("9", "Save", [PromptInput("prefix", .literal("x"))]),
      PromptNode("6", "Encode", [PromptInput("clip", .link(node: "4", slot: 1))]),
      PromptNode("4", "Load"),
    ])
    #expect(read.findings.isEmpty)
    #expect(
      read.flow
        == Flow(nodes: [
          Node("save_9", comfy("Save"), [Argument("prefix", .text("x"))]),
          Node("load_4", comfy("Load")),
          Node("encode_6", comfy("Encode"), [Argument("clip", output("load_4", "CLIP"))]),
          Node(
            "ksampler_3", comfy("KSampler"),
            [
              Argument("seed", .number(Number(1))),
              Argument("positive", output("encode_6", "CONDITIONING")),
              Argument("model", output("load_4", "MODEL")),
            ]),
        ]))
  }

  @Test("a title stays unless the class says the same; an odd id stays as an attribute")
  func attributes() {
    let read = flow([
      PromptNode("1", "Load", title: "Load Model"), PromptNode("2", "Load", title: "Load"),
      PromptNode("3", "Load", title: "Mine"), PromptNode("57:3", "Load", title: ""),
    ])
    #expect(
      read.flow.nodes.map(\.attributes) == [
        [], [], [Attribute("title", "Mine")], [Attribute("title", ""), Attribute("id", "57:3")],
      ])
  }

  @Test("outputs of one name are told apart, and those of an unknown class have places")
  func outputs() {
    let read = flow([
      PromptNode("1", "Twice"), PromptNode("2", "Mystery"),
      PromptNode(
        "3", "Mystery",
        [
          PromptInput("a", .link(node: "1", slot: 0)), PromptInput("b", .link(node: "1", slot: 1)),
          PromptInput("c", .link(node: "1", slot: 2)), PromptInput("d", .link(node: "2", slot: 0)),
        ]),
    ])
    let references = read.flow.nodes[2].arguments.flatMap(\.source.references)
    #expect(Set(references).count == 4)
    #expect(references[3] == OutputReference("mystery_2", .position(0)))
    #expect(read.findings.map(\.code) == [.unknownClass])
    #expect(read.findings.allSatisfy { $0.severity == .warning })
  }

  @Test("links to nothing and to outputs that are not there are kept, with a finding each")
  func oddLinks() {
    let read = flow([
      PromptNode("1", "Load"),
      PromptNode(
        "2", "Lora",
        [
          PromptInput("model", .link(node: "load_1", slot: 0)),
          PromptInput("clip", .link(node: "1", slot: 7)),
        ]),
    ])
    #expect(read.findings.map(\.code) == [.deadLink, .unknownOutput])
    #expect(read.findings.map(\.severity) == [.warning, .warning])
    let loader = read.flow.nodes[0]
    #expect(loader.name != "load_1")
    #expect(
      read.flow.nodes[1].arguments == [
        Argument("model", .output(OutputReference("load_1", .position(0)))),
        Argument("clip", .output(OutputReference(loader.name, .position(7)))),
      ])
  }

  @Test("a number that flows cannot hold is a finding, and its input is left out")
  func hugeNumber() {
    let read = flow([
      PromptNode(
        "1", "KSampler",
        [PromptInput("seed", .literal(.number("1e999"))), PromptInput("cfg", .literal(8))])
    ])
    #expect(read.findings.map(\.code) == [.invalidNumber])
    #expect(read.findings[0].place == .argument(node: "ksampler_1", .named("seed")))
    #expect(read.flow.nodes[0].arguments == [Argument("cfg", .number(Number(8)))])
  }

  @Test("a curve of a known class is a plain list in the flow")
  func curve() {
    let json: JSON = ["__value__": [1, 2], "__type__": "CURVE"]
    for (className, value) in [
      ("KSampler", Value.list([.number(Number(1)), .number(Number(2))])),
      (
        "Mystery",
        .record([
          Value.Field("__value__", .list([.number(Number(1)), .number(Number(2))])),
          Value.Field("__type__", .text("CURVE")),
        ])
      ),
    ] {
      let prompt = Prompt([PromptNode("1", className, [PromptInput("curve", .literal(json))])])
      let read = prompt.flow(classes: PromptExamples.classes).flow
      #expect(read.nodes[0].arguments == [Argument("curve", value)])
      #expect(read.prompt(classes: PromptExamples.classes).prompt == prompt)
    }
  }

  @Test("a circle keeps the order of the prompt")
  func circle() {
    let read = flow([
      PromptNode("1", "Lora", [PromptInput("model", .link(node: "2", slot: 0))]),
      PromptNode("2", "Lora", [PromptInput("model", .link(node: "1", slot: 0))]),
    ])
    #expect(read.flow.nodes.map(\.name) == ["lora_1", "lora_2"])
  }
}
