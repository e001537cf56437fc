import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("values as JSON and back")
struct ValueJSONTests {
  static let texts = [
    "null", "true", "false", "0", "-0", "1.50", "1e-7", "18446744073709551615",
    "-9223372036854775808", "0.30000000000000004", #""""#, #""a \"b\" \n \\ é 𝄞""#, "[]", "{}",
    #"[1,[2,[]],{"a":null}]"#, #"{"odd key":1,"":{"":[true]},"a":"b"}"#, #"{"a":1,"a":2}"#,
    #"{"__value__":[1]}"#,
  ]

  @Test("every JSON value comes back as it was, with all its digits", arguments: texts)
  func roundTrip(text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(try Value(json: json).json.text(pretty: false) == text)
  }

  @Test(
    "a number that flows cannot hold is a finding that names it",
    arguments: ["1e999", "-1e999", "18446744073709551616", "-9223372036854775809"])
  func refused(text: String) throws {
    let json = JSON.array([.object(["a": .number(text)])])
    let finding = #expect(throws: Diagnostic.self) { try Value(json: json) }
    #expect(finding?.code == .invalidNumber)
    #expect(finding?.message.contains(text) == true)
  }

  @Test("a long number is shown by its beginning")
  func longNumber() {
    let finding = #expect(throws: Diagnostic.self) {
      try Value(json: .number(String(repeating: "9", count: 5000)))
    }
    #expect((finding?.message.count ?? 1000) < 100)
  }

  @Test("a quantity becomes the bare number in the port's unit")
  func quantities() throws {
    let number = try #require(Number("500"))
    let value = Value.quantity(Quantity(number, .milliseconds))
    #expect(value.json == .number("500"))
    #expect(value.json(in: .seconds) == .number("0.5"))
    #expect(value.json(in: .pixels) == .number("500"))
    #expect(Value.list([value]).json(in: .seconds) == .array([.number("0.5")]))
  }
}
