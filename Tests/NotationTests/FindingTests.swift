import Flow
import Notation
import Testing

/// A text, and the one finding that reading it must give.
struct FindingCase: Sendable, CustomTestStringConvertible {
  var text: String
  var code: DiagnosticCode
  var line: Int
  var column: Int
  var endColumn: Int
  var message: String
  var hint: String?

  init(
    _ text: String, _ code: DiagnosticCode, _ line: Int, _ columns: Range<Int>, _ message: String,
    hint: String? = nil
  ) {
    self.text = text
    self.code = code
    self.line = line
    column = columns.lowerBound
    endColumn = columns.upperBound
    self.message = message
    self.hint = hint
  }

  var testDescription: String { text }
}

@Suite("findings about a text")
struct FindingTests {
  @Test("each mistake gives one finding at its place", arguments: cases)
  func table(expected: FindingCase) throws {
    try FindingTests.check(expected, .dataflow)
  }

  /// Checks that reading a text in a notation gives exactly the finding that is expected.
  static func check(_ expected: FindingCase, _ notation: FlowNotation) throws {
    let diagnostics = notation.parse(expected.text).diagnostics
    let finding = try #require(diagnostics.first)
    #expect(diagnostics.count == 1, "\(diagnostics.map(\.message))")
    #expect(finding.code == expected.code)
    #expect(finding.message == expected.message)
    let span = try #require(finding.span)
    #expect(span.line == expected.line)
    #expect(span.column..<span.endColumn == expected.column..<expected.endColumn)
    if let hint = expected.hint { #expect(finding.hint == hint) }
  }

  static let cases = statements + values + heads + declarations

  static let statements = [
    FindingCase(
      "a = f(x", .syntax, 1, 8..<8, "Expected `)` to close the arguments of f."),
    FindingCase(
      "a = f(\n  x,\n  y\nb = g()", .syntax, 3, 4..<4,
      "Expected `)` to close the arguments of f.", hint: "The bracket was opened in line 1."),
    FindingCase(
      "a = f(x\nreturn a", .syntax, 1, 8..<8, "Expected `)` to close the arguments of f."),
    FindingCase(
      "a = f(x y)", .syntax, 1, 9..<10,
      "Expected `,` or `)` in the arguments of f, but found `y`."),
    FindingCase(
      "a = f(file \"x\")", .syntax, 1, 12..<15,
      "Expected `,` or `)` in the arguments of f, but found a text.", hint: "Write file: ..."),
    FindingCase(
      "a = f(x = 5)", .syntax, 1, 9..<10, "Arguments are given with a colon.",
      hint: "Write x: ..."),
    FindingCase(
      "a = f(\n  x,\n  y = 5,\n)", .syntax, 3, 5..<6, "Arguments are given with a colon."),
    FindingCase(
      "a = f(x: 1, b)", .syntax, 1, 13..<14,
      "An argument without a name stands after one with a name."),
    FindingCase(
      "a = 5", .syntax, 1, 5..<6, "Expected a function with its arguments, but found `5`.",
      hint: "Only results of functions are given a name; write the value where it is used."),
    FindingCase(
      "a = load", .syntax, 1, 9..<9,
      "Expected `(` and the arguments of load, but found the end of the file."),
    FindingCase(
      "a = f(x).video", .syntax, 1, 9..<10,
      "Expected the end of the line after this statement, but found `.`."),
    FindingCase(
      "a = f(); b = g()", .syntax, 1, 8..<9,
      "Expected the end of the line after this statement, but found `;`.",
      hint: "Statements are separated by line ends."),
    FindingCase(
      "a, = f()", .syntax, 1, 4..<5, "Expected the name of a further output, but found `=`."),
    FindingCase(
      "a f(x)", .syntax, 1, 3..<4, "Expected `=` and a function with its arguments, but found `f`."
    ),
    FindingCase(
      "= f(x)", .syntax, 1, 1..<2, "Expected a statement, but found `=`.",
      hint: "Statements are written as name = function(...)."),
    FindingCase(
      "# a comment", .syntax, 1, 1..<12, "Expected a statement, but found `# a comment`.",
      hint: "Comments begin with //."),
    FindingCase(
      "return (a)", .syntax, 1, 8..<9, "Results are written without brackets."),
    FindingCase(
      "return", .syntax, 1, 7..<7, "Expected a node to return, but found the end of the file."),
    FindingCase(
      "a = f()\nreturn a\nreturn a", .syntax, 3, 1..<7,
      "This flow has given its results already."),
    FindingCase(
      "a = f()\n\na = g()", .duplicateName, 3, 1..<2, "There is a node named a already."),
    FindingCase("a, b = f()\nb = g()", .duplicateName, 1, 4..<5, "The name b is given twice."),
    FindingCase(
      "a, b = f()\nc = g(b.video)", .unknownOutput, 2, 7..<14,
      "b is one output of a and has no outputs of its own."),
    FindingCase("}", .syntax, 1, 1..<2, "This `}` closes nothing."),
    FindingCase(
      "a = f(b.0)", .syntax, 1, 9..<10, "Outputs are counted 1, 2, 3 and so on."),
    FindingCase(
      "a = f(0: x)", .syntax, 1, 7..<8, "Arguments are counted 1, 2, 3 and so on."),
    FindingCase(
      "a = f(`b)\n", .syntax, 1, 7..<10, "This name has no closing backtick."),
    FindingCase("`` = f()", .syntax, 1, 1..<3, "A name cannot be empty."),
  ]

  static let values = [
    FindingCase(
      "a = f(18446744073709551616)", .invalidNumber, 1, 7..<27,
      "The number 18446744073709551616 is too large.",
      hint: "Whole numbers reach from -9223372036854775808 to 18446744073709551615."),
    FindingCase(
      "a = f(-9223372036854775809)", .invalidNumber, 1, 7..<27,
      "The number -9223372036854775809 is too large."),
    FindingCase(
      "a = f(1e999)", .invalidNumber, 1, 7..<12, "The number 1e999 is too large to hold."),
    FindingCase(
      "a = f(6 sek)", .unknownUnit, 1, 9..<12, "There is no unit named sek.",
      hint: "Did you mean s?"),
    FindingCase(
      "a = f(6parsecs)", .unknownUnit, 1, 8..<15, "There is no unit named parsecs."),
    FindingCase("a = f(1_000)", .unknownUnit, 1, 8..<12, "Digits are written without underscores."),
    FindingCase(
      "a = f(+5)", .syntax, 1, 7..<8, "Expected a value for the next argument, but found `+`.",
      hint: "Numbers are written without a plus sign."),
    FindingCase(
      "a = f(.5)", .syntax, 1, 7..<8, "Expected a value for the next argument, but found `.`.",
      hint: "Numbers have digits on both sides of the point."),
    FindingCase(
      "a = f(5.)", .syntax, 1, 8..<9, "Expected `,` or `)` in the arguments of f, but found `.`.",
      hint: "Numbers have digits on both sides of the point."),
    FindingCase(
      "a = f(−5)", .syntax, 1, 7..<8, "Expected a value for the next argument, but found `−`.",
      hint: "Write the minus sign as -."),
    FindingCase(
      "a = f(x: )", .syntax, 1, 10..<11, "Expected a value for x, but found `)`."),
    FindingCase(
      "a = f(\"abc)", .invalidText, 1, 7..<12, "This text has no closing quotation mark."),
    FindingCase(
      "a = f(\"\"\"\nabc\n)\n", .invalidText, 1, 7..<10, "This text is never closed."),
    FindingCase(
      "a = f(\"a\\qb\")", .invalidText, 1, 9..<11, "`\\q` is no escape that texts have."),
    FindingCase(
      "a = f(\"日本\\u{D800}\")", .invalidText, 1, 10..<12,
      "`\\u` must be followed by the number of a character, as in `\\u{1F426}`."),
    FindingCase(
      "a = f('x')", .invalidText, 1, 7..<10, "Texts stand between straight double quotes."),
    FindingCase(
      "a = f(“x”)", .invalidText, 1, 7..<10, "Texts stand between straight double quotes."),
    FindingCase("a = f([1, 2", .syntax, 1, 12..<12, "Expected `]` to close the list."),
    FindingCase(
      "a = f([1, 2)", .syntax, 1, 12..<13, "Expected `]` to close the list, but found `)`."),
    FindingCase(
      "a = f(x]", .syntax, 1, 8..<9, "Expected `)` to close the arguments of f, but found `]`."),
    FindingCase(
      "a = f($x)", .syntax, 1, 7..<8, "Expected a value for the next argument, but found `$`.",
      hint: "Nodes and parameters are used by their plain name."),
    FindingCase(
      "a = f(\"x\u{0}\")", .invalidText, 1, 9..<10, "There is a zero byte in the file."),
  ]

  static let heads = [
    FindingCase(
      "flow f(x: vidoe) {}", .unknownType, 1, 11..<16, "There is no type named vidoe.",
      hint: "Did you mean video?"),
    FindingCase(
      "function f() -> [imgae]", .unknownType, 1, 18..<23, "There is no type named imgae.",
      hint: "Did you mean image?"),
    FindingCase(
      "function f(x: number[sek])", .unknownUnit, 1, 22..<25, "There is no unit named sek."),
    FindingCase(
      "function f(x image)", .syntax, 1, 14..<19,
      "Expected `:` and a type after x, but found `image`."),
    FindingCase(
      "function f(x: number in 1..5)", .syntax, 1, 26..<27,
      "Expected `...` in the range of x, but found `.`.", hint: "Write in 1...10."),
    FindingCase(
      "function f(x: number in 5...1)", .syntax, 1, 25..<30,
      "The range of x ends below its beginning.", hint: "Write in 1...5."),
    FindingCase(
      "function f(x: number[s] in 1 s...5)", .syntax, 1, 30..<31,
      "Ranges are written without units."),
    FindingCase(
      "function f(x: text in \"a\")", .syntax, 1, 23..<26,
      "Expected the smallest number that x allows, or `[` and its choices, but found a text."),
    FindingCase(
      "function f(x: text = yes)", .syntax, 1, 22..<25, "Expected a value, but found `yes`.",
      hint: "Texts stand between double quotes."),
    FindingCase(
      "function f(x: text, x: image)", .duplicateName, 1, 21..<22,
      "f has two parameters named x."),
    FindingCase(
      "function f() -> (a: text, a: image)", .duplicateName, 1, 27..<35,
      "f has two outputs named a."),
    FindingCase(
      "function f() -> image, mask", .syntax, 1, 22..<23,
      "Several outputs stand between brackets."),
    FindingCase(
      "function f(x: image", .syntax, 1, 20..<20, "Expected `)` to close the parameters of f."),
    FindingCase(
      "function f() words [song]", .syntax, 1, 21..<25,
      "Expected a text in the words for f, but found `song`."),
  ]

  static let declarations = [
    FindingCase(
      "flow f()\n\na = g()", .syntax, 1, 9..<9,
      "Expected `{` and the steps of the flow f, but found the end of the line."),
    FindingCase(
      "flow f() {\n  a = g()", .syntax, 2, 10..<10,
      "Expected `}` to close the flow f, but found the end of the file.",
      hint: "It was opened in line 1."),
    FindingCase(
      "flow f() {\n  a = g()\n\nflow h() {\n}", .syntax, 2, 10..<10,
      "Expected `}` to close the flow f, but found `flow`."),
    FindingCase(
      "flow f() {\n}\nfunction f()", .duplicateName, 3, 10..<11, "f is declared twice.",
      hint: "The first one is in line 1."),
    FindingCase(
      "func f() -> video", .syntax, 1, 1..<5, "There is no declaration func.",
      hint: "Did you mean function?"),
    FindingCase(
      "flwo f() {\n  a = g()\n}", .syntax, 1, 1..<5, "There is no declaration flwo.",
      hint: "Did you mean flow?"),
    FindingCase(
      "function f() {\n  a = g()\n}", .syntax, 1, 14..<15, "A function has no steps of its own."),
    FindingCase(
      "realize f native", .syntax, 1, 11..<17, "Expected `on` and a target, but found `native`.",
      hint: "Write realize f on native."),
    FindingCase(
      "realize f on native needs tool", .syntax, 1, 31..<31,
      "Expected `:` and a name after tool, but found the end of the file."),
    FindingCase(
      "modality odor words [\"smell\"]", .unknownType, 1, 10..<14,
      "There is no modality named odor."),
    FindingCase(
      "modality audio [\"song\"]", .syntax, 1, 16..<17,
      "Expected `words` and the words for audio, but found `[`."),
    FindingCase(
      "files from folder", .syntax, 1, 12..<18,
      "Expected the folder as a text after `files from`, but found `folder`."),
  ]
}
