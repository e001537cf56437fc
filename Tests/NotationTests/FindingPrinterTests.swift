import Flow
import Notation
import Testing

@Suite("findings for people")
struct FindingPrinterTests {
  private func print(
    _ text: String, _ line: Int, _ columns: Range<Int>, message: String = "Wrong."
  ) -> [String] {
    let span = SourceSpan(
      line: line, column: columns.lowerBound, endLine: line, endColumn: columns.upperBound)
    return FindingPrinter(text: text, fileName: "x").print(
      Diagnostic(.syntax, message, span: span)
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("of a line that is too long for people only the place is told")
  func endless() {
    let lines = print(String(repeating: "(", count: 70_000), 1, 5..<6)
    #expect(lines == ["error: Wrong.   [syntax]", "  --> x:1:5", ""])
    #expect(print(String(repeating: "(", count: 60_000), 1, 5..<6).count > 3)
  }

  @Test("a finding shows its line, a caret, a hint, notes and fixes")
  func whole() {
    let text = "\n\n\n\n  clip = image_to_video(scene, duraton: 8 s)\n"
    let finding = Diagnostic(
      .unknownParameter, "image_to_video has no parameter `duraton`.",
      span: SourceSpan(line: 5, column: 32, endLine: 5, endColumn: 39),
      hint: "Did you mean duration?", notes: ["It takes image.\nAnd more."],
      fixes: [Diagnostic.Fix("rename it to duration", [])])
    #expect(
      FindingPrinter(text: text, fileName: "scene.anyflow").print([finding]) == """
        error: image_to_video has no parameter `duraton`.   [unknown-parameter]
          --> scene.anyflow:5:32
          5 |   clip = image_to_video(scene, duraton: 8 s)
            |                                ^~~~~~~
          note: It takes image.
                And more.
          hint: Did you mean duration?
          fix: rename it to duration

        """)
  }

  @Test("without a text there is no line, and without a span the place is named")
  func withoutText() {
    let span = SourceSpan(line: 5, column: 32, endLine: 5, endColumn: 39)
    let printer = FindingPrinter()
    #expect(
      printer.print(Diagnostic(.cycle, "Round.", span: span))
        == "error: Round.   [cycle]\n  --> 5:32\n")
    #expect(
      printer.print(Diagnostic(.unusedNode, "Idle.", at: .node("clip")))
        == "warning: Idle.   [unused-node]\n  --> node clip\n")
    #expect(
      printer.print([Diagnostic(.assumption, "A."), Diagnostic(.assumption, "B.")])
        == "note: A.   [assumption]\n\nnote: B.   [assumption]\n")
  }

  @Test(
    "the caret stands under its characters, whatever is before it",
    arguments: [
      ("\tab", 2..<4, "1 |     ab", "  |     ^~"), ("a\tb", 3..<4, "1 | a   b", "  |     ^"),
      ("日本x", 3..<4, "1 | 日本x", "  |     ^"), ("日本x", 1..<3, "1 | 日本x", "  | ^~~~"),
      ("👩‍👩‍👧x", 2..<3, "1 | 👩‍👩‍👧x", "  |   ^"), ("e\u{301}x", 2..<3, "1 | e\u{301}x", "  |  ^"),
      ("\u{1B}x", 2..<3, "1 | \\u{1b}x", "  |       ^"), ("ab", 3..<3, "1 | ab", "  |   ^"),
      ("\u{202E}x", 1..<2, "1 | \\u{202e}x", "  | ^~~~~~~~"), ("ab", 90..<99, "1 | ab", "  |   ^"),
    ])
  func alignment(text: String, columns: Range<Int>, line: String, caret: String) {
    let lines = print(text, 1, columns)
    #expect(lines[2] == "  " + line)
    #expect(lines[3] == "  " + caret)
  }

  @Test("a long line is cut around the caret", arguments: [1, 50, 500, 990])
  func longLines(column: Int) {
    let text = String(repeating: "x", count: column - 1) + "Y" + String(repeating: "x", count: 1000)
    let lines = print(text, 1, column..<column + 1)
    #expect(lines[2].count <= 112)
    let caret = lines[3].firstIndex(of: "^")
    #expect(caret.map { lines[2][$0] } == "Y")
  }

  @Test("control characters in a message cannot reach the terminal")
  func controls() {
    let lines = print("a", 1, 1..<2, message: "Bad \u{1B}[31m\n\u{202E}.")
    #expect(lines[0] == "error: Bad \\u{1b}[31m\\u{a}\\u{202e}.   [syntax]")
  }

  @Test("lines that are not there are left out")
  func noSuchLine() {
    #expect(print("a", 7, 1..<2) == ["error: Wrong.   [syntax]", "  --> x:7:1", ""])
  }

  @Test("colours are escape sequences, and none without them")
  func colours() {
    let finding = Diagnostic(
      .syntax, "Wrong.", span: SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 2))
    let coloured = FindingPrinter(text: "a", colors: true).print(finding)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror\u{1B}[0m: \u{1B}[1mWrong.\u{1B}[0m"))
    #expect(!FindingPrinter(text: "a").print(finding).contains("\u{1B}"))
  }
}
