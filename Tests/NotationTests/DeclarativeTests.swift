import Flow
import Notation
import Testing

@Suite("the declarative notation")
struct DeclarativeTests {
  private let notation = FlowNotation.declarative

  @Test("the sections may stand in any order and more than once")
  func sections() throws {
    let parsed = notation.parse(
      """
      topology
        a -> b.1
      parameters
        b.strength = 0.6
      functions
        a: load
        b: blur
      parameters
        a.file = "x.png"
      """)
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      Dataflow.print(parsed.file) == "a = load(file: \"x.png\")\nb = blur(a, strength: 0.6)\n")
  }

  @Test("a node lists its ports only where their order says more than the sections do")
  func order() {
    let texts = [
      "a = f(b, c, x: 1, y: [b, 2])\n", "a = f(x: b, y: 1)\n", "a = f(2: b, 1: c)\n",
      "a = f(b, x: 1, 2: c)\n", "a = f(x: b, x: 1, x: c)\n", "a = f()\n",
    ]
    let lists = [
      "a: f\n", "a: f(x, y)\n", "a: f(2, 1)\n", "a: f(1, x, 2)\n", "a: f\n", "a: f\n",
    ]
    for (text, list) in zip(texts, lists) {
      let file = Dataflow.parse(text).file
      let printed = notation.print(file)
      #expect(printed.hasPrefix("functions\n  \(list)"), "\(printed)")
      #expect(notation.parse(printed).file == file)
    }
  }

  @Test("comments at a parameter or a link go to its node")
  func comments() {
    let text = """
      functions
        // one
        a: f // end
      // three
      parameters
        // four
        a.x = 1 // five
        /// six
        a.y = [ // seven
          1
        ]
      """
    let parsed = notation.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    let node = parsed.file.flows.first?.nodes.first
    #expect(node?.comments.leading == ["one", "three", "four", "five", "six", "seven"])
    #expect(node?.comments.trailing == "end")
  }

  @Test("names are nodes in the topology and parameters of the flow under parameters")
  func names() {
    let text = """
      flow x(a: image)
      functions
        a: f
        b: g
      parameters
        b.size = a
      topology
        [a, flow.a, a.1] -> b.images
      return a, flow.a
      """
    let parsed = notation.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    let node = parsed.file.flows.first?.node("b")
    #expect(node?.argument("size")?.source == .parameter("a"))
    #expect(
      node?.argument("images")?.source
        == .list([
          .output(OutputReference("a")), .parameter("a"),
          .output(OutputReference("a", .position(0))),
        ]))
    #expect(parsed.file.flows.first?.returns.map(\.source).last == .parameter("a"))
  }

  @Test(
    "each mistake gives one finding at its place",
    arguments: [
      FindingCase(
        "functions\n  a: f\nparameters\n  b.x = 1", .unknownNode, 4, 3..<4,
        "There is no node named b."),
      FindingCase(
        "functions\n  clip: f\ntopology\n  clip -> clap.x", .unknownNode, 4, 11..<15,
        "There is no node named clap.", hint: "Did you mean clip?"),
      FindingCase(
        "functions\n  a, b: f\nparameters\n  b.x = 1", .unknownNode, 4, 3..<4,
        "b is an output of a and has no ports.", hint: "Write a.x."),
      FindingCase(
        "functions\n  a: f(x)", .syntax, 2, 8..<9,
        "The port x of a is listed, but nothing fills it."),
      FindingCase(
        "a: f", .syntax, 1, 1..<2, "This line belongs in the section `functions`.",
        hint: "Write `functions` on a line of its own above it."),
      FindingCase(
        "functions\n  a: f\n  a.x = 1", .syntax, 3, 3..<4,
        "This line belongs in the section `parameters`."),
      FindingCase(
        "functions\n  a: f\n  a: g", .duplicateName, 3, 3..<4, "There is a node named a already."),
      FindingCase(
        "functions\n  a f", .syntax, 2, 5..<6, "Expected `:` and a function after a, but found `f`."
      ),
      FindingCase(
        "functions\n  a: f\nparameters\n  a.x 1", .syntax, 4, 7..<8,
        "Expected `=` and a value for a.x, but found `1`."),
      FindingCase(
        "functions\n  a: f\ntopology\n  a -> a", .syntax, 4, 9..<9,
        "Expected `.` and a port of a, but found the end of the file."),
      FindingCase(
        "functions\n  a: f\nparameters\n  a.x = [1, 2\n  a.y = 3", .syntax, 4, 14..<14,
        "Expected `]` to close the list."),
      FindingCase(
        "functions\n  a: f\nparameters\n  a.0 = 3", .syntax, 4, 5..<6,
        "Ports are counted 1, 2, 3 and so on."),
      FindingCase(
        "flow x y\nfunctions\n  a: f", .syntax, 1, 8..<9,
        "Expected the end of the line after the head of the flow, but found `y`."),
      FindingCase(
        "5", .syntax, 1, 1..<2,
        "Expected `functions`, `parameters`, `topology` or `return`, but found `5`."),
    ])
  func findings(expected: FindingCase) throws {
    try FindingTests.check(expected, notation)
  }

  @Test("what is right around mistakes is read, and each has its finding")
  func recovery() {
    let text = """
      flow film(seconds: nubmer) -> video
      functions
        a: load_image
        b load
        c: merge(
        d: mix
      parameters
        a.file = "x.jpg
        c.mode = 1e999
        b.file = "y"
        d.x = 3 4
      topology
        a -> c.1
        -> d.2
        a, d.3
      return d
      flow next
      functions
        e: f
      """
    let parsed = notation.parse(text)
    let lines = parsed.diagnostics.compactMap(\.span?.line)
    #expect(lines == [1, 4, 5, 8, 9, 11, 14, 15, 15])
    #expect(parsed.file.flows.map(\.name) == ["film", "next"])
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a", "c", "d"])
    #expect(parsed.file.flows.first?.returns.count == 1)
  }
}
