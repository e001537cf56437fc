import Flow

extension SourceParser {
  /// How many findings one reading gives at most; a file that is no flow at all has no end of them.
  private static let mostFindings = 100

  /// Reports what no text file has: bytes that are no UTF-8, zero bytes, and no end.
  mutating func reportUnreadable(_ replaced: [Range<Int>], isCut: Bool = false) {
    if isCut {
      let end = cursor.text.bytes.count
      cursor.report(
        .fileUnreadable, "The file is too large; only its first gibibyte is read.", at: end..<end)
    }
    for range in replaced.prefix(10) {
      cursor.report(
        .invalidText, "This is no valid UTF-8.", at: range,
        hint: "Save the file in the encoding UTF-8.")
    }
    if cursor.tokens.count > Lexer.mostTokens {
      let end = cursor.tokens[cursor.tokens.count - 1].range
      cursor.report(
        .syntax, "The file is too long to be a flow; it is read up to here.", at: end,
        hint: "A file has at most \(Lexer.mostTokens) words and signs.")
    }
    guard let zero = cursor.text.bytes.firstIndex(of: 0) else { return }
    cursor.report(
      .invalidText, "There is a zero byte in the file.", at: zero..<zero + 1,
      hint: "Is it really a text file? In a text, write \\u{0}.")
  }

  /// Reports flows and functions that share a name.
  mutating func reportDuplicates() {
    var seen: [FunctionName: Int] = [:]
    for (index, item) in items.enumerated() {
      let name: FunctionName
      switch item.content {
      case .flow(let flow):
        guard let flowName = flow.name else { continue }
        name = FunctionName(flowName)
      case .function(let signature): name = signature.name
      case .realization, .modality, .wording, .comments: continue
      }
      // A name that could not be read has its finding already.
      if name.name.isEmpty { continue }
      if let first = seen[name] {
        let line = cursor.text.line(at: ranges[first].name.lowerBound) + 1
        cursor.report(
          .duplicateName, "\(name) is declared twice.", at: ranges[index].name,
          hint: "The first one is in line \(line).")
      } else {
        seen[name] = index
      }
    }
  }

  /// The findings in the order of the text, with lines and columns.
  func diagnostics() -> [Diagnostic] {
    let sorted = cursor.findings.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    let shown = sorted.prefix(SourceParser.mostFindings)
    let spans = cursor.text.spans(shown.map(\.element.range))
    var result = zip(shown, spans).map { entry, span in
      var diagnostic = entry.element.diagnostic
      diagnostic.span = span
      return diagnostic
    }
    let rest = sorted.count - result.count + cursor.droppedFindings
    if rest > 0, !result.isEmpty {
      result[result.count - 1].notes.append(
        "There are \(rest) more findings in this file, which are not shown.")
    }
    return result
  }
}
