import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("flows as prompts")
struct PromptOfFlowTests {
  private func comfy(
    _ name: String, _ className: String, _ arguments: [Argument] = [], _ attributes: Attribute...
  ) -> Node {
    Node(name, FunctionName(className, on: "comfy"), arguments, attributes: attributes)
  }

  private func use(_ name: String, _ flow: String, _ arguments: [Argument] = []) -> Node {
    Node(name, FunctionName(flow), arguments)
  }

  private func link(_ port: String, _ node: String, _ output: PortName? = nil) -> Argument {
    Argument(port, .output(OutputReference(node, output)))
  }

  private func prompt(
    _ nodes: [Node], functions: [Flow] = [], defaults: Bool = false
  ) -> (prompt: Prompt, findings: [Diagnostic]) {
    Flow(nodes: nodes).prompt(
      functions: functions, classes: PromptExamples.classes, defaults: defaults)
  }

  @Test("literals and links by name, by place and by the bare node")
  func plain() {
    let made = prompt([
      comfy("load_4", "Load", [Argument(.position(0), .value(.text("a.safetensors")))]),
      comfy(
        "l", "Lora",
        [
          link("model", "load_4"), link("clip", "load_4", .named("CLIP")),
          Argument("strength", .quantity(Quantity(Number(50), .percent))),
        ], Attribute("title", "Mine")),
      comfy("m", "Mystery", [link("x", "l", .position(5))]),
    ])
    #expect(made.findings.isEmpty)
    #expect(
      made.prompt.nodes == [
        PromptNode("4", "Load", [PromptInput("name", .literal("a.safetensors"))]),
        PromptNode(
          "1", "Lora",
          [
            PromptInput("model", .link(node: "4", slot: 0)),
            PromptInput("clip", .link(node: "4", slot: 1)),
            PromptInput("strength", .literal(50)),
          ], title: "Mine"),
        PromptNode("2", "Mystery", [PromptInput("x", .link(node: "1", slot: 5))]),
      ])
  }

  @Test("muted and bypassed nodes are left out")
  func modes() {
    let made = prompt([
      comfy("a_1", "Load"),
      comfy("b_2", "Lora", [link("model", "a_1"), link("clip", "c_3")], Attribute("bypassed")),
      comfy("c_3", "Load", [], Attribute("muted")),
      comfy("d_4", "KSampler", [link("model", "b_2"), link("positive", "c_3")]),
    ])
    #expect(
      made.prompt.nodes == [
        PromptNode("1", "Load"),
        PromptNode("4", "KSampler", [PromptInput("model", .link(node: "1", slot: 0))]),
      ])
  }

  @Test("leaving nodes out does not change the ids of the others")
  func stableIDs() {
    let made = prompt([
      comfy("first", "Load", [], Attribute("muted")), comfy("second", "Load"),
      comfy("x_1", "Load", [], Attribute("bypassed")), comfy("third", "Load"),
    ])
    #expect(made.prompt.nodes.map(\.id) == ["3", "4"])
  }

  private let encodeTwice = Flow(
    name: "inner",
    parameters: [
      Port("clip", .named("CLIP")), Port("text", .modality(.text), defaultValue: .text("hi")),
      Port("more", .named("CLIP"), defaultValue: .some(.none)),
    ],
    outputs: [OutputPort("COND", .named("CONDITIONING")), OutputPort("same", .named("CLIP"))],
    nodes: [
      Node(
        "encode_3", FunctionName("Encode", on: "comfy"),
        [
          Argument("clip", .parameter("clip")), Argument("text", .parameter("text")),
          Argument("more", .parameter("more")),
        ])
    ],
    returns: [
      Flow.Return(.output(OutputReference("encode_3")), name: "COND"),
      Flow.Return(.parameter("clip"), name: "same"),
    ])

  @Test("a function's nodes take its place, with its arguments, defaults and ids")
  func functions() {
    let made = prompt(
      [
        comfy("load_4", "Load"),
        use("inner_57", "inner", [link("clip", "load_4", .named("CLIP"))]),
        use(
          "x", "inner", [link("clip", "inner_57", .named("same")), Argument("text", .text("b"))]),
        comfy("k_9", "KSampler", [link("positive", "x"), link("model", "inner_57", .position(1))]),
      ], functions: [encodeTwice])
    #expect(made.findings.isEmpty)
    let clip = PromptInput("clip", .link(node: "4", slot: 1))
    #expect(
      made.prompt.nodes == [
        PromptNode("4", "Load"),
        PromptNode("57:3", "Encode", [clip, PromptInput("text", .literal("hi"))]),
        PromptNode("1:3", "Encode", [clip, PromptInput("text", .literal("b"))]),
        PromptNode(
          "9", "KSampler",
          [
            PromptInput("positive", .link(node: "1:3", slot: 0)),
            PromptInput("model", .link(node: "4", slot: 1)),
          ]),
      ])
  }

  @Test("functions within functions have longer ids")
  func nested() {
    let outer = Flow(
      name: "outer", parameters: [Port("c", .named("CLIP"))],
      outputs: [OutputPort("out", .named("CONDITIONING"))],
      nodes: [use("inner_8", "inner", [Argument("clip", .parameter("c"))])],
      returns: [Flow.Return(.output(OutputReference("inner_8", .named("COND"))))])
    let made = prompt(
      [
        comfy("load_4", "Load"),
        use(
          "outer_5", "outer",
          [Argument(.position(0), .output(OutputReference("load_4", .position(1))))]),
        comfy("k_9", "KSampler", [link("positive", "outer_5")]),
      ], functions: [outer, encodeTwice])
    #expect(made.findings.isEmpty)
    #expect(made.prompt.nodes.map(\.id) == ["4", "5:8:3", "9"])
    #expect(made.prompt.nodes[1].inputs[0].value == .link(node: "4", slot: 1))
    #expect(made.prompt.nodes[2].inputs[0].value == .link(node: "5:8:3", slot: 0))
  }

  @Test("a muted node in a function leaves its result empty and the others in their places")
  func mutedWithin() {
    var inner = encodeTwice
    inner.nodes[0].attributes = [Attribute("muted")]
    let made = prompt(
      [
        comfy("load_4", "Load"), use("i", "inner", [link("clip", "load_4", .named("CLIP"))]),
        comfy("k_9", "KSampler", [link("positive", "i"), link("model", "i", .position(1))]),
      ], functions: [inner])
    #expect(made.findings.isEmpty)
    #expect(
      made.prompt.nodes[1].inputs == [PromptInput("model", .link(node: "4", slot: 1))])
  }

  @Test("a bypassed use of a function passes on its own inputs")
  func bypassedUse() {
    var instance = use("i", "inner", [link("clip", "load_4", .named("CLIP"))])
    instance.attributes = [Attribute("bypassed")]
    let made = prompt(
      [
        comfy("load_4", "Load"), instance,
        comfy("e_9", "Encode", [link("clip", "i", .named("same"))]),
        comfy("k_10", "KSampler", [link("positive", "i")]),
      ], functions: [encodeTwice])
    #expect(made.prompt.nodes.map(\.id) == ["4", "9", "10"])
    #expect(made.prompt.nodes[1].inputs == [PromptInput("clip", .link(node: "4", slot: 1))])
    #expect(made.prompt.nodes[2].inputs.isEmpty)
  }

  @Test("a bypassed node behind a function's result passes on what fits where the result goes")
  func bypassedResult() {
    let inner = Flow(
      name: "f", parameters: [Port("m", .named("MODEL")), Port("c", .named("CLIP"))],
      outputs: [OutputPort("out", .named("CLIP"))],
      nodes: [
        comfy(
          "l_3", "Lora", [Argument("model", .parameter("m")), Argument("clip", .parameter("c"))],
          Attribute("bypassed"))
      ], returns: [Flow.Return(.output(OutputReference("l_3", .named("CLIP"))), name: "out")])
    let made = prompt(
      [
        comfy("load_4", "Load"),
        use("f_5", "f", [link("m", "load_4"), link("c", "load_4", .named("CLIP"))]),
        comfy("l_6", "Lora", [link("model", "f_5"), link("clip", "f_5")]),
      ], functions: [inner])
    #expect(made.findings.isEmpty)
    #expect(
      made.prompt.nodes[1].inputs == [
        PromptInput("model", .link(node: "4", slot: 0)),
        PromptInput("clip", .link(node: "4", slot: 1)),
      ])
  }

  @Test("a function that uses itself is a finding that shows the circle")
  func recursion() {
    let a = Flow(name: "a", nodes: [use("x", "b")])
    let b = Flow(name: "b", nodes: [use("y", "a")])
    let made = prompt([use("z", "a")], functions: [a, b])
    #expect(made.findings.map(\.code) == [.cycle])
    #expect(made.findings.first?.message.contains("a -> b -> a") == true)
    #expect(made.prompt.nodes.isEmpty)
  }

  @Test("functions that multiply or lie too deep are findings, not floods")
  func floods() {
    let chain = (0..<200).map { Flow(name: "f\($0)", nodes: [use("x", "f\($0 + 1)")]) }
    #expect(prompt([use("z", "f0")], functions: chain).findings.map(\.code) == [.notRealizable])
    let bombs = (0..<40).map { level in
      Flow(name: "f\(level)", nodes: (0..<10).map { use("x\($0)", "f\(level + 1)") })
    }
    #expect(
      prompt([use("z", "f0")], functions: bombs).findings.contains { $0.code == .notRealizable })
  }

  @Test("links in a circle through functions are a finding")
  func circle() {
    let pass = Flow(
      name: "pass", parameters: [Port("a", .any)], outputs: [OutputPort("a", .any)],
      returns: [Flow.Return(.parameter("a"), name: "a")])
    let made = prompt(
      [
        use("x", "pass", [link("a", "y")]), use("y", "pass", [link("a", "x")]),
        comfy("s", "Save", [link("images", "x")]),
      ], functions: [pass])
    #expect(made.findings.map(\.code) == [.cycle])
    #expect(made.prompt.nodes == [PromptNode("3", "Save")])
  }

  @Test("what is no node of ComfyUI is a finding that says what to do")
  func foreign() {
    let made = prompt([
      use("a", "image_to_video"), Node("b", FunctionName("trim", on: "native")), use("c", "Save"),
    ])
    #expect(made.findings.map(\.code) == [.notRealizable, .notRealizable, .unknownFunction])
    #expect(made.findings.map(\.place) == [.node("a"), .node("b"), .node("c")])
    #expect(made.findings.allSatisfy { $0.hint != nil && $0.severity == .error })
    #expect(made.prompt.nodes.isEmpty)
  }

  struct OddArgument: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var argument: Argument
    var code: DiagnosticCode
    var kept: PromptInput.Content?

    init(
      _ description: String, _ argument: Argument, _ code: DiagnosticCode,
      _ kept: PromptInput.Content? = nil
    ) {
      testDescription = description
      self.argument = argument
      self.code = code
      self.kept = kept
    }
  }

  static let oddArguments = [
    OddArgument(
      "an output that the class does not have",
      Argument("images", .output(OutputReference("load_4", .named("IMAGE")))), .unknownOutput),
    OddArgument(
      "a named output of an unknown class",
      Argument("images", .output(OutputReference("m_5", .named("IMAGE")))), .unknownOutput),
    OddArgument(
      "a node that is not there, by place",
      Argument("images", .output(OutputReference("99", .position(2)))), .deadLink,
      .link(node: "99", slot: 2)),
    OddArgument(
      "a node that is not there, by name",
      Argument("images", .output(OutputReference("99", .named("x")))), .deadLink),
    OddArgument(
      "a parameter that is not there", Argument("images", .parameter("p")), .unknownNode),
    OddArgument(
      "a parameter without a value", Argument("images", .parameter("open")), .missingParameter),
    OddArgument(
      "several results for one input",
      Argument(
        "images",
        .list([.output(OutputReference("load_4")), .output(OutputReference("m_5"))])),
      .notRealizable),
    OddArgument(
      "an argument beyond the inputs", Argument(.position(7), .value(.none)), .tooManyArguments),
  ]

  @Test("an argument that a prompt cannot hold is a finding", arguments: oddArguments)
  func oddArgument(row: OddArgument) {
    let flow = Flow(
      parameters: [Port("open", .any)],
      nodes: [
        comfy("load_4", "Load"), comfy("m_5", "Mystery"), comfy("s_6", "Save", [row.argument]),
      ])
    let made = flow.prompt(classes: PromptExamples.classes)
    #expect(made.findings.map(\.code) == [row.code])
    #expect(
      made.findings.map(\.place) == [.argument(node: "s_6", row.argument.port)])
    #expect(made.prompt.nodes[2].inputs.map(\.value) == (row.kept.map { [$0] } ?? []))
  }

  @Test("an input that is filled twice keeps the last value")
  func filledTwice() {
    let made = prompt([
      comfy(
        "l", "Load",
        [Argument(.position(0), .value(.text("a"))), Argument("name", .text("b"))])
    ])
    #expect(made.findings.map(\.code) == [.filledTwice])
    #expect(made.prompt.nodes[0].inputs == [PromptInput("name", .literal("b"))])
  }

  @Test("required inputs get their defaults when asked for")
  func defaults() {
    let made = prompt(
      [comfy("k_1", "KSampler", [Argument("cfg", .number(Number(2)))]), comfy("l_2", "Load")],
      defaults: true)
    #expect(
      made.prompt.nodes.map(\.inputs) == [
        [PromptInput("cfg", .literal(2)), PromptInput("seed", .literal(0))],
        [PromptInput("name", .literal("a.safetensors"))],
      ])
  }

  @Test("raw values of an unknown class are reported, since a prompt needs their names")
  func rawValues() {
    let made = prompt([comfy("m_5", "Mystery", [], Attribute("values", [.number(Number(1))]))])
    #expect(made.prompt.nodes == [PromptNode("5", "Mystery")])
    #expect(made.findings.map(\.severity) == [.warning])
  }
}
