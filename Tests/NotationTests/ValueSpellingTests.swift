import Flow
import Notation
import Testing

@Suite("how values, names and types are spelled")
struct ValueSpellingTests {
  private func value(_ text: String) throws -> Source? {
    let parsed = Dataflow.parse("a = f(x: \(text))")
    #expect(parsed.diagnostics.map(\.message) == [])
    let source = parsed.file.flows.first?.node("a")?.argument("x")?.source
    #expect(Dataflow.parse(Dataflow.print(parsed.file)).file == parsed.file)
    return source
  }

  @Test(
    "records keep their fields in order, with any names",
    arguments: [
      ("{}", []), ("{a: 1}", ["a"]), ("{a: 1, \"odd key\": [1, {b: none}],}", ["a", "odd key"]),
      ("{`x y`: 1}", ["x y"]), ("{\"\": 1, a: 2, a: 3}", ["", "a", "a"]),
      ("{true: 1, flow: 2, größe: 3}", ["true", "flow", "größe"]),
      ("{\n  a: 1, // one\n  b: 2\n}", ["a", "b"]),
    ])
  func records(text: String, names: [String]) throws {
    guard case .value(.record(let fields)) = try value(text) else {
      Issue.record("no record")
      return
    }
    #expect(fields.map(\.name) == names)
  }

  @Test(
    "a mistake in a record is a finding, and the rest of the flow is read",
    arguments: [
      ("{a: 1", "Expected `}` to close the record, but found `)`."),
      ("{a 1}", "Expected `:` and a value after a"),
      ("{a: b}", "Expected a value, but found `b`."), ("{1: 2}", "Expected the name of a field"),
      ("{a: 1]}", "Expected `}` to close the record, but found `]`."),
    ])
  func recordMistakes(text: String, message: String) {
    let parsed = Dataflow.parse("flow x() {\n  a = f(x: \(text))\n  b = g()\n}\nflow y() {\n}")
    let first = parsed.diagnostics.first
    #expect(first?.message.hasPrefix(message) == true, "\(first?.message ?? "")")
    #expect(first?.span?.line == 2)
    #expect(parsed.file.flows.map(\.name) == ["x", "y"])
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a", "b"])
  }

  @Test(
    "outputs are named by their number where nothing else is known",
    arguments: [
      ("n", OutputReference("n")), ("n.1", OutputReference("n", .position(0))),
      ("n.2", OutputReference("n", .position(1))),
      ("n.IMAGE", OutputReference("n", .named("IMAGE"))),
      ("n.`2`", OutputReference("n", .named("2"))),
      ("`n m`.3", OutputReference("n m", .position(2))),
    ])
  func outputs(text: String, reference: OutputReference) throws {
    for notation in FlowNotation.allCases {
      let node = Node("a", FunctionName("f"), [Argument("x", .output(reference))])
      let printed = notation.print(Flow(nodes: [node]))
      #expect(printed.contains(text))
      #expect(notation.parse(printed).file.flows.first?.nodes == [node])
    }
    #expect(try value(text) == .output(reference))
  }

  @Test(
    "a name that is no identifier stands in backticks wherever a name stands",
    arguments: FlowNotation.allCases, ["Foo (bar)", "a.b", "é`\\", "with", "true", "and", "2x"])
  func names(notation: FlowNotation, name: String) {
    let other = name + " "
    let reference = OutputReference(name, .named(name))
    let flow = Flow(
      name: name, parameters: [Port(name, .named("FLOAT,INT")), Port(other, .named(name))],
      outputs: [OutputPort(name, .any)],
      nodes: [
        Node(
          name, FunctionName(name, on: name),
          [Argument(name, .output(reference)), Argument(other, .parameter(other))],
          furtherNames: ["x\(name)"], attributes: [Attribute(name, name)])
      ],
      returns: [Flow.Return(.output(reference), name: name)])
    let file = SourceFile([
      SourceFile.Item(.function(Signature(FunctionName("f", on: name), ports: [], outputs: []))),
      SourceFile.Item(.flow(flow), comments: Comments(blankLineBefore: true)),
    ])
    let parsed = notation.parse(notation.print(file))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.file == file)
  }

  @Test(
    "a port says what its literals are behind its type",
    arguments: [
      ("INT|whole", Port("p", .named("INT"), literal: .modality(.number), isWhole: true)),
      ("FLOAT|number", Port("p", .named("FLOAT"), literal: .modality(.number))),
      ("number|whole", Port("p", .modality(.number), isWhole: true)),
      ("number whole", Port("p", .modality(.number), isWhole: true)),
      ("STRING|text", Port("p", .named("STRING"), literal: .modality(.text))),
      (
        "BOOLEAN|boolean = true",
        Port(
          "p", .named("BOOLEAN"), literal: .modality(.boolean), defaultValue: .boolean(true))
      ),
      ("`FLOAT,INT`|[number]", Port("p", .named("FLOAT,INT"), literal: .list(.modality(.number)))),
      (
        "COMBO|text in [\"a\"] = \"a\"",
        Port(
          "p", .named("COMBO"), literal: .modality(.text), choices: [Port.Choice("a")],
          defaultValue: .text("a"))
      ),
      (
        "FLOAT|number in 0...1 step 0.05 = 1.0",
        Port(
          "p", .named("FLOAT"), literal: .modality(.number),
          range: ValueRange(Number(0), Number(1)), step: Number("0.05"),
          defaultValue: Number("1.0").map { .number($0) })
      ),
      (
        "number[s] = 4 step 2",
        Port(
          "p", .modality(.number), unit: .seconds, step: Number(2),
          defaultValue: .number(Number(4)))
      ),
      ("LATENT|text whole", Port("p", .named("LATENT"), literal: .modality(.text), isWhole: true)),
      ("*|`whole`", Port("p", .any, literal: .named("whole"))),
      (
        "* = {a: 1}",
        Port(
          "p", .any, defaultValue: .record([Value.Field("a", .number(Number(1)))]))
      ),
    ])
  func ports(text: String, port: Port) {
    let parsed = Dataflow.parse("function f(p: \(text))")
    #expect(parsed.diagnostics.map(\.message) == [])
    #expect(parsed.file.functions.first?.ports == [port])
    #expect(Dataflow.parse(Dataflow.print(parsed.file)).file == parsed.file)
  }

  @Test("a number that no number holds gives one finding, whatever the range says")
  func endlessNumbers() {
    let digits = String(repeating: "9", count: 40)
    for text in ["1...\(digits)", "\(digits)...5", "-\(digits)...5"] {
      let parsed = Dataflow.parse("function f(x: number in \(text))")
      #expect(parsed.diagnostics.map(\.code) == [.invalidNumber])
    }
    let parsed = Dataflow.parse("a = f(seed: \(digits), steps: 1)")
    #expect(parsed.diagnostics.map(\.code) == [.invalidNumber])
    let findings = [PortName.named("seed"), .named("steps")].map {
      Diagnostic(.outOfRange, "", at: .argument(node: "a", $0))
    }
    // What is said of the number that stands in for it would only confuse.
    #expect(parsed.map.located(findings).map(\.place) == [findings[1].place])
  }
}
