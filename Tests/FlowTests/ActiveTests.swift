import Flow
import Testing

@Suite("the active part of a flow")
struct ActiveTests {
  private static func port(_ name: String, _ type: String, literal: PortType? = nil) -> Port {
    Port(
      name, .named(type), literal: literal,
      defaultValue: PortType.any == literal ? .some(.none) : nil)
  }

  private static let catalogue = Catalogue([
    Signature(
      FunctionName("Load", on: "comfy"), ports: [port("name", "COMBO", literal: .modality(.text))],
      outputs: [OutputPort("MODEL", .named("MODEL")), OutputPort("CLIP", .named("CLIP"))]),
    Signature(
      FunctionName("Lora", on: "comfy"),
      ports: [
        port("strength", "FLOAT", literal: .modality(.number)), port("model", "MODEL"),
        port("clip", "CLIP"),
      ],
      outputs: [OutputPort("MODEL", .named("MODEL")), OutputPort("CLIP", .named("CLIP"))]),
    Signature(
      FunctionName("Sample", on: "comfy"),
      ports: [
        port("model", "MODEL"), port("clip", "CLIP"),
        port("seed", "INT", literal: .modality(.number)), port("extra", "MASK,IMAGE"),
        Port("any", .any),
      ], outputs: [OutputPort("LATENT", .named("LATENT"))]),
    Signature(
      FunctionName("pair"), ports: [Port("a", .modality(.text)), Port("b", .modality(.image))],
      outputs: [OutputPort("image", .modality(.image))]),
    Signature(
      FunctionName("show"), ports: [Port("images", .list(.modality(.image)))], outputs: []),
  ])

  private func comfy(
    _ name: String, _ function: String, _ arguments: [Argument] = [], _ marks: String...
  ) -> Node {
    Node(
      name, FunctionName(function, on: "comfy"), arguments, attributes: marks.map { Attribute($0) })
  }

  private func link(_ port: String, _ node: String, _ output: String? = nil) -> Argument {
    Argument(port, .output(OutputReference(node, output.map { .named($0) })))
  }

  private func active(_ nodes: [Node], returns: [Flow.Return] = [], name: String? = nil) -> Flow {
    Flow(name: name, nodes: nodes, returns: returns).active(in: ActiveTests.catalogue)
  }

  @Test("a flow in which every node takes part stays as it is")
  func unchanged() {
    let nodes = [
      comfy("a", "Load"), comfy("b", "Sample", [link("model", "a"), link("clip", "gone")]),
    ]
    #expect(active(nodes) == Flow(nodes: nodes))
  }

  @Test("what draws on a muted node goes unfilled, and nothing else changes")
  func muted() {
    let flow = active([
      comfy("a", "Load", [], "muted"),
      comfy("b", "Sample", [link("model", "a"), Argument("seed", .number(Number(3)))]),
    ])
    #expect(flow.nodes == [comfy("b", "Sample", [Argument("seed", .number(Number(3)))])])
  }

