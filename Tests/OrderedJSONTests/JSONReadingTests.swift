import OrderedJSON
import Testing

@Suite("Reading JSON")
struct JSONReadingTests {
  @Test(
    "values are read",
    arguments: [
      ("null", .null), (" true ", .boolean(true)), ("false", .boolean(false)),
      ("0", .number("0")), ("-0", .number("-0")), ("1.50", .number("1.50")),
      ("1E+03", .number("1E+03")), ("18446744073709551615", .number("18446744073709551615")),
      ("123456789012345678901234567890", .number("123456789012345678901234567890")),
      ("\"\"", .string("")), ("\"Grüße 🌊\"", .string("Grüße 🌊")),
      ("[]", .array([])), ("[ ]", .array([])), ("{}", .object([:])), ("{\n}", .object([:])),
      ("[1,[2,[]],{}]", .array([.integer(1), .array([.integer(2), .array([])]), .object([:])])),
      ("{\"b\":1,\"a\":{\"c\":[null]}}", ["b": 1, "a": ["c": [.null]]]),
    ] as [(String, JSON)])
  func values(text: String, expected: JSON) throws {
    #expect(try JSON(parsing: text) == expected)
  }

  @Test(
    "escapes in texts are resolved",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""a\u0041\u00e9\u4E2D""#, "aAé中"),
      (#""\uD83C\uDF0A""#, "🌊"), (#""x\ud83cy""#, "x\u{FFFD}y"), (#""\ud83c""#, "\u{FFFD}"),
      (#""\udf0a!""#, "\u{FFFD}!"), (#""\ud83c\ud83c\udf0a""#, "\u{FFFD}🌊"),
      (#""\ud83c\n""#, "\u{FFFD}\n"), (#""\u0000""#, "\0"),
    ])
  func escapes(text: String, expected: String) throws {
    #expect(try JSON(parsing: text) == .string(expected))
  }

  @Test("members keep their order, and a name written twice means its last value")
  func order() throws {
    let object = try #require(try JSON(parsing: #"{"z":1,"a":2,"z":3,"m":4}"#).object)
    #expect(object.members.map(\.name) == ["z", "a", "z", "m"])
    #expect(object["z"] == 3)
    #expect(object["missing"] == nil)
  }

  @Test(
    "what Python writes for numbers that are none is null",
    arguments: ["NaN", "Infinity", "-Infinity"])
  func notNumbers(word: String) throws {
    #expect(try JSON(parsing: "[\(word), 1]") == [.null, 1])
  }

  @Test("a byte order mark is skipped")
  func byteOrderMark() throws {
    #expect(try JSON(parsing: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
  }

  @Test("bytes that are no UTF-8 are replaced")
  func invalidBytes() throws {
    let bytes = Array("\"a".utf8) + [0xFF] + Array("b\"".utf8)
    #expect(try JSON(parsing: bytes) == .string("a\u{FFFD}b"))
    let escaped = Array("\"\\n".utf8) + [0xC3] + Array("\"".utf8)
    #expect(try JSON(parsing: escaped) == .string("\n\u{FFFD}"))
  }

  @Test(
    "what is no JSON is refused in words, at its place",
    arguments: [
      ("", 1, 1, "Expected a value, but found the end of the text."),
      ("  \n ", 2, 2, "Expected a value, but found the end of the text."),
      ("hello", 1, 1, "Expected a value, but found \"hello\"."),
      ("[1,\n 2 3]", 2, 4, "Expected \",\" or \"]\" behind a part of an array, but found \"3\"."),
      ("[1,]", 1, 4, "Take the comma away."), ("{\"a\":1,}", 1, 8, "Take the comma away."),
      ("[,1]", 1, 2, "Expected a value, but found \",\"."),
      ("{\"a\" 1}", 1, 6, "Expected \":\" behind a member's name, but found \"1\"."),
      ("{a: 1}", 1, 2, "Expected a member's name in double quotes, but found \"a\"."),
      ("{\"a\":}", 1, 6, "Expected a value, but found \"}\"."),
      ("{\"a\":1", 1, 1, "The text ends inside the object that begins here."),
      ("[[1]", 1, 1, "The text ends inside the array that begins here."),
      ("[1}", 1, 3, "Expected \",\" or \"]\" behind a part of an array, but found \"}\"."),
      ("{} x", 1, 4, "Found \"x\" behind the end"),
      ("1 \"a\"", 1, 3, "Found a text behind the end"),
      ("['a']", 1, 2, "JSON writes texts in double quotes."), ("// x", 1, 1, "no comments"),
      ("[True]", 1, 2, "Found True, which JSON writes true."),
      ("[None]", 1, 2, "Found None, which JSON writes null."), ("nul", 1, 1, "found \"nul\""),
      ("01", 1, 1, "needless 0"), ("-01", 1, 1, "needless 0"), ("-", 1, 2, "a digit behind \"-\""),
      ("[-x]", 1, 3, "a digit behind \"-\""), ("1.", 1, 3, "behind the decimal point"),
      ("1.e3", 1, 3, "behind the decimal point"), ("1e", 1, 3, "a digit of the exponent"),
      ("1e+", 1, 4, "a digit of the exponent"), (".5", 1, 1, "Expected a value"),
      ("+1", 1, 1, "Expected a value"), ("0x10", 1, 2, "Found \"x10\" behind the end"),
      ("-Inf", 1, 2, "Expected a value, but found \"Inf\"."),
      ("\"abc", 1, 1, "no closing quote"), ("\"a\\", 1, 4, "the rest of an escape"),
      ("\"a\\q\"", 1, 4, "behind the backslash"), ("\"\\u12g4\"", 1, 6, "four hexadecimal digits"),
      ("\"\\ud83c\\u12\"", 1, 12, "four hexadecimal digits"),
      ("\"a\nb\"", 1, 3, "over the end of the line"), ("\"a\tb\"", 1, 3, "a control character"),
      ("[\"éé\", ?]", 1, 8, "found \"?\""), ("\u{7}", 1, 1, "the control character 7"),
      ("[1,\r\n  é]", 2, 3, "found \"é\""),
    ] as [(String, Int, Int, String)])
  func refusals(text: String, line: Int, column: Int, message: String) throws {
    let error = try #require(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error.message.contains(message), "\(error)")
    #expect([error.line, error.column] == [line, column], "\(error)")
  }

  @Test("UTF-16 is named as such", arguments: [[0xFF, 0xFE, 0x5B, 0], [0xFE, 0xFF, 0, 0x5B]])
  func utf16(bytes: [Int]) throws {
    let error = try #require(throws: JSONError.self) { try JSON(parsing: bytes.map(UInt8.init)) }
    #expect(error.message.contains("UTF-16"))
  }

  @Test("nesting is read down to its bound, and refused below it")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSON(parsing: nested(JSON.deepest)).text() == nested(JSON.deepest))
    let error = try #require(throws: JSONError.self) {
      try JSON(parsing: nested(JSON.deepest + 1))
    }
    #expect(error.message.contains("more than 512 deep"))
    #expect(error.column == JSON.deepest + 1)
    #expect(throws: JSONError.self) {
      try JSON(parsing: String(repeating: "{\"a\":[", count: 1_000_000))
    }
  }
}
