import Flow
import Notation
import OrderedJSON
import Testing

@testable import Comfy

@Suite("flows as workflows of the editor")
struct WorkflowOfFlowTests {
  private func comfy(
    _ name: String, _ className: String, _ arguments: [Argument] = [],
    _ attributes: [Attribute] = []
  ) -> Node {
    Node(name, FunctionName(className, on: "comfy"), arguments, attributes: attributes)
  }

  private func link(_ port: String, _ node: String, _ output: PortName? = nil) -> Argument {
    Argument(port, .output(OutputReference(node, output)))
  }

  private func workflow(
    _ flow: Flow, functions: [Flow] = []
  ) -> (json: JSON, findings: [Diagnostic]) {
    flow.workflow(functions: functions, classes: PromptExamples.classes)
  }

  private func nodes(_ json: JSON) -> [JSON] { json["nodes"]?.array ?? [] }

  private func node(_ json: JSON, _ id: JSON) -> JSON? { nodes(json).first { $0["id"] == id } }

  @Test("the file says what editors look for")
  func frame() {
    let made = workflow(Flow(nodes: [comfy("load_4", "Load")]))
    #expect(made.findings.isEmpty)
    #expect(made.json["version"] == .number("0.4"))
    #expect(made.json["last_node_id"] == 4 && made.json["last_link_id"] == 0)
    #expect(made.json["links"] == [] && made.json["groups"] == [] && made.json["config"] == [:])
    #expect(made.json["definitions"] == nil)
    #expect(Workflow.isWorkflow(made.json))
  }

