import Flow
import Notation
import Testing

@Suite("Literals of published programs") struct PythonLiteralTests {
  @Test(
    "texts in all their forms",
    arguments: [
      (#"'a'"#, "a"), (#""a""#, "a"), (#"'''a'b''c'''"#, "a'b''c"), (#""""a"b""c""""#, #"a"b""c"#),
      (#""""""""#, ""), (#"''"#, ""), (#"'a' "b" '''c'''"#, "abc"), (#"('a'  'b')"#, "ab"),
      ("('a'\n  'b' # note\n 'c')", "abc"), ("'''a\n  b\r\nc\rd'''", "a\n  b\nc\nd"),
      ("'a\\\nb'", "ab"), ("'a\\\r\nb'", "ab"), (#"'\n\t\r\\\'\"'"#, "\n\t\r\\'\""),
      (#"'\a\b\f\v'"#, "\u{7}\u{8}\u{C}\u{B}"), (#"'\x41\u00e9\U0001F600'"#, "Aé😀"),
      (#"'\101\0\7z\1234'"#, "A\u{0}\u{7}zS4"), (#"'\ud83d\ude00'"#, "😀"),
      (#"'C:\models\q'"#, #"C:\models\q"#), (#"r'\n\\'"#, #"\n\\"#), (#"R"a\"b""#, #"a\"b"#),
      (#"u'x'"#, "x"), (#"f'plain'"#, "plain"), (#"rf'\d'"#, #"\d"#), ("'日本 é'", "日本 é"),
      ("'# no comment'", "# no comment"), ("'(,)=is'", "(,)=is"),
    ])
  func texts(literal: String, text: String) {
    let read = PublishedReading.value(literal)
    #expect(read.value == .text(text))
    #expect(read.findings == [])
  }

  @Test(
    "numbers in all their forms",
    arguments: [
      ("0", "0"), ("42", "42"), ("-2", "-2"), ("+3", "3"), ("- 4", "-4"), ("1_000", "1000"),
      ("000", "0"), ("0x1F", "31"), ("-0x10", "-16"), ("0o17", "15"), ("0b101", "5"),
      ("0XfF", "255"),
      ("0x_ff", "255"), ("18446744073709551615", "18446744073709551615"),
      ("-9223372036854775808", "-9223372036854775808"), ("1.50", "1.50"), ("1.", "1.0"),
      (".5", "0.5"), ("-.25", "-0.25"), ("1e5", "1e5"), ("1.e-3", "1.0e-3"), ("2E+4", "2E+4"),
      ("0.35000000000000003", "0.35000000000000003"), ("1_0.2_5", "10.25"), ("007.5", "7.5"),
    ])
  func numbers(literal: String, number: String) {
    let read = PublishedReading.value(literal)
    #expect(read.value == Number(number).map { .number($0) })
    #expect(read.findings == [])
  }

  @Test("truth values, none, lists, tuples and dictionaries")
  func others() {
    let one = Value.number(Number(1))
    let cases: [(String, Value)] = [
      ("True", .boolean(true)), ("False", .boolean(false)), ("None", .none), ("[]", .list([])),
      ("()", .list([])), ("(1)", one), ("(1,)", .list([one])),
      ("[1, 'a',]", .list([one, .text("a")])),
      ("(1, (True, [None]))", .list([one, .list([.boolean(true), .list([.none])])])),
      ("{}", .record([])),
      (
        "{'a': 1, \"b c\": {'d': [1]}, 'a': 1.0,}",
        .record([
          Value.Field("a", Number("1.0").map { .number($0) } ?? .none),
          Value.Field("b c", .record([Value.Field("d", .list([one]))])),
        ])
      ),
    ]
    for (literal, value) in cases {
      let read = PublishedReading.value(literal)
      #expect(read.value == value, "\(literal)")
      #expect(read.findings == [], "\(literal)")
    }
  }

  @Test(
    "what is no literal is reported and leaves its parameter out",
    arguments: [
      ("float('inf')", "This is no number that a parameter can have."),
      ("inf", "This is no number that a parameter can have."),
      ("-nan", "Here there is nan, where a number behind the sign was expected."),
      ("1e999", "This number is too large."), ("18446744073709551616", "This number is too large."),
      ("-9223372036854775809", "This number is too large."),
      ("0x1ffffffffffffffff", "This number is too large."), ("012", "This is no number."),
      ("1__0", "This is no number."), ("1_", "This is no number."), ("0x", "This is no number."),
      ("0b2", "This is no number."), ("1.2.3", "This is no number."),
      ("12ab", "This is no number."),
      ("1e", "This is no number."),
      ("3j", "This is an imaginary number, and no parameter takes one."),
      ("512 * 2", "Nothing is computed here, so * cannot be part of a value."),
      ("-'a'", "Here there is a text, where a number behind the sign was expected."),
      ("int(5)", "A call cannot be part of a value."),
      ("x[0]", "Outputs are not picked by their number here."),
      ("x.y", "Nothing is picked from an object here."),
      ("[i for i in x]", "Python's for cannot be read here: nothing is run."),
      ("1 if True else 2", "Python's if cannot be read here: nothing is run."),
      ("lambda x: x", "Python's lambda cannot be read here: nothing is run."),
      ("not True", "Python's not cannot be read here: nothing is run."),
      ("{'a'}", "Here there is }, where a colon behind the name a was expected."),
      ("{1: 2}", "Here there is 1, where a name in quotes was expected."),
      ("{'a': y}", "Names of outputs cannot stand within a dictionary."),
      ("@", "Here there is @, where a value was expected."),
      ("“a”", "Here there is “, where a value was expected."),
      ("1 2", "Here there is 2, where the end of a value was expected."),
    ])
  func refused(literal: String, message: String) {
    let read = PublishedReading.value(literal)
    #expect(read.value == nil)
    #expect(read.findings == [message])
  }

  @Test(
    "what is wrong within a text is reported, and the rest of it read",
    arguments: [
      (#"'\x4'"#, "\u{FFFD}", "This character code has 1 of its 2 digits."),
      (#"'\ud800a'"#, "\u{FFFD}a", "There is no character with this code."),
      (#"'\U00110000'"#, "\u{FFFD}", "There is no character with this code."),
      (#"'\N{BULLET}x'"#, "\u{FFFD}x", "Characters by their names cannot be read here."),
      (#"b'x'"#, "x", "These are bytes, and a value is a text."),
      (
        #"f'a {b}'"#, "a {b}",
        "This text is put together while Python runs, which does not happen here."
      ),
    ])
  func problems(literal: String, text: String, message: String) {
    let read = PublishedReading.value(literal)
    #expect(read.value == .text(text))
    #expect(read.findings == [message])
  }

  @Test(
    "words of other languages for values are read with a finding",
    arguments: [("true", Value.boolean(true)), ("false", .boolean(false)), ("null", .none)])
  func words(literal: String, value: Value) {
    let read = PublishedReading.value(literal)
    #expect(read.value == value)
    #expect(read.findings.count == 1)
  }
}
