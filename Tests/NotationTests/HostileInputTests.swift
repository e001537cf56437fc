import Flow
import Notation
import Testing

@Suite("hostile input")
struct HostileInputTests {
  @Test("random bytes never stop the reader", arguments: 0..<4)
  func randomBytes(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<400 {
      let bytes = (0..<dice.below(120)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      checkReading(bytes)
    }
  }

  @Test("random tokens never stop the reader", arguments: 0..<4)
  func randomTokens(seed: UInt64) {
    let pieces = [
      "flow", "function", "realize", "return", "files", "from", "on", "needs", "words", "in",
      "modality", "output", "a", "b", "`x y`", "(", ")", "[", "]", "{", "}", ",", ":", "=", ".",
      "@", "@x", "@y(1)", "|", "step", "whole", "functions\n", "parameters\n", "topology\n",
      "end\n",
      "Let", "be", "with", "and", "as", "The flow", "takes", "gives", "Return", "That is all.",
      "Look for files in", ".\n", "a: b\n", "a.b = 1\n", "a -> b.c\n",
      "->", "...", "*", "%", "°", "\"t\"", "\"", "\"\"\"", "`", "1", "-2.5", "6 s", "\n", "\n\n",
      "// c\n", "/// d\n", " ", ";", "#", "image", "true", "none", "\u{0}", "“", "'", "\r",
    ]
    var dice = Dice(seed: seed)
    for _ in 0..<700 {
      let text = (0..<dice.below(40)).map { _ in dice.pick(pieces, else: "") + " " }.joined()
      checkReading(Array(text.utf8))
    }
  }

  @Test("every beginning and every one-byte change of a file can be read", arguments: 0..<3)
  func truncations(part: Int) {
    var dice = Dice(seed: 7 + UInt64(part))
    for sample in [Samples.jungle, Samples.library] {
      let file = Dataflow.parse(sample).file
      for notation in FlowNotation.allCases {
        let bytes = Array(notation.print(file).utf8)
        for end in bytes.indices where end % 3 == part {
          checkReading(Array(bytes[..<end]), [notation])
          var changed = bytes
          changed[end] = UInt8(truncatingIfNeeded: dice.next())
          checkReading(changed, [notation])
        }
      }
    }
  }

  @Test("a file with lines exchanged, left out or doubled can be read", arguments: 0..<3)
  func mutations(seed: UInt64) {
    var dice = Dice(seed: seed)
    for sample in [Samples.jungle, Samples.library] {
      let file = Dataflow.parse(sample).file
      for notation in FlowNotation.allCases {
        for _ in 0..<60 {
          var lines = notation.print(file).split(separator: "\n", omittingEmptySubsequences: false)
          for _ in 0...dice.below(3) {
            let index = dice.below(lines.count)
            switch dice.below(3) {
            case 0: lines.remove(at: index)
            case 1: lines.insert(lines[index], at: dice.below(lines.count))
            default: lines.swapAt(index, dice.below(lines.count))
            }
          }
          checkReading(Array(lines.joined(separator: "\n").utf8), [notation])
        }
      }
    }
  }

  /// Reads bytes in notations, and checks that all findings have places in the text and that what was
  /// read without findings is in canonical form when it is printed.
  private func checkReading(_ bytes: [UInt8], _ notations: [FlowNotation] = FlowNotation.allCases) {
    _ = FlowNotation.detected(in: bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for notation in notations {
      let parsed = notation.parse(bytes: bytes)
      let lines = bytes.count + 1
      for diagnostic in parsed.diagnostics {
        let span = diagnostic.span
        let isInside =
          span.map { span in
            (1...lines).contains(span.line) && span.endLine >= span.line && span.column >= 1
              && (span.endLine > span.line || span.endColumn >= span.column)
          } ?? false
        #expect(isInside, "\(notation)\n\(text)")
        #expect(!FindingPrinter(text: text).print(diagnostic).isEmpty)
      }
      guard !parsed.diagnostics.hasErrors else { continue }
      let printed = notation.print(parsed.file)
      let again = notation.parse(printed)
      let isStable =
        again.diagnostics.isEmpty && again.file == parsed.file
        && notation.print(again.file).utf8.elementsEqual(printed.utf8)
      #expect(isStable, "\(notation)\n\(text)\n---\n\(printed)")
    }
  }

  @Test(
    "nesting beyond any reason is a finding",
    arguments: [
      ["a = f(", "[", "]"], ["a = f(", "[", ""], ["a = ", "f(", ""], ["function f(x: ", "[", ""],
      ["function f(x: text = ", "[", ""], ["a = f(", "[g(", ")]"], ["a = f(", "{a:", "}"],
      ["a = f(", "{a:[", ""], ["@a(", "[", "]"],
    ])
  func deepNesting(parts: [String]) {
    checkDepth(parts, .dataflow)
  }

  @Test(
    "nesting beyond any reason is a finding in the other notations, too",
    arguments: [
      (["parameters\na.b = ", "[", "]"], .declarative),
      (["parameters\na.b = ", "{a:", ""], .declarative),
      (["topology\n", "[", ""], .declarative), (["Let a be b of ", "[", "]."], .pseudoNatural),
      (["Let a be b with c ", "{a:", ""], .pseudoNatural),
      (["The flow a takes (b: ", "[", ""], .pseudoNatural),
    ] as [([String], FlowNotation)])
  func deepNestingElsewhere(parts: [String], notation: FlowNotation) {
    checkDepth(parts, notation)
  }

  private func checkDepth(_ parts: [String], _ notation: FlowNotation) {
    let text =
      parts[0] + String(repeating: parts[1], count: 100_000)
      + String(repeating: parts[2], count: 100_000)
    let diagnostics = notation.parse(text).diagnostics
    #expect(diagnostics.map(\.message).contains("Brackets are nested deeper than 200 levels here."))
    #expect(diagnostics.count <= 3, "\(diagnostics.map(\.message))")
  }

  @Test("nesting up to the limit is read", arguments: [1, 50, 199])
  func allowedNesting(depth: Int) {
    let text =
      "a = f(" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + ")\n"
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    #expect(Dataflow.parse(Dataflow.print(parsed.file)).file == parsed.file)
  }

  @Test(
    "reading time grows no faster than the text",
    arguments: [
      "f()\n", "a = f(1, 2, 3)\n", "f(", "flow a{f()\n", "a = f(x\n", "\"", "“", "'x ", "// c\n",
      ", ", "a, ", "`", "] ", "} ", "flow x(", "\"\"\"\n", "f([(]) ", "[1, ", "1, ", "@", "@a\n",
      "f({", "{a: ", "flow a {f({\n", "a.b.", "|", "é",
    ])
  func growth(piece: String) {
    checkGrowth(piece, .dataflow)
  }

  @Test(
    "reading time grows no faster than the text in the other notations",
    arguments: [
      ("a: b\n", .declarative), ("a.b = 1\n", .declarative), ("a -> b.c\n", .declarative),
      ("functions\n", .declarative), ("flow a\n", .declarative), ("[a, ", .declarative),
      ("a: b(c,\n", .declarative), ("end\n", .declarative), ("(", .declarative),
      ("Let a be b.\n", .pseudoNatural), ("Let a be b of c and ", .pseudoNatural),
      ("Let ", .pseudoNatural), ("Return a. ", .pseudoNatural), ("The flow a.\n", .pseudoNatural),
      ("a.", .pseudoNatural), (", with ", .pseudoNatural), ("\n.", .pseudoNatural),
      ("// c\n,", .pseudoNatural),
    ] as [(String, FlowNotation)])
  func growthElsewhere(piece: String, notation: FlowNotation) {
    checkGrowth(piece, notation)
  }

  private func checkGrowth(_ piece: String, _ notation: FlowNotation) {
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      return ThreadTime.shortest { _ = notation.parse(bytes: bytes) }
    }
    let small = time(10_000)
    let large = time(80_000)
    // Eight times the text; twice that again is for a busy machine, and not for sixty-four times.
    #expect(large < small * 24 + .milliseconds(50), "\(small) for 10 kB, \(large) for 80 kB")
  }

  @Test("bytes that are no UTF-8 are findings and do not hide the rest")
  func invalidUTF8() {
    var bytes = Array("a = f(\"".utf8)
    bytes += [0xFF, 0xFE]
    bytes += Array("\")\nb = 5".utf8)
    bytes += [0xC3]
    let diagnostics = Dataflow.parse(bytes: bytes).diagnostics
    #expect(diagnostics.map(\.code) == [.invalidText, .syntax, .invalidText])
    #expect(diagnostics.first?.span == SourceSpan(line: 1, column: 8, endLine: 1, endColumn: 10))
  }

  @Test(
    "overlong forms, surrogates and cut sequences are no UTF-8",
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    let text = Array("a = f(\"".utf8) + bytes + Array("\")".utf8)
    #expect(Dataflow.parse(bytes: text).diagnostics.map(\.message) == ["This is no valid UTF-8."])
  }

  @Test("a byte order mark and any line ends are accepted", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(lineEnd: String) {
    let text = "\u{FEFF}a = f()\(lineEnd)\(lineEnd)// c\(lineEnd)b = g(\(lineEnd)a)\(lineEnd)"
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    #expect(Dataflow.print(parsed.file) == "a = f()\n\n// c\nb = g(a)\n")
    #expect(Dataflow.parse("a = f()\(lineEnd)b = 5").diagnostics.first?.span?.line == 2)
  }
}