  @Test("a node has its sockets, outputs, and values with their controls in the class's order")
  func sampler() {
    let made = workflow(
      Flow(nodes: [
        comfy("load_4", "Load"),
        comfy(
          "k_3", "KSampler",
          [
            Argument("cfg", .number(Number(7))), link("model", "load_4", .named("MODEL")),
            Argument("seed", .number(Number(unsigned: .max))),
            Argument("curve", .list([.number(Number(1))])),
          ],
          [Attribute("title", "Mine"), Attribute("control", [.text("seed"), .text("randomize")])]),
      ]))
    #expect(made.findings.isEmpty)
    let sampler = node(made.json, 3)
    #expect(sampler?["type"] == "KSampler" && sampler?["title"] == "Mine")
    #expect(sampler?["mode"] == 0 && sampler?["order"] == 1 && sampler?["flags"] == [:])
    #expect(sampler?["properties"] == ["Node name for S&R": "KSampler"])
    #expect(
      sampler?["inputs"] == [
        ["name": "model", "type": "MODEL", "link": 1],
        ["name": "positive", "type": "CONDITIONING", "link": .null],
        ["name": "mask", "type": "MASK", "shape": 7, "link": .null],
      ])
    #expect(
      sampler?["outputs"] == [["name": "LATENT", "type": "LATENT", "links": .null]])
    #expect(
      sampler?["widgets_values"]
        == [.number("18446744073709551615"), "randomize", 7, false, [1]])
    #expect(made.json["links"] == [[1, 4, 0, 3, 0, "MODEL"]])
    #expect(node(made.json, 4)?["outputs"]?.array?.first?["links"] == [1])
    #expect(node(made.json, 4)?["widgets_values"] == ["a.safetensors"])
  }

  @Test("a linked value has a slot that is marked as a widget's, behind the sockets")
  func linkedWidget() {
    let made = workflow(
      Flow(nodes: [
        comfy("m_1", "Mystery"),
        comfy(
          "e_2", "Encode", [link("text", "m_1", .position(0)), link("clip", "m_1", .position(2))]),
      ]))
    #expect(
      node(made.json, 2)?["inputs"] == [
        ["name": "clip", "type": "CLIP", "link": 1],
        ["name": "text", "type": "STRING", "widget": ["name": "text"], "link": 2],
      ])
    #expect(node(made.json, 2)?["widgets_values"] == [""])
    let outputs = node(made.json, 1)?["outputs"]?.array ?? []
    #expect(outputs.compactMap { $0["type"]?.string } == ["STRING", "*", "CLIP"])
  }

  @Test("modes, colours and ids that are no numbers are kept")
  func marks() {
    let made = workflow(
      Flow(nodes: [
        comfy(
          "a_1", "Load", [], [Attribute("muted"), Attribute("color", [.text("#1"), .text("#2")])]),
        comfy("b", "Load", [], [Attribute("bypassed"), Attribute("id", "57:3")]),
      ]))
    #expect(node(made.json, 1)?["mode"] == 2)
    #expect(node(made.json, 1)?["color"] == "#1" && node(made.json, 1)?["bgcolor"] == "#2")
    #expect(node(made.json, "57:3")?["mode"] == 4)
  }

  @Test("given places and sizes are kept, and other nodes stand right of them")
  func places() {
    let at = Attribute("at", [.number(Number(-50)), .number(Number(0.5))])
    let size = Attribute("size", [.number(Number(300)), .number(Number(90))])
    let made = workflow(
      Flow(nodes: [
        comfy("a_1", "Load", [], [at, size]), comfy("b_2", "Lora", [link("model", "a_1")]),
      ]))
    #expect(node(made.json, 1)?["pos"] == [-50, .number("0.5")])
    #expect(node(made.json, 1)?["size"] == [300, 90])
    #expect((node(made.json, 2)?["pos"]?.array?[0].double ?? 0) > 250)
  }

  @Test("a group is a box round its nodes that no other node stands in")
  func groups() throws {
    let group = [Attribute("group", "Models")]
    let made = workflow(
      Flow(nodes: [
        comfy("a_1", "Load", [], group), comfy("b_2", "Lora", [link("model", "a_1")]),
        comfy("c_3", "Lora", [link("model", "b_2")], group), comfy("d_4", "Load"),
        comfy("e_5", "KSampler", [link("model", "c_3")], [Attribute("group", "Other")]),
      ]))
    let boxes = try #require(made.json["groups"]?.array)
    #expect(boxes.compactMap { $0["title"]?.string } == ["Models", "Other"])
    for (box, members) in zip(boxes, [[1, 3], [5]]) {
      let sides = try #require(box["bounding"]?.array).compactMap(\.double)
      let area = LayoutBox(LayoutPoint(sides[0], sides[1]), LayoutSize(sides[2], sides[3]))
      for node in nodes(made.json) {
        let corner = try #require(node["pos"]?.array).compactMap(\.double)
        let isMember = members.contains(node["id"]?.integer ?? 0)
        #expect(area.contains(LayoutPoint(corner[0], corner[1])) == isMember)
      }
    }
  }

  @Test("a group at given places is drawn as several boxes rather than round other nodes")
  func splitGroups() throws {
    let nodes = (0..<5).map { index in
      let at = Attribute("at", [.number(Number(index * 400)), .number(Number(0))])
      return comfy("a_\(index)", "Load", [], index == 2 ? [at] : [Attribute("group", "G"), at])
    }
    let boxes = try #require(workflow(Flow(nodes: nodes)).json["groups"]?.array)
    #expect(boxes.compactMap { $0["title"]?.string } == ["G", "G"])
    let lefts = boxes.compactMap { $0["bounding"]?.array?[0].double }
    #expect(lefts == [-10, 1190])
  }

  @Test("notes stand at the left with their titles, formatted ones as such")
  func notes() {
    let flow = Flow(
      nodes: [comfy("a_7", "Load")],
      attributes: [
        Attribute("note", "plain"), Attribute("note", [.text("# Head\n- [x](y)"), .text("T")]),
      ])
    let made = workflow(flow)
    #expect(nodes(made.json).compactMap { $0["type"]?.string } == ["Load", "Note", "MarkdownNote"])
    #expect(nodes(made.json).compactMap { $0["id"]?.integer } == [7, 8, 9])
    #expect(node(made.json, 9)?["title"] == "T" && node(made.json, 8)?["title"] == nil)
    #expect(node(made.json, 8)?["widgets_values"] == ["plain"])
    let lefts = nodes(made.json).compactMap { $0["pos"]?.array?[0].double }
    #expect(lefts[1] + 400 < lefts[0] && lefts[2] + 400 < lefts[0])
  }

  @Test("a node of an unknown class is a placeholder with the slots that it uses")
  func unknownClass() {
    let made = workflow(
      Flow(nodes: [
        comfy("a_1", "Load"),
        comfy(
          "m_2", "Mystery",
          [link("x", "a_1", .named("CLIP")), Argument("n", .number(Number(3)))]),
        comfy("n_3", "Mystery", [], [Attribute("values", [.text("raw"), .none])]),
      ]))
    #expect(made.findings.isEmpty)
    #expect(
      node(made.json, 2)?["inputs"] == [
        ["name": "x", "type": "CLIP", "link": 1],
        ["name": "n", "type": "INT", "widget": ["name": "n"], "link": .null],
      ])
    #expect(node(made.json, 2)?["widgets_values"] == [3])
    #expect(node(made.json, 3)?["widgets_values"] == ["raw", .null])
  }

  @Test("a function is a sub-graph with its boundary, and its use shows the values inside")
  func subgraph() throws {
    let inner = Flow(
      name: "encode it", documentation: "Two words.",
      parameters: [
        Port("clip", .named("CLIP")), Port("words", .named("STRING"), defaultValue: .text("hi")),
      ],
      outputs: [OutputPort("COND", .named("CONDITIONING")), OutputPort("same", .named("CLIP"))],
      nodes: [
        comfy(
          "encode_3", "Encode",
          [Argument("clip", .parameter("clip")), Argument("text", .parameter("words"))])
      ],
      returns: [
        Flow.Return(.output(OutputReference("encode_3")), name: "COND"),
        Flow.Return(.parameter("clip"), name: "same"),
      ])
    let use = Node(
      "it_5", FunctionName("encode it"),
      [link("clip", "load_4", .named("CLIP")), Argument("words", .text("b"))])
    let made = workflow(
      Flow(nodes: [
        comfy("load_4", "Load"), use,
        comfy("k_9", "KSampler", [link("positive", "it_5", .named("COND"))]),
      ]), functions: [inner])
    #expect(made.findings.isEmpty)
    let graph = try #require(made.json["definitions"]?["subgraphs"]?.array?.first)
    #expect(graph["name"] == "encode it" && graph["description"] == "Two words.")
    #expect(graph["inputNode"]?["id"] == -10 && graph["outputNode"]?["id"] == -20)
    let instance = try #require(node(made.json, 5))
    #expect(instance["type"] == graph["id"] && instance["title"] == "encode it")
    #expect(instance["inputs"] == [["name": "clip", "type": "CLIP", "link": 1]])
    #expect(instance["widgets_values"] == ["b"])
    let inputs = try #require(graph["inputs"]?.array)
    #expect(inputs.compactMap { $0["name"]?.string } == ["clip", "words"])
    #expect(inputs.compactMap { $0["type"]?.string } == ["CLIP", "STRING"])
    #expect(graph["nodes"]?.array?.first?["widgets_values"] == ["hi"])
    // A parameter that is returned as it is goes through a reroute, with an id that no graph has.
    let reroute = try #require(graph["nodes"]?.array?.last)
    #expect(reroute["type"] == "Reroute" && reroute["id"] == 10)
    let links = try #require(graph["links"]?.array)
    let ends = links.map {
      [$0["origin_id"], $0["origin_slot"], $0["target_id"], $0["target_slot"]].compactMap {
        $0?.integer
      }
    }
    #expect(
      ends == [
        [-10, 0, 3, 0], [-10, 1, 3, 1], [3, 0, -20, 0], [-10, 0, 10, 0], [10, 0, -20, 1],
      ])
    #expect(inputs[0]["linkIds"] == [1, 4] && graph["outputs"]?.array?[1]["linkIds"] == [5])
  }

  struct Odd: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var node: Node
    var code: DiagnosticCode

    init(_ description: String, _ node: Node, _ code: DiagnosticCode) {
      testDescription = description
      self.node = node
      self.code = code
    }
  }

  static let odd: [Odd] = {
    func lora(_ port: PortName, _ source: Source) -> Node {
      Node("x", FunctionName("Lora", on: "comfy"), [Argument(port, source)])
    }
    return [
      Odd("an abstract function", Node("x", FunctionName("trim")), .notRealizable),
      Odd("another target", Node("x", FunctionName("trim", on: "native")), .notRealizable),
      Odd("a value for a socket", lora(.named("model"), .value(.text("m"))), .typeMismatch),
      Odd("a value for nothing", lora(.named("colour"), .value(.text("m"))), .unknownParameter),
      Odd("a place beyond the inputs", lora(.position(9), .value(.none)), .tooManyArguments),
      Odd(
        "a node that is not there", lora(.named("model"), .output(OutputReference("gone"))),
        .deadLink),
      Odd("a parameter without a value", lora(.named("model"), .parameter("p")), .missingParameter),
      Odd(
        "several results for one input",
        lora(
          .named("model"), .list([.output(OutputReference("a")), .output(OutputReference("b"))])),
        .notRealizable),
    ]
  }()

  @Test("what a workflow cannot hold is a finding", arguments: odd)
  func findings(row: Odd) {
    let made = workflow(Flow(parameters: [Port("p", .any)], nodes: [row.node]))
    #expect(made.findings.map(\.code) == [row.code])
    #expect(made.findings.allSatisfy { $0.hint != nil && $0.place?.node == "x" })
  }

  @Test("results of the main flow are named as not being returned")
  func results() {
    let made = workflow(
      Flow(
        nodes: [comfy("a_1", "Load")],
        returns: [Flow.Return(.output(OutputReference("a_1", .named("CLIP"))))]))
    #expect(made.findings.map(\.code) == [.approximated])
    #expect(made.findings.first?.message.contains("a_1.CLIP") == true)
  }

  @Test("a file's bare statements are the workflow, and its other flows sub-graphs")
  func file() {
    let file = SourceFile(
      ["one", nil, "two"].map {
        SourceFile.Item(.flow(Flow(name: $0, nodes: [comfy("a", "Load")])))
      })
    let made = file.workflow(classes: PromptExamples.classes)
    let graphs = made.json["definitions"]?["subgraphs"]?.array ?? []
    #expect(graphs.compactMap { $0["name"]?.string } == ["one", "two"])
    #expect(Set(graphs.compactMap { $0["id"]?.string }).count == 2)
  }

  @Test("a muted use within a function is noted, for the editor may run what is in it")
  func mutedWithin() {
    let inner = Flow(name: "a", nodes: [comfy("x", "Load")])
    let outer = Flow(
      name: "b", nodes: [Node("y", FunctionName("a"), attributes: [Attribute("muted")])])
    let made = workflow(Flow(nodes: [Node("z", FunctionName("b"))]), functions: [inner, outer])
    #expect(made.findings.map(\.code) == [.approximated])
    #expect(made.findings.first?.severity == .note)
  }

  @Test("flows that use themselves or one another are written without end of it")
  func circle() {
    let a = Flow(name: "a", nodes: [Node("x", FunctionName("b"))])
    let b = Flow(name: "b", nodes: [Node("y", FunctionName("a"))])
    let made = workflow(Flow(nodes: [Node("z", FunctionName("a"))]), functions: [a, b])
    #expect(made.json["definitions"]?["subgraphs"]?.array?.count == 2)
  }

  @Test("the same flow gives the same file")
  func stable() {
    let flow = Flow(nodes: [comfy("a_1", "Load"), comfy("b_2", "Lora", [link("model", "a_1")])])
    #expect(workflow(flow).json == workflow(flow).json)
  }
}
