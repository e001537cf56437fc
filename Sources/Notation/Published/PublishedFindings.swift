import Flow

/// Findings about a published program, with places that are turned into lines at the end.
struct PublishedFindings {
  private static let mostKept = 1000
  private static let mostShown = 100
  /// How many names are compared in all; looking for near names must not take longer than reading.
  private var comparisons = 20_000
  private var entries: [(diagnostic: Diagnostic, range: Range<Int>)] = []
  private var dropped = 0

  /// Adds a finding.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: Range<Int>, hint: String? = nil,
    severity: Diagnostic.Severity? = nil
  ) {
    guard entries.count < PublishedFindings.mostKept else {
      dropped += 1
      return
    }
    let diagnostic = Diagnostic(code, message, severity: severity, hint: hint)
    entries.append((diagnostic, range))
  }

  /// The question for names near to `name`, or the other hint where there are none.
  mutating func question(
    _ name: String, among candidates: some Collection<String>, otherwise hint: String? = nil
  ) -> String? {
    guard name.utf8.count <= 200 else { return hint }
    let compared = candidates.prefix(comparisons)
    comparisons -= compared.count
    let near = NearNames.of(name, in: compared.lazy.filter { $0.utf8.count <= 300 })
    return NearNames.question(near) ?? hint
  }

  /// The findings in the order of the text, with lines and columns.
  func diagnostics(in text: SourceText) -> [Diagnostic] {
    let sorted = entries.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var result = sorted.prefix(PublishedFindings.mostShown).map { entry in
      var diagnostic = entry.element.diagnostic
      diagnostic.span = text.span(entry.element.range)
      return diagnostic
    }
    let rest = sorted.count - result.count + dropped
    if rest > 0, !result.isEmpty {
      result[result.count - 1].notes.append(
        "There are \(rest) more findings in this file, which are not shown.")
    }
    return result
  }
}
