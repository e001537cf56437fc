import Comfy
import Flow
import Notation
import OrderedJSON
import Testing

@Suite("prompts through flows and their text")
struct PromptRoundTripTests {
  /// Generates prompts of known and unknown classes, with ids, names and values of every odd kind.
  private struct Generator {
    var state: UInt64

    static let texts = [
      "", "a", "seed", "57:3", "0", "-1", "007", "two words", "`tick`", "\"quoted\"", "a\\b",
      "// no",
      "line\nline", "\"\"\"", "\t", "\u{0}", "\u{7F}", "é", "人物", "😀", "return", "flow", "true",
      "none",
      "node.port", "{}", "@id", "\u{2028}", "__value__", " lead", "trail ", "a: b", "x = f()", "#",
      "'",
      "\r\n", "%", "6 s", "1", "12",
    ]
    static let numbers = [
      "0", "-0", "1", "-1", "1.0", "1.50", "1e-7", "1E5", "18446744073709551615",
      "-9223372036854775808", "0.30000000000000004", "1e300", "123456789012",
    ]

    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    mutating func text() -> String {
      (0...roll(3)).map { _ in Generator.texts[roll(Generator.texts.count)] }.joined()
    }

    mutating func json(depth: Int) -> JSON {
      switch roll(depth > 0 ? 7 : 5) {
      case 0: return .null
      case 1: return .boolean(roll(2) == 0)
      case 2: return .number(Generator.numbers[roll(Generator.numbers.count)])
      case 3, 4: return .string(text())
      case 5: return .array((0..<roll(4)).map { _ in json(depth: depth - 1) })
      default:
        return .object(
          JSONObject((0..<roll(4)).map { _ in JSONObject.Member(text(), json(depth: depth - 1)) }))
      }
    }

    mutating func unique(_ count: Int, _ make: (inout Generator) -> String) -> [String] {
      var seen: Set<String> = []
      return (0..<count).compactMap { _ in
        let text = make(&self)
        return seen.insert(text).inserted ? text : nil
      }
    }

    /// A text with something in it, as names are.
    mutating func word() -> String {
      let word = text()
      return word.isEmpty ? "x" : word
    }

    /// A value; that of a curve stands in its form.
    mutating func literal(for input: String) -> JSON {
      let value = json(depth: 3)
      guard input == "curve", value.object != nil || roll(2) == 0 else { return value }
      return ["__value__": value, "__type__": "CURVE"]
    }

    mutating func prompt() -> Prompt {
      let isTame = roll(3) == 0
      let ids = unique(1 + roll(12)) { isTame ? String($0.roll(40)) : $0.text() }
      let classNames = PromptExamples.classes.all.map(\.name)
      return Prompt(
        ids.map { id in
          let className = roll(4) > 0 ? classNames[roll(classNames.count)] : word()
          let known = PromptExamples.classes[className]?.inputs.map(\.name) ?? []
          let names = unique(roll(6)) { generator in
            known.isEmpty || generator.roll(4) == 0
              ? generator.word() : known[generator.roll(known.count)]
          }
          let inputs = names.map { name in
            switch roll(10) {
            case 0...3: PromptInput(name, .link(node: ids[roll(ids.count)], slot: roll(4)))
            case 4: PromptInput(name, .link(node: word(), slot: roll(20)))
            default: PromptInput(name, .literal(literal(for: name)))
            }
          }
          return PromptNode(id, className, inputs, title: roll(3) == 0 ? text() : nil)
        })
    }
  }

  @Test("a prompt comes back the same from its JSON", arguments: 0..<300)
  func json(seed: Int) throws {
    var generator = Generator(state: UInt64(seed))
    let prompt = generator.prompt()
    let read = try Prompt(json: try JSON(parsing: prompt.json.bytes(pretty: seed % 2 == 0)))
    // An object that holds nothing but a list under this name is how a list is written.
    guard !prompt.json.text(pretty: false).contains(#""__value__":[["#) else { return }
    #expect(read.json == prompt.json)
  }

  @Test("a prompt comes back the same from its flow and the flow's text", arguments: 0..<600)
  func text(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &* 7919)
    let prompt = generator.prompt()
    let flow = prompt.flow(classes: PromptExamples.classes).flow
    let text = Dataflow.print(flow)
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty, "\(text)")
    let back = parsed.file.flows.first ?? Flow()
    #expect(back == flow, "\(text)")
    let made = back.prompt(classes: PromptExamples.classes).prompt
    // Titles that the class says already, and the order, need not come back.
    func plain(_ prompt: Prompt) -> JSON {
      Prompt(
        prompt.nodes.map { node in
          let isSaid =
            node.title == node.classType
            || node.title == PromptExamples.classes[node.classType]?.displayName
          return PromptNode(node.id, node.classType, node.inputs, title: isSaid ? nil : node.title)
        }
      ).json.inNameOrder
    }
    #expect(plain(made) == plain(prompt), "\(text)")
  }

  @Test("what no name can be written for is left out with a finding")
  func nameless() {
    let prompt = Prompt([
      PromptNode(
        "1", "Load",
        [PromptInput("", .literal(1)), PromptInput("name", .link(node: "", slot: 0))])
    ])
    let read = prompt.flow(classes: PromptExamples.classes)
    #expect(read.flow.nodes[0].arguments.isEmpty)
    #expect(read.findings.map(\.code) == [.unknownParameter, .deadLink])
  }

  @Test("a hundred thousand nodes go through in one pass")
  func large() {
    var nodes = [PromptNode("0", "Load")]
    for index in 1...100_000 {
      nodes.append(
        PromptNode(
          String(index), "Lora",
          [
            PromptInput("model", .link(node: String(index - 1), slot: 0)),
            PromptInput("strength", .literal(.number("0.5"))),
          ]))
    }
    let prompt = Prompt(nodes)
    let read = prompt.flow(classes: PromptExamples.classes)
    #expect(read.findings.isEmpty)
    #expect(read.flow.prompt(classes: PromptExamples.classes).prompt == prompt)
  }
}
