import Flow
import Notation
import Testing

@Suite("hostile input")
struct HostileInputTests {
  @Test("random bytes never stop the reader", arguments: 0..<4)
  func randomBytes(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<1000 {
      let bytes = (0..<dice.below(120)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      checkReading(bytes)
    }
  }

  @Test("random tokens never stop the reader", arguments: 0..<4)
  func randomTokens(seed: UInt64) {
    let pieces = [
      "flow", "function", "realize", "return", "files", "from", "on", "needs", "words", "in",
      "modality", "output", "a", "b", "`x y`", "(", ")", "[", "]", "{", "}", ",", ":", "=", ".",
      "->", "...", "*", "%", "°", "\"t\"", "\"", "\"\"\"", "`", "1", "-2.5", "6 s", "\n", "\n\n",
      "// c\n", "/// d\n", " ", ";", "#", "image", "true", "none", "\u{0}", "“", "'", "\r",
    ]
    var dice = Dice(seed: seed)
    for _ in 0..<1500 {
      let text = (0..<dice.below(40)).map { _ in dice.pick(pieces, else: "") + " " }.joined()
      checkReading(Array(text.utf8))
    }
  }

  @Test("every beginning and every one-byte change of a file can be read")
  func truncations() {
    var dice = Dice(seed: 7)
    for sample in [Samples.jungle, Samples.library] {
      let bytes = Array(sample.utf8)
      for end in bytes.indices {
        checkReading(Array(bytes[..<end]))
        var changed = bytes
        changed[end] = UInt8(truncatingIfNeeded: dice.next())
        checkReading(changed)
      }
    }
  }

  /// Reads bytes, and checks that all findings have places in the text and that what was read without
  /// findings is in canonical form when it is printed.
  private func checkReading(_ bytes: [UInt8]) {
    let parsed = Dataflow.parse(bytes: bytes)
    let lines = bytes.count + 1
    for diagnostic in parsed.diagnostics {
      let span = diagnostic.span
      let isInside =
        span.map { span in
          (1...lines).contains(span.line) && span.endLine >= span.line && span.column >= 1
            && (span.endLine > span.line || span.endColumn >= span.column)
        } ?? false
      #expect(isInside, "\(String(decoding: bytes, as: UTF8.self))")
      #expect(
        !FindingPrinter(text: String(decoding: bytes, as: UTF8.self)).print(diagnostic).isEmpty)
    }
    guard !parsed.diagnostics.hasErrors else { return }
    let printed = Dataflow.print(parsed.file)
    let again = Dataflow.parse(printed)
    let isStable =
      again.diagnostics.isEmpty && Dataflow.print(again.file).utf8.elementsEqual(printed.utf8)
      && again.file.flows == parsed.file.flows
    #expect(isStable, "\(String(decoding: bytes, as: UTF8.self))\n---\n\(printed)")
  }

  @Test(
    "nesting beyond any reason is a finding",
    arguments: [
      ["a = f(", "[", "]"], ["a = f(", "[", ""], ["a = ", "f(", ""], ["function f(x: ", "[", ""],
      ["function f(x: text = ", "[", ""], ["a = f(", "[g(", ")]"],
    ])
  func deepNesting(parts: [String]) {
    let text =
      parts[0] + String(repeating: parts[1], count: 100_000)
      + String(repeating: parts[2], count: 100_000)
    let diagnostics = Dataflow.parse(text).diagnostics
    #expect(diagnostics.map(\.message).contains("Brackets are nested deeper than 200 levels here."))
    #expect(diagnostics.count <= 2)
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
      ", ", "a, ", "`", "] ", "} ", "flow x(", "\"\"\"\n", "f([(]) ", "[1, ", "1, ",
    ])
  func growth(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      return (0..<3).map { _ in clock.measure { _ = Dataflow.parse(bytes: bytes) } }.min() ?? .zero
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
