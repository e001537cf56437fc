import Flow
import Testing

@Suite("values")
struct ValueTests {
  @Test(
    "text is quoted with escapes where it needs them",
    arguments: [
      ("", #""""#), ("a b", #""a b""#), ("\"", #""\"""#), ("\\", #""\\""#),
      ("\n\r\t", #""\n\r\t""#),
      ("\r\n", #""\r\n""#), ("\u{0}", #""\u{0}""#), ("\u{1B}", #""\u{1b}""#),
      ("\u{7F}\u{85}", #""\u{7f}\u{85}""#), ("\u{2028}\u{2029}", #""\u{2028}\u{2029}""#),
      ("\u{FEFF}", #""\u{feff}""#), ("日本 🐦 e\u{301}", "\"日本 🐦 e\u{301}\""),
      ("\"\u{301}", "\"\\\"\u{301}\""), ("\\u{41}", #""\\u{41}""#),
    ])
  func quoted(text: String, expected: String) {
    #expect(Value.quoted(text).utf8.elementsEqual(expected.utf8))
    #expect(Value.text(text).description == Value.quoted(text))
  }

  @Test("quoted text has no character that ends a line or hides")
  func quotedIsVisible() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let quoted = Value.quoted("a" + String(scalar)).unicodeScalars
      let isHidden = quoted.contains { scalar in
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{2028}"
          || scalar == "\u{2029}"
      }
      #expect(!isHidden)
      #expect(quoted.first == "\"" && quoted.last == "\"" && quoted.count >= 4)
    }
  }

  @Test(
    "a value is written as flows spell it",
    arguments: [
      (.number(Number(0.5)), "0.5"), (.quantity(Quantity(Number(6), .seconds)), "6 s"),
      (.boolean(true), "true"), (.boolean(false), "false"), (.none, "none"), (.list([]), "[]"),
      (.list([.text("a"), .list([.none])]), "[\"a\", [none]]"),
    ] as [(Value, String)])
  func descriptions(value: Value, expected: String) {
    #expect(value.description == expected)
  }

  @Test("a value gives what it holds and nothing else")
  func accessors() {
    let duration = Value.quantity(Quantity(Number(500), .milliseconds))
    #expect(Value.text("a").text == "a")
    #expect(duration.text == nil)
    #expect(duration.double == 500)
    #expect(duration.double(in: .seconds) == 0.5)
    #expect(duration.double(in: .pixels) == nil)
    #expect(duration.double(in: .frames, frameRate: 24) == 12)
    #expect(Value.number(Number(3)).double(in: .seconds) == 3)
    #expect(Value.text("3").double(in: .seconds) == nil)
    #expect(Value.boolean(true).boolean == true)
    #expect(Value.none.boolean == nil)
  }

  @Test("kinds are called what people call them")
  func kinds() {
    #expect(Value.number(Number(3)).kind == "a whole number")
    #expect(Value.number(Number(0.5)).kind == "a number")
    #expect(Value.quantity(Quantity(Number(1), .decibels)).kind == "a quantity in dB")
  }
}
