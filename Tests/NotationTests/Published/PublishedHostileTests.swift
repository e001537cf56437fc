import Flow
import Notation
import Testing

@Suite("Hostile published programs") struct PublishedHostileTests {
  private static let seeds = [
    "a_1 = A(x=1, y='t', z=[1, (2,)])\nb_2 = B()\no, p = a_1()\nq = b_2(x=o, y=None)\n",
    "workflow.add_node(\"a_1\", \"A\", {\"x\": 1, 'y': {'z': [True]}})\n"
      + "workflow.invoke_node([\"o\"], \"a_1\")\nworkflow.connect(\"o\", \"a_1\", \"x\")\n",
    "a_1 is A with the parameters of (x is 1, y is 'it''s')\no, p is a_1()\n"
      + "# note\nq is a_1 with the parameters of (x is o)\n",
    "def f(x):\n  '''Doc'''\n  for i in x:\n    pass\n  else:\n    y = r'\\'\n  return o\n",
  ]

  private func read(_ bytes: [UInt8]) {
    let parsed = PublishedProgram.parse(bytes: bytes)
    _ = PublishedProgram.form(of: bytes)
    #expect(
      parsed.file.flows.count == (parsed.diagnostics.contains { $0.code == .emptyFlow } ? 0 : 1))
    for finding in parsed.diagnostics {
      guard let span = finding.span else {
        Issue.record("\(finding.message) has no span")
        continue
      }
      #expect((span.line, span.column) <= (span.endLine, span.endColumn))
    }
    guard let flow = parsed.file.flows.first else { return }
    #expect(Set(flow.nodes.map(\.name)).count == flow.nodes.count)
    let names = Set(flow.nodes.map(\.name))
    #expect(flow.links.allSatisfy { names.contains($0.source.node) })
    for node in flow.nodes {
      #expect(parsed.map.span(of: .node(node.name)) != nil)
    }
  }

  @Test("random bytes never stop the reader", arguments: 0..<4)
  func randomBytes(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<1000 {
      read((0..<dice.below(120)).map { _ in UInt8(truncatingIfNeeded: dice.next()) })
    }
  }

  @Test("random pieces of programs never stop the reader", arguments: 0..<4)
  func randomPieces(seed: UInt64) {
    let pieces = [
      "a_1", "b_2", "A", "o", "=", "is", "with the parameters of", "(", ")", "[", "]", "{", "}",
      ",", ":", ".", "workflow", "add_node", "invoke_node", "connect", "'t'", "'", "\"\"\"", "1",
      "-", "1e999", "True", "None", "*", "\n", "\n  ", "\\\n", ";", "#c\n", "def", "if", "return",
      "for", "import", "\r", "\u{0}", "é", "“", "float",
    ]
    var dice = Dice(seed: seed)
    for _ in 0..<1500 {
      let text = (0..<dice.below(40)).map { _ in dice.pick(pieces, else: "") + " " }.joined()
      read(Array(text.utf8))
    }
  }

  @Test("every beginning and every one-byte change of a program can be read")
  func truncations() {
    var dice = Dice(seed: 7)
    for seed in PublishedHostileTests.seeds {
      let bytes = Array(seed.utf8)
      for end in bytes.indices {
        read(Array(bytes[..<end]))
        var changed = bytes
        changed[end] = UInt8(truncatingIfNeeded: dice.next())
        read(changed)
        changed.remove(at: end)
        read(changed)
      }
    }
  }

  @Test(
    "deep nesting is refused and read past",
    arguments: ["(", "[", "{'a':", "[(", "{'a':["])
  func nesting(bracket: String) {
    let deep = String(repeating: bracket, count: 100_000)
    let parsed = PublishedProgram.parse("a_1 = A(x=\(deep)\nb_2 = B(y=1)\n")
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a_1", "b_2"])
    #expect(parsed.diagnostics.first?.message == "Brackets are nested deeper than 100 levels here.")
    let shallow = String(repeating: "[", count: 90) + String(repeating: "]", count: 90)
    #expect(PublishedProgram.parse("a_1 = A(x=\(shallow))").diagnostics.isEmpty)
  }

  @Test(
    "time grows with the length and not faster",
    arguments: [
      "(", ")", "[", "'''\\", "'''\\\n", "\"\"\"\\\n'''\\\n", "'", "\\\n", "\n", "a", "a,", "a.",
      "a(", "a=",
      "a is ", "a=A(\n", "a=b(c)\n", "a=b(c=d)\n", "x=y\n", "x,y=a_1(z=w)\n", "a_1=A(x=1)\n",
      "#c\n",
      "'t'\n", "-", "1", "1_", "if x:\n", "if x:\n ", " ", "\t\n", ";", "\u{0}", "é", "f(x[\n",
      "{'a':",
      "w.add_node('a_1','A',{'x':1})\n", "w.invoke_node(['o'],'a_1')\n",
      "w.connect('o','a_1','x')\n",
      "'\\N{", "x=a_1(\n", "a,\n", "def f(\n",
    ])
  func linear(piece: String) {
    func time(_ size: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
      return ContinuousClock().measure {
        _ = PublishedProgram.parse(bytes: bytes)
        _ = PublishedProgram.form(of: bytes)
      }
    }
    _ = time(10_000)
    var measured: [String] = []
    // A machine may be busy with something else for a while, but hardly three times.
    for _ in 0..<3 {
      let short = time(30_000)
      let long = time(120_000)
      // Four times the length; what grew with its square would take sixteen times as long.
      if long < short * 10 + .milliseconds(200) { return }
      measured.append("\(short) became \(long)")
    }
    Issue.record("\(measured)")
  }

  @Test("many nodes are read")
  func large() {
    var program = "a_0 = A(x=0)\no_0 = a_0()\n"
    for index in 1...20_000 {
      program += "a_\(index) = A(x=\(index))\no_\(index) = a_\(index)(y=o_\(index - 1))\n"
    }
    let parsed = PublishedProgram.parse(program)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.file.flows.first?.nodes.count == 20_001)
    #expect(parsed.file.flows.first?.links.count == 20_000)
  }
}
