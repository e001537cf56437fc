import Flow
import Notation

extension FuzzReader {
  /// The notations of A-Language.
  static let notations = FlowNotation.allCases.map { notation in
    FuzzReader(
      name: notation.rawValue,
      check: { bytes throws(FuzzFailure) in
        _ = FlowNotation.detected(in: bytes)
        let parsed = notation.parse(bytes: bytes)
        try checkFindings(parsed)
        if parsed.diagnostics.hasErrors {
          _ = notation.parse(notation.print(parsed.file))
        } else {
          for other in FlowNotation.allCases { try checkPrinting(parsed.file, in: other) }
        }
      }, words: words(of: notation))
  }

  /// The forms in which the paper's programs were published.
  static let published = FuzzReader(
    name: "published",
    check: { bytes throws(FuzzFailure) in
      let likely = PublishedProgram.isLikely(bytes: bytes)
      let parsed = PublishedProgram.parse(bytes: bytes)
      try checkFindings(parsed)
      if likely, parsed.file.flows.isEmpty, !parsed.diagnostics.hasErrors {
        throw FuzzFailure("A published program is read as nothing.")
      }
      // Mistakes leave things out; what is read is a flow like any other.
      try checkPrinting(parsed.file)
    },
    words: [
      "a_1", "o_1", "A", "=", " is ", " with the parameters of (", "()", "(", ")", "[", "]", "{",
      "}", ", ",
      ": ", ".", "workflow.add_node(", "workflow.invoke_node(", "workflow.connect(", "'", "\"",
      "\"\"\"",
      "'''", "\\", "\\N{", "\\u", "1e9", "0x", "-", "True", "None", "*", "\n", "\n  ", "\r", ";",
      "# c\n",
      "def f():\n", "if x:\n", "else:\n", "return ", "import x\n", "for ",
      "control_after_generate='fixed'",
      "seed=1, ", "LeftBracket", "Space", "float('inf')", "\u{0}", "é", "“",
    ])

  private static let sharedWords = [
    "flow ", "function ", "realize ", "return ", "files from ", " on ", " needs ", " words ",
    " in ",
    "modality ", "output ", "a", "b_2", "`x y`", "(", ")", "[", "]", "{", "}", ", ", ": ", " = ",
    ".", " -> ",
    "...", "*", " %", "\"t\"", "\"", "\"\"\"", "\n", "\n\n", "// c\n", "/// d\n", "1", "-2.5",
    "6 s", "48 frames",
    "18446744073709551615", "true", "none", "comfy.", "@title(\"t\")", "@muted", "@note(\"n\")",
    "@", "|whole",
    " step 2", "\\u{1}", "\u{0}", "“", "é", "\r", ";", "#",
  ]

  private static func words(of notation: FlowNotation) -> [String] {
    switch notation {
    case .dataflow: sharedWords
    case .declarative:
      sharedWords + [
        "functions\n", "parameters\n", "topology\n", "  a: f\n", "  a.x = 1\n", "  a.y -> b_2.x\n",
        "end\n",
      ]
    case .pseudoNatural:
      sharedWords + [
        "Let ", " be ", " of ", " with ", " and ", "Return ", "Return a.\n", "The flow ",
        "Look for files in ",
        "That is all.\n", "Let a be f.\n",
      ]
    }
  }

  /// Checks that findings stand somewhere.
  static func checkFindings(_ parsed: ParsedFile) throws(FuzzFailure) {
    for finding in parsed.diagnostics {
      guard let span = finding.span else {
        throw FuzzFailure("The finding \"\(finding.message)\" has no place.")
      }
      guard (span.line, span.column) <= (span.endLine, span.endColumn), span.line > 0,
        span.column > 0
      else { throw FuzzFailure("The finding \"\(finding.message)\" ends before it begins.") }
    }
  }

  /// Checks that a file is printed so that it reads again as the same, and that printing it then gives
  /// the same text.
  static func checkPrinting(
    _ file: SourceFile, in notation: FlowNotation = .dataflow
  ) throws(FuzzFailure) {
    let printed = notation.print(file)
    let again = notation.parse(printed)
    if let finding = again.diagnostics.first(where: { $0.severity == .error }) {
      throw FuzzFailure("What is printed has the finding \"\(finding.message)\":\n\(printed)")
    }
    guard spaced(again.file) == spaced(file) else {
      throw FuzzFailure(
        "What is printed reads as something else: \(difference(file, again.file))\n\(printed)")
    }
    guard notation.print(again.file) == printed else {
      throw FuzzFailure("Printing twice changes the text:\n\(printed)")
    }
  }

  /// The file with all its parts set off from each other, as they are printed.
  private static func spaced(_ file: SourceFile) -> SourceFile {
    var file = file
    for index in file.items.indices { file.items[index].comments.blankLineBefore = true }
    return file
  }

  /// Where two files begin to differ.
  private static func difference(_ one: SourceFile, _ other: SourceFile) -> String {
    let (one, other) = (Array(String(reflecting: one).utf8), Array(String(reflecting: other).utf8))
    var place = 0
    while place < one.count, place < other.count, one[place] == other[place] { place += 1 }
    func around(_ text: [UInt8]) -> String {
      String(decoding: text[max(0, place - 100)..<min(text.count, place + 100)], as: UTF8.self)
    }
    return "\(around(one)) became \(around(other))"
  }
}
