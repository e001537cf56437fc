import Flow
import Notation
import Testing

@Suite("reading")
struct ReadingTests {
  private func flow(_ text: String) throws -> Flow {
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    return try #require(parsed.file.flows.first)
  }

  private func source(_ text: String) throws -> Source? {
    try flow("a = f(x: \(text))").node("a")?.argument("x")?.source
  }

  @Test(
    "literals are read as they are written",
    arguments: [
      (#""a \"b\" \\ \n\t\r\u{1F426}""#, .text("a \"b\" \\ \n\t\r🐦")), ("\"\"", .text("")),
      ("true", .boolean(true)), ("false", .boolean(false)), ("none", .none), ("[]", .list([])),
      ("[true, [none],]", .list([.boolean(true), .list([.none])])),
      ("\"\"\"\n    one\n      two\n\n    three\n    \"\"\"", .text("one\n  two\n\nthree")),
      ("\"\"\"\n  one\n two\n   three\n  \"\"\"", .text("one\ntwo\n three")),
      ("\"\"\"\n    one\n      two\"\"\"", .text("one\n  two")),
      ("\"\"\"one \"two\" \\u{41}\"\"\"", .text("one \"two\" A")),
      ("\"\"\"\n\"\"\"", .text("")),
    ] as [(String, Value)])
  func literals(text: String, value: Value) throws {
    #expect(try source(text) == .value(value))
  }

  @Test(
    "numbers keep their characters",
    arguments: [
      "0", "-0", "0.60", "1e-3", "1E+05", "18446744073709551615", "-9223372036854775808", "007",
    ])
  func numbers(literal: String) throws {
    let number = try #require(Number(literal))
    #expect(try source(literal) == .value(.number(number)))
    #expect(Dataflow.print(try flow("a = f(x: \(literal))")) == "a = f(x: \(literal))\n")
  }

  @Test(
    "every unit is read, directly after its number and after a space",
    arguments: QuantityUnit.allCases)
  func units(unit: QuantityUnit) throws {
    let quantity = Source.value(.quantity(Quantity(Number(6), unit)))
    #expect(try source("6\(unit.rawValue)") == quantity)
    #expect(try source("6 \(unit.rawValue)") == quantity)
  }

  @Test("other spellings of a unit are printed in the canonical one")
  func unitSpellings() throws {
    let text = "a = f(6 seconds, 50percent, 45°, 2 times, 100 pixels)"
    #expect(Dataflow.print(try flow(text)) == "a = f(6 s, 50 %, 45 deg, 2 x, 100 px)\n")
  }

  @Test("a number at the end of a line has no unit on the next one")
  func unitOnNextLine() throws {
    let flow = try flow("a = f(\n  6\n  , s)\n")
    #expect(
      flow.nodes.first?.arguments.map(\.source)
        == [.value(.number(Number(6))), .output(OutputReference("s"))])
  }

