import Flow
import Notation
import Testing

@Suite("attributes")
struct AttributeTests {
  private func flow(_ text: String, _ notation: FlowNotation = .dataflow) throws -> Flow {
    let parsed = notation.parse(text)
    #expect(parsed.diagnostics.map(\.message) == [])
    return try #require(parsed.file.flows.first)
  }

  @Test("attributes stand above their node, with any values, one or several in a line")
  func nodes() throws {
    let flow = try flow(
      """
      // First.
      @title("First pass") @muted
      // Between.
      @at(10, -20.5)
      @note() // behind
      a = f()
      @values([1, none], {width: 512, "odd key": true}, 6 s) b = g(a)
      """)
    #expect(
      flow.node("a")?.attributes == [
        Attribute("title", "First pass"), Attribute("muted"),
        Attribute("at", [.number(Number(10)), .number(Number("-20.5") ?? Number(0))]),
        Attribute("note"),
      ])
    #expect(flow.node("a")?.comments.leading == ["First.", "Between.", "behind"])
    let record = Value.record([
      Value.Field("width", .number(Number(512))), Value.Field("odd key", .boolean(true)),
    ])
    let list = Value.list([.number(Number(1)), .none])
    #expect(
      flow.node("b")?.attributes == [
        Attribute("values", [list, record, .quantity(Quantity(Number(6), .seconds))])
      ])
    #expect(flow.node("a")?.mode == .muted)
  }

  @Test(
    "an empty line tells the attributes of a flow without a head from those of its first node",
    arguments: [FlowNotation.dataflow, .pseudoNatural])
  func bareFlows(notation: FlowNotation) throws {
    let node = notation == .dataflow ? "a = f()" : "Let a be f."
    let both = try flow("/// Doc.\n@note(\"x\")\n\n@title(\"y\")\n\(node)\n", notation)
    #expect(both.attributes == [Attribute("note", "x")])
    #expect(both.nodes.first?.attributes == [Attribute("title", "y")])
    #expect(try flow("@note(\"x\")\n\(node)\n", notation).attributes == [])
    #expect(try flow("@note(\"x\")\n\n\(node)\n", notation).nodes.first?.attributes == [])
    let text = notation.print(both)
    #expect(text == "/// Doc.\n@note(\"x\")\n\n@title(\"y\")\n\(node)\n")
  }

  @Test("a flow's and a realization's attributes stand above their heads")
  func heads() throws {
    let text = """
      /// Doc.
      @note("x", "y") @title("z")
      flow a() {
        @muted
        b = f()
      }

      @note("r")
      realize f on t {
      }

      """
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      parsed.file.flows.first?.attributes
        == [Attribute("note", [.text("x"), .text("y")]), Attribute("title", "z")])
    #expect(parsed.file.flows.first?.nodes.first?.attributes == [Attribute("muted")])
    #expect(parsed.file.realizations.first?.body?.attributes == [Attribute("note", "r")])
    #expect(Dataflow.print(parsed.file) == text)
  }

  @Test("attributes that fit stand in one line, others each in a line of its own")
  func layout() {
    let long = String(repeating: "x", count: 60)
    let node = Node("a", FunctionName("f"), attributes: [Attribute("title", long)])
    var two = node
    two.attributes.append(Attribute("note", long))
    #expect(Dataflow.print(Flow(nodes: [node])) == "@title(\"\(long)\")\na = f()\n")
    #expect(
      Dataflow.print(Flow(nodes: [two])) == "@title(\"\(long)\")\n@note(\"\(long)\")\na = f()\n")
    var block = node
    block.attributes = [Attribute("muted"), Attribute("note", [.text("a\nb"), .text("c")])]
    #expect(
      Dataflow.print(Flow(nodes: [block])) == """
        @muted
        @note(
          \"\"\"
            a
            b
            \"\"\",
          "c",
        )
        a = f()

        """)
  }

  @Test(
    "attributes above what has none are a finding",
    arguments: [
      "@muted\nfunction f()", "@muted\nmodality audio words [\"x\"]", "@muted", "a = f()\n@muted",
      "@muted\nwords for f [\"x\"]", "@muted\nrealize f on t", "a = f()\n@muted\nreturn a",
      "flow x() {\n  a = f()\n@muted\n}",
    ])
  func misplaced(text: String) {
    let findings = Dataflow.parse(text).diagnostics
    #expect(
      findings.map(\.message) == [
        "The attribute @muted stands above nothing that has attributes."
      ])
    let line = text.split(separator: "\n").firstIndex { $0.contains("@") }
    #expect(findings.first?.span?.line == line.map { $0 + 1 })
  }

  @Test(
    "a mistake in an attribute is a finding and hides nothing else",
    arguments: [
      ("@title(x)\na = f()", "Expected a value, but found `x`."),
      ("@title(\"x\"\na = f()", "Expected `)` to close the values of @title."),
      ("@ title\na = f()\nb = 5", "Expected a function with its arguments, but found `5`."),
      ("@5\na = f()", "Expected a statement, but found `@`."),
    ])
  func mistakes(text: String, message: String) {
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.map(\.message) == [message])
    #expect(parsed.file.flows.first?.nodes.first?.name == "a")
  }
}
