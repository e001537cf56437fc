import Testing

@testable import Comfy

@Suite("Texts that the editor settles")
struct WorkflowTextTests {
  @Test(
    "the first alternative stays and comments go",
    arguments: [
      ("plain", "plain"), ("", ""), ("{a|b}", "a"), ("x {a} y", "x a y"), ("{}", ""), ("{|b}", ""),
      ("{a|{b|c}|d} e", "a e"), ("{{a|b}|c}", "a"), ("{a{b|c}d|e}f", "abdf"), ("a } b", "a } b"),
      ("a | b", "a | b"), ("{a|b", "a"), ("{a", "a"), (#"\{a\|b\}"#, "{a|b}"),
      (#"{a\|b|c}"#, "a|b"), (#"a \ b"#, #"a \ b"#), (#"end \"#, #"end \"#),
      ("a // b\nc", "a \nc"), ("a /* b */ c", "a  c"), ("a /* b", "a /* b"), ("/* a // */b", "b"),
      ("// a /* b\nc */", "\nc */"), ("http://x", "http:"), ("{é|ü} 猫", "é 猫"), ("{|}|}", "|}"),
    ])
  func dynamic(_ text: String, _ settled: String) {
    #expect(DynamicText.settled(text) == settled)
  }

  @Test("a text of openings alone takes no longer than its length", .timeLimit(.minutes(1)))
  func linear() {
    let openings = String(repeating: "{", count: 300_000)
    #expect(DynamicText.settled(openings).isEmpty)
    let comments = String(repeating: "/* ", count: 300_000)
    #expect(DynamicText.settled(comments) == comments)
    let bars = "{" + String(repeating: "a|", count: 300_000)
    #expect(DynamicText.settled(bars) == "a")
  }

  @Test(
    "what names no widget stays as it stands",
    arguments: ["", "%", "%%", "100%", "%a%", "%a.b.c%", "%.%", "%date:yyyy-MM-dd%", "a%b%c%d%e"])
  func untouched(_ text: String) {
    #expect(TextReplacement.replaced(text, WidgetNames([])).text == text)
  }
}
