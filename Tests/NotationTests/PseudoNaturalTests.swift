import Flow
import Notation
import Testing

@Suite("the pseudo-natural notation")
struct PseudoNaturalTests {
  private let notation = FlowNotation.pseudoNatural

  @Test(
    "sentences may be joined, broken and punctuated in several ways",
    arguments: [
      "Let a be f of b and c, with x 1 and y 2.", "Let a be f of b, c with x 1, y 2.",
      "let a be f\n  of b, and c,\n  with x: 1,\n  and y = 2.",
      "Let a\nbe\nf of b and\nc with x 1 and y 2\n.", "Let a be f of b and c, with x 1 and y 2 .",
    ])
  func forms(text: String) {
    let parsed = notation.parse(text)
    #expect(parsed.diagnostics.map(\.message) == [])
    #expect(Dataflow.print(parsed.file) == "a = f(b, c, x: 1, y: 2)\n")
    #expect(notation.print(parsed.file) == "Let a be f of b and c, with x 1 and y 2.\n")
  }

  @Test("several sentences may stand in one line")
  func oneLine() {
    let parsed = notation.parse("Let a be f of 5. Let b be g of a.video. Return b as c. // all\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      Dataflow.print(parsed.file) == "a = f(5)\nb = g(a.video)\nreturn c: b // all\n")
  }

  @Test("inputs stay beside their function where they fit, and long clauses are broken")
  func layout() {
    let words = String(repeating: "x", count: 60)
    let text = "a = f(b, text: \"\(words)\", more: \"\(words)\")\n"
    #expect(
      notation.print(Dataflow.parse(text).file) == """
        Let a be f of b,
          with text "\(words)"
          and more "\(words)".

        """)
    #expect(
      notation.print(Dataflow.parse("a = f(b, \"c\\nd\", e)\n").file) == """
        Let a be f
          of b,
          \"\"\"
            c
            d
            \"\"\"
          and e.

        """)
  }

  @Test("a head says what the flow takes and gives")
  func heads() throws {
    let texts = [
      "The flow x.", "The flow x takes (a: image).", "The flow x gives video.",
      "The flow x takes (a: image, b: number[s] = 6 s) and gives (c: video, d: audio).",
    ]
    for text in texts {
      let parsed = notation.parse("\(text)\nLet n be f.\n")
      #expect(parsed.diagnostics.isEmpty)
      #expect(notation.print(parsed.file) == "\(text)\nLet n be f.\n")
    }
  }

  @Test("words of the notation are names in backticks")
  func reservedWords() {
    let words = ["and", "with", "of", "as", "be", "Let", "Return", "The", "That", "Look"]
    for word in words {
      let node = Node(
        word, FunctionName(word),
        [
          Argument(.position(0), .output(OutputReference(word, .named(word)))),
          Argument(word, .output(OutputReference(word))),
        ])
      let flow = Flow(nodes: [node], returns: [Flow.Return(.parameter(word), name: word)])
      let parsed = notation.parse(notation.print(flow))
      #expect(parsed.diagnostics.isEmpty)
      #expect(parsed.file.flows.first?.nodes == [node])
    }
  }

  @Test(
    "each mistake gives one finding at its place",
    arguments: [
      FindingCase(
        "Let a be f\nLet b be g.", .syntax, 1, 11..<11, "Expected `.` at the end of this sentence.",
        hint: "Every sentence ends with a point."),
      FindingCase(
        "Let a be f of b c.", .syntax, 1, 17..<18,
        "Expected `.` at the end of this sentence, but found `c`.", hint: "Join several with `and`."
      ),
      FindingCase(
        "Let a be f(b).", .syntax, 1, 11..<12,
        "Expected `.` at the end of this sentence, but found `(`.",
        hint: "Inputs follow `of`, and parameters follow `with`."),
      FindingCase(
        "Let a = f.", .syntax, 1, 7..<8, "Expected `be` and a function after a, but found `=`.",
        hint: "Write Let a be ..."),
      FindingCase(
        "Let a be f of and b.", .syntax, 1, 15..<18,
        "Expected an input of f, but found `and`.",
        hint: "A name that is a word of the notation stands in backticks."),
      FindingCase(
        "Let a be f with x.", .syntax, 1, 18..<19, "Expected a value for x, but found `.`."),
      FindingCase(
        "Let a be f with 3 x.", .syntax, 1, 19..<20,
        "Expected `:` after the number of an input, but found `x`."),
      FindingCase(
        "Make a.\nLet b be g.", .syntax, 1, 1..<5, "Expected a sentence, but found `Make`.",
        hint: "Sentences begin with Let, Return, Look for files, or That is all."),
      FindingCase(
        "Let a be f with x 6 sek.", .unknownUnit, 1, 21..<24, "There is no unit named sek.",
        hint: "Did you mean s?"),
      FindingCase(
        "Let a be f. Let a be g.", .duplicateName, 1, 17..<18, "There is a node named a already."),
      FindingCase(
        "Return a. Return b.", .syntax, 1, 11..<17, "This flow has given its results already."),
      FindingCase(
        "Look for files \"x\".", .syntax, 1, 16..<19,
        "Expected `in` and a folder, but found a text."),
      FindingCase(
        "The flow f takes a.\nLet b be g.", .syntax, 1, 18..<19,
        "Expected `(` and the parameters of f, but found `a`."),
      FindingCase(
        "Let a be f of [1, 2.\nLet b be g.", .syntax, 1, 20..<21,
        "Expected `,` or `]` in the list, but found `.`."),
    ])
  func findings(expected: FindingCase) throws {
    try FindingTests.check(expected, notation)
  }

  @Test("what is right around mistakes is read, and each has its finding")
  func recovery() {
    let text = """
      The flow film takes (seconds: nubmer) and gives video.
      Let a be load_image with file "x.jpg.
      Let b be load
      Let c be merge of a b, with mode 1e999.
      Let d mix of c.
      Let e be mix of c and @, with x 3. // kept
      Return e.

      The flow next.
      Let f be g.
      """
    let parsed = notation.parse(text)
    #expect(parsed.diagnostics.compactMap(\.span?.line) == [1, 2, 3, 4, 5, 6])
    #expect(parsed.file.flows.map(\.name) == ["film", "next"])
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a", "b", "c", "e"])
    #expect(parsed.file.flows.first?.returns.count == 1)
    #expect(parsed.file.flows.last?.nodes.map(\.name) == ["f"])
  }
}
