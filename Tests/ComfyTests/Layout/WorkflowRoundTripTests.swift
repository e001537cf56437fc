import Comfy
import Flow
import Notation
import OrderedJSON
import Testing

@Suite("flows through workflows of the editor and back")
struct WorkflowRoundTripTests {
  /// Generates files of flows in the form in which workflows are read.
  private struct Generator {
    var state: UInt64
    var lastID = 0

    static let classes = PromptExamples.classes
    static let texts = ["", "a", "57:3", "two words", "\"q\"", "é人", "line\nline", "{x}", "7"]

    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    mutating func text() -> String { Generator.texts[roll(Generator.texts.count)] }

    mutating func value(for input: NodeInput) -> Value {
      switch input.type {
      case "INT": .number(Number(roll(1000)))
      case "FLOAT": .number(Number(Double(roll(1000)) / 8))
      case "BOOLEAN": .boolean(roll(2) == 0)
      case "COMBO": .text(roll(2) == 0 ? "a.safetensors" : "b.safetensors")
      case "CURVE": .list([.list([.number(Number(0)), .number(Number(roll(9)))])])
      default: .text(text())
      }
    }

    /// What earlier nodes give, by type.
    struct Scope {
      var outputs: [(type: String, source: Source)] = []
      var parameters: [Port] = []

      func sources(_ type: String) -> [Source] {
        outputs.filter { $0.type == type || type == "*" }.map(\.source)
      }
    }

    mutating func file() -> SourceFile {
      var flows: [Flow] = []
      for index in 0..<roll(3) { flows.append(flow("part \(index)", functions: flows)) }
      flows.append(flow(nil, functions: flows))
      return SourceFile(flows.map { SourceFile.Item(.flow($0)) })
    }

    mutating func flow(_ name: String?, functions: [Flow]) -> Flow {
      var scope = Scope()
      var nodes: [Node] = []
      for _ in 0..<(1 + roll(8)) {
        if !functions.isEmpty, roll(4) == 0 {
          nodes.append(use(functions[roll(functions.count)], &scope, isInner: name != nil))
        } else {
          nodes.append(node(&scope, isInner: name != nil))
        }
      }
      var flow = Flow(name: name, parameters: scope.parameters, nodes: nodes)
      if name != nil {
        for (index, output) in scope.outputs.enumerated() where index < 3 {
          flow.outputs.append(OutputPort("out \(index)", .named(output.type)))
          flow.returns.append(Flow.Return(output.source, name: "out \(index)"))
        }
      }
      for _ in 0..<roll(3) {
        let title: [Value] = roll(2) == 0 ? [] : [.text("about it")]
        flow.attributes.append(Attribute("note", [.text("note " + text())] + title))
      }
      return flow
    }

    mutating func attributes() -> [Attribute] {
      var attributes: [Attribute] = []
      if roll(4) == 0 { attributes.append(Attribute("title", "T " + text())) }
      switch roll(8) {
      case 0: attributes.append(Attribute("muted"))
      case 1: attributes.append(Attribute("bypassed"))
      default: break
      }
      if roll(3) == 0 { attributes.append(Attribute("group", "group \(roll(2))")) }
      return attributes
    }

    mutating func node(_ scope: inout Scope, isInner: Bool) -> Node {
      let nodeClass = Generator.classes.all[roll(Generator.classes.all.count)]
      lastID += 1
      let name = NodeNaming.names(of: [(String(lastID), nodeClass.name)])[0].name
      var arguments: [Argument] = []
      for input in nodeClass.inputs {
        if isInner, roll(4) == 0, let port = nodeClass.signature.port(input.name) {
          arguments.append(
            Argument(input.name, .parameter(parameter(port, input, &scope))))
          continue
        }
        let sources = scope.sources(input.type)
        if !sources.isEmpty, roll(4) > 0 {
          arguments.append(Argument(input.name, sources[roll(sources.count)]))
          // What a link hides stands at its default again.
        } else if input.isWidget {
          arguments.append(Argument(input.name, value(for: input)))
        }
      }
      var attributes = attributes()
      if nodeClass.name == "KSampler", roll(2) == 0 {
        attributes.append(Attribute("control", [.text("seed"), .text("randomize")]))
      }
      for (output, type) in zip(nodeClass.outputNames, nodeClass.outputs) {
        scope.outputs.append(
          (type.type, .output(OutputReference(name, .named(output)))))
      }
      return Node(
        name, FunctionName(nodeClass.name, on: "comfy"), arguments, attributes: attributes)
    }