  @Test("a bypassed node passes on its inputs of the same type, also through several in a row")
  func bypassed() {
    let flow = active([
      comfy("l2", "Lora", [link("model", "l1", "MODEL"), link("clip", "l1", "CLIP")], "bypassed"),
      comfy("a", "Load"),
      comfy("l1", "Lora", [link("model", "a", "MODEL"), link("clip", "a", "CLIP")], "bypassed"),
      comfy("b", "Sample", [link("model", "l2", "MODEL"), link("clip", "l2", "CLIP")]),
    ])
    #expect(
      flow.nodes.map(\.name) == ["a", "b"]
        && flow.nodes[1].arguments == [link("model", "a", "MODEL"), link("clip", "a", "CLIP")])
  }

  @Test("a bypassed node behind a muted one passes on nothing")
  func bypassedBehindMuted() {
    let flow = active([
      comfy("a", "Load", [], "muted"),
      comfy("l", "Lora", [link("model", "a", "MODEL")], "bypassed"),
      comfy("b", "Sample", [link("model", "l", "MODEL")]),
    ])
    #expect(flow.nodes == [comfy("b", "Sample")])
  }

  @Test("a node that is both muted and bypassed is muted")
  func mutedFirst() {
    let flow = active([
      comfy("a", "Load"),
      comfy("l", "Lora", [link("model", "a", "MODEL")], "bypassed", "muted"),
      comfy("b", "Sample", [link("model", "l", "MODEL")]),
    ])
    #expect(flow.nodes.map(\.name) == ["a", "b"] && flow.nodes[1].arguments.isEmpty)
  }

  @Test("a port that takes anything gets the input at the output's place, sockets counted first")
  func wildcard() {
    let lora = comfy(
      "l", "Lora",
      [
        Argument("strength", .number(Number(1))), link("model", "a", "MODEL"),
        link("clip", "a", "CLIP"),
      ], "bypassed")
    for (output, expected) in [("MODEL", "MODEL"), ("CLIP", "CLIP")] {
      let flow = active([
        comfy("a", "Load"), lora, comfy("b", "Sample", [link("any", "l", output)]),
      ])
      #expect(flow.nodes[1].arguments == [link("any", "a", expected)])
    }
  }

  @Test("a bypassed node whose function is not known passes on what comes of the wanted type")
  func unknownFunction() {
    let flow = active([
      comfy("a", "Load"),
      comfy(
        "x", "Mystery",
        [
          Argument("n", .number(Number(1))), link("p", "a", "CLIP"), link("q", "a", "MODEL"),
          link("r", "elsewhere"),
        ], "bypassed"),
      comfy("b", "Sample", [link("model", "x", "OUT")]),
      comfy("c", "Mystery", [link("p", "x", "OUT")]),
    ])
    #expect(flow.nodes[1].arguments == [link("model", "a", "MODEL")])
    #expect(flow.nodes[2].arguments == [link("p", "a", "CLIP")])
  }

  @Test("a port whose function is not known gets what is of the bypassed output's type")
  func unknownTaker() {
    let flow = active([
      comfy("a", "Load"),
      comfy("l", "Lora", [link("model", "a", "MODEL"), link("clip", "a", "CLIP")], "bypassed"),
      comfy("x", "Mystery", [link("p", "l", "CLIP")]),
    ])
    #expect(flow.nodes[1].arguments == [link("p", "a", "CLIP")])
  }

  @Test("values of a bypassed node are not passed on, parameters of the flow are")
  func valuesAndParameters() {
    let reference = Source.output(OutputReference("p"))
    let show = Node("s", FunctionName("show"), [Argument("images", reference)])
    func flow(_ source: Source) -> [Argument]? {
      let pair = Node(
        "p", FunctionName("pair"), [Argument("b", source)], attributes: [Attribute("bypassed")])
      return active([pair, show]).nodes.first?.arguments
    }
    #expect(flow(.parameter("picture")) == [Argument("images", .parameter("picture"))])
    #expect(flow(.value(.text("a.png"))) == [])
  }

  @Test("a list loses what is muted, and goes unfilled when nothing is left")
  func lists() {
    let off = Node("m", FunctionName("pair"), attributes: [Attribute("muted")])
    let on = Node("n", FunctionName("pair"))
    func arguments(_ elements: [Source]) -> [Argument]? {
      active([off, on, Node("s", FunctionName("show"), [Argument("images", .list(elements))])])
        .nodes.last?.arguments
    }
    let muted = Source.output(OutputReference("m"))
    let kept = Source.output(OutputReference("n"))
    #expect(arguments([muted, kept]) == [Argument("images", .list([kept]))])
    #expect(arguments([muted]) == [])
    #expect(
      arguments([muted, .value(.text("a"))])
        == [Argument("images", .value(.list([.text("a")])))])
  }

  @Test("a result that goes unfilled leaves bare statements, and keeps its place in a named flow")
  func results() {
    let nodes = [comfy("a", "Load", [], "muted"), comfy("b", "Load")]
    let returns = ["a", "b"].map { Flow.Return(.output(OutputReference($0)), name: $0) }
    #expect(active(nodes, returns: returns).returns.map(\.name) == ["b"])
    let named = active(nodes, returns: returns, name: "f").returns
    #expect(named.map(\.source) == [.value(.none), .output(OutputReference("b"))])
  }

  @Test("a circle of bypassed nodes passes on nothing")
  func circle() {
    let flow = active([
      comfy("x", "Lora", [link("model", "y", "MODEL")], "bypassed"),
      comfy("y", "Lora", [link("model", "x", "MODEL")], "bypassed"),
      comfy("b", "Sample", [link("model", "x", "MODEL")]),
    ])
    #expect(flow.nodes == [comfy("b", "Sample")])
  }

  @Test("a hundred thousand bypassed nodes in a row are passed through")
  func long() {
    var nodes = [comfy("n0", "Load")]
    for index in 1...100_000 {
      nodes.append(
        comfy("n\(index)", "Lora", [link("model", "n\(index - 1)", "MODEL")], "bypassed"))
    }
    nodes.append(comfy("b", "Sample", [link("model", "n100000", "MODEL")]))
    #expect(active(nodes).nodes.last?.arguments == [link("model", "n0", "MODEL")])
  }
}