  @Test("a plain name is the earlier node, else the parameter, else any other node")
  func names() throws {
    let flow = try flow(
      """
      flow x(a: image, b: image) {
        c = f(a, b, d)
        a = g(a)
        d = h(a)
        return a, b, d, e, flow.a
      }
      """)
    #expect(
      flow.node("c")?.arguments.map(\.source)
        == [.parameter("a"), .parameter("b"), .output(OutputReference("d"))])
    #expect(flow.node("a")?.arguments.map(\.source) == [.parameter("a")])
    #expect(flow.node("d")?.arguments.map(\.source) == [.output(OutputReference("a"))])
    #expect(
      flow.returns.map(\.source) == [
        .output(OutputReference("a")), .parameter("b"), .output(OutputReference("d")),
        .output(OutputReference("e")), .parameter("a"),
      ])
  }

  @Test("in a realization every name that no earlier node has is a parameter")
  func realizationNames() throws {
    let parsed = Dataflow.parse(
      """
      realize f on native {
        image = native.load(image, other)
        blur(image)
        return blur
      }
      """)
    #expect(parsed.diagnostics.isEmpty)
    let body = try #require(parsed.file.realizations.first?.body)
    #expect(body.nodes.map(\.name) == ["image", "blur_2"])
    #expect(
      body.nodes.first?.arguments.map(\.source) == [.parameter("image"), .parameter("other")])
    #expect(body.nodes.last?.arguments.map(\.source) == [.output(OutputReference("image"))])
    #expect(body.returns.map(\.source) == [.parameter("blur")])
  }

  @Test("further names mean further outputs and are printed as names")
  func furtherNames() throws {
    let text = "a, b, c = split(x)\nd = f(b, c, a.2, a.frames, b)\nreturn c\n"
    let flow = try flow(text)
    #expect(flow.node("a")?.furtherNames == ["b", "c"])
    let second = Source.output(OutputReference("a", .position(1)))
    let third = Source.output(OutputReference("a", .position(2)))
    #expect(
      flow.node("d")?.arguments.map(\.source)
        == [second, third, second, .output(OutputReference("a", .named("frames"))), second])
    #expect(
      Dataflow.print(flow)
        == "a, b, c = split(x)\nd       = f(b, c, b, a.frames, b)\nreturn c\n")
  }

  @Test("calls without a name, and calls within calls, get names of their own")
  func madeUpNames() throws {
    let text = """
      // What it shows.
      save_video(join(load("a"), load("b"))) // done
      save_video = other()
      comfy.`[Comfy3D] TripoSR`(save_video)
      return f(x)
      """
    #expect(
      Dataflow.print(try flow(text)) == """
        // What it shows.
        load            = load("a")
        load_2          = load("b")
        join            = join(load, load_2)
        save_video_2    = save_video(join) // done
        save_video      = other()
        Comfy3D_TripoSR = comfy.`[Comfy3D] TripoSR`(save_video)
        f               = f(x)
        return f

        """)
  }

  @Test("arguments can be addressed by their number")
  func numberedArguments() throws {
    let flow = try flow("a = f(x, y: 1, 3: z)")
    #expect(
      flow.nodes.first?.arguments.map(\.port) == [.position(0), .named("y"), .position(2)])
    #expect(Dataflow.print(flow) == "a = f(x, y: 1, 3: z)\n")
  }

  @Test("every keyword can be a node's name")
  func keywords() throws {
    let words = [
      "flow", "function", "realize", "return", "files", "from", "modality", "words", "needs", "on",
      "in", "output", "for",
    ]
    let text = words.map { "\($0) = f(\($0), x: [\($0)], y: \($0).video)\n" }.joined()
    let flow = try flow(text.replacing("flow.video", with: "`flow`.video"))
    #expect(flow.nodes.map(\.name) == words)
    for node in flow.nodes {
      #expect(node.arguments.first?.source == .output(OutputReference(node.name)))
    }
    for word in words {
      let returned = try self.flow("\(word) = f()\nreturn \(word), \(word): \(word)\n")
      #expect(returned.returns.map(\.source.references.first?.node) == [word, word])
    }
  }

  @Test("comments stay with what they stand at")
  func comments() throws {
    let flow = try flow(
      """
      flow x() { // first
        // a
        //b

        a = f( // inner
          1, // one
          2
        ) // behind

        // of the result
        return a // its end
        // closing
      }
      """)
    let node = try #require(flow.nodes.first)
    #expect(node.comments.leading == ["first", "a", "b", "inner", "one"])
    #expect(node.comments.trailing == "behind")
    #expect(
      flow.returns.first?.comments
        == Comments(leading: ["of the result"], trailing: "its end", blankLineBefore: true))
    #expect(flow.closingComments == ["closing"])
  }

  @Test("folders belong to the flow that follows, or to the one they stand in")
  func folders() throws {
    let parsed = Dataflow.parse(
      """
      files from "a"
      flow x() {
        files from "b"
        y = f()
      }
      files from "c"
      z = f()
      files from "d"
      """)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.file.flows.map(\.folders) == [["a", "b"], ["c", "d"]])
  }
}
