import Flow

extension PublishedParser {
  /// What published programs consist of.
  static let formsHint =
    "Published programs only create nodes, invoke them and link their outputs, one on each line."

  /// A name as findings show it, cut where it is very long.
  func shown(_ name: String) -> String {
    name.count > 60 ? name.prefix(57) + "..." : name
  }

  /// Reports bytes that are no UTF-8, and that there are too many.
  mutating func reportUnreadable(_ replaced: [Range<Int>], isCut: Bool) {
    if isCut {
      findings.report(
        .fileUnreadable, "The file is too large; only its first gibibyte is read.",
        at: text.bytes.count..<text.bytes.count)
    }
    for range in replaced.prefix(10) {
      findings.report(
        .invalidText, "This is no valid UTF-8.", at: range,
        hint: "Save the file in the encoding UTF-8.")
    }
  }

  /// Reports that something else was expected than what stands here.
  mutating func reportExpected(_ expected: String, hint: String? = nil) {
    let range =
      current.kind == .lineEnd || current.kind == .end
      ? previousEnd..<previousEnd : current.range
    let found =
      switch current.kind {
      case .lineEnd: "the line ends"
      case .end: "the program ends"
      case .comment: "a comment begins"
      case .openText, .text: "there is a text"
      default: "there is \(shown(string(current)))"
      }
    let isQuote = current.kind == .unknown && "“”‘’„«»".contains(string(current))
    findings.report(
      .syntax, "Here \(found), where \(expected) was expected.", at: range,
      hint: isQuote ? "Write plain quotes, \" or '." : hint)
  }

  /// Reports a word of Python that cannot be read.
  mutating func reportPython(_ token: PythonToken) {
    findings.report(
      .syntax, "Python's \(string(token)) cannot be read here: nothing is run.", at: token.range,
      hint: PublishedParser.formsHint)
  }

  /// Reports what stands behind a value or a statement and would have to be computed.
  mutating func reportBehindValue(in place: String) {
    switch current.kind {
    case .leftParenthesis:
      findings.report(
        .syntax, "A call cannot be part of \(place).", at: current.range,
        hint: "Invoke the node on a line of its own and name its outputs.")
    case .leftBracket:
      findings.report(
        .syntax, "Outputs are not picked by their number here.", at: current.range,
        hint: "Name all outputs of the node, as in image_4, mask_4 = loadimage_4().")
    case .dot:
      findings.report(
        .syntax, "Nothing is picked from an object here.", at: current.range,
        hint: "Name all outputs of the node, as in image_4, mask_4 = loadimage_4().")
    case .operation, .plus, .minus, .star:
      findings.report(
        .syntax, "Nothing is computed here, so \(string(current)) cannot be part of \(place).",
        at: current.range, hint: "Write the finished value.")
    case .name where PublishedParser.valueWords.contains(string(current)): reportPython(current)
    default: reportExpected("the end of \(place)")
    }
  }

  /// Words that make a value out of others.
  private static let valueWords: Set<String> = [
    "for", "if", "else", "and", "or", "not", "in", "is", "async",
  ]

  /// Reports a statement that names nothing.
  mutating func reportNoAssignment(_ targets: [PublishedGraph.Word], start: PythonToken) {
    switch current.kind {
    case .lineEnd, .comment, .semicolon, .end, .leftBracket, .colon, .operation:
      findings.report(
        .syntax, "This is no statement of a published program.",
        at: start.start..<max(previousEnd, start.end), hint: PublishedParser.formsHint)
    default: reportExpected("an equals sign or \"is\"", hint: PublishedParser.formsHint)
    }
  }

  /// Reports a class that is used without giving its node exactly one name.
  mutating func reportClassUse(
    _ callee: PublishedGraph.Word, _ targets: [PublishedGraph.Word]
  ) {
    let name = shown(PublishedName.decoded(callee.text))
    let near = findings.question(callee.text, among: graph.entries.lazy.map(\.written))
    findings.report(
      .syntax,
      targets.isEmpty
        ? "This node of the class \(name) has no name."
        : "A node of the class \(name) is given \(targets.count) names.",
      at: callee.range,
      hint: near ?? "Create the node under one name, and invoke it on a line of its own.")
  }
}