    /// Adds a parameter that fills an input alone, as reading makes it.
    mutating func parameter(_ port: Port, _ input: NodeInput, _ scope: inout Scope) -> String {
      let name = "p \(scope.parameters.count)"
      var made = Port(name, port.type, defaultValue: input.isRequired ? nil : Value.none)
      if input.isWidget {
        made = port
        made.name = name
        made.choices = []
        made.defaultValue = value(for: input)
      }
      scope.parameters.append(made)
      return name
    }

    mutating func use(_ flow: Flow, _ scope: inout Scope, isInner: Bool) -> Node {
      lastID += 1
      let name = NodeNaming.names(of: [(String(lastID), flow.name ?? "")])[0].name
      var arguments: [Argument] = []
      for port in flow.parameters {
        guard case .named(let type) = port.type else { continue }
        let sources = scope.sources(type)
        if !sources.isEmpty, roll(2) == 0 {
          arguments.append(Argument(port.name, sources[roll(sources.count)]))
        } else if port.literalType != nil, let value = port.defaultValue, roll(2) == 0 {
          arguments.append(Argument(port.name, .value(value)))
        }
      }
      for output in flow.outputs {
        guard case .named(let type) = output.type else { continue }
        scope.outputs.append((type, .output(OutputReference(name, .named(output.name)))))
      }
      // The editor runs what is in a muted use within a sub-graph.
      let marks = isInner ? attributes().without(.muted, .bypassed) : attributes()
      return Node(name, FunctionName(flow.name ?? ""), arguments, attributes: marks)
    }
  }

  @Test(
    "a file comes back the same from its workflow, and means the same prompt", arguments: 0..<300)
  func file(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &* 104_729)
    let file = generator.file()
    let written = file.workflow(classes: PromptExamples.classes)
    #expect(written.findings.isEmpty)
    let json = try JSON(parsing: written.json.bytes(pretty: true))
    let workflow = try Workflow(json: json)
    let read = workflow.file(classes: PromptExamples.classes).file
    #expect(read == file, "\(Dataflow.print(file))")
    var functions = file.flows
    let main = functions.removeLast()
    let prompt = main.prompt(functions: functions, classes: PromptExamples.classes)
    #expect(prompt.findings.isEmpty)
    let queued = workflow.prompt(classes: PromptExamples.classes).prompt
    #expect(untitled(prompt.prompt) == untitled(queued), "\(Dataflow.print(file))")
  }

  private func untitled(_ prompt: Prompt) -> JSON {
    Prompt(prompt.nodes.map { PromptNode($0.id, $0.classType, $0.inputs) }).json.inNameOrder
  }

  @Test("a hundred thousand nodes are written")
  func large() {
    var nodes = [Node("load_0", FunctionName("Load", on: "comfy"))]
    for index in 1..<100_000 {
      let source = "\(index == 1 ? "load" : "lora")_\(index - 1)"
      nodes.append(
        Node(
          "lora_\(index)", FunctionName("Lora", on: "comfy"),
          [Argument("model", .output(OutputReference(source, .named("MODEL"))))]))
    }
    let made = Flow(nodes: nodes).workflow(classes: PromptExamples.classes)
    #expect(made.findings.isEmpty)
    #expect(made.json["links"]?.array?.count == 99_999)
  }
}
