import Driver
import Flow
import Notation

/// Prints what a command has to say, as people or as scripts want it.
struct Reporter: Sendable {
  let options: OutputOptions

  var isJSON: Bool { options.json }

  /// Prints the one JSON object of a command.
  func json(_ report: some Encodable) throws {
    try Streams.out(try JSONText.of(report))
  }

  /// Prints a result for people.
  func result(_ text: String) throws {
    if !isJSON { try Streams.out(text) }
  }

  /// Prints findings for people: with the lines that they are about, where there is a document.
  func findings(_ findings: [Diagnostic], of document: FlowDocument? = nil) {
    guard !isJSON else { return }
    let shown = options.quiet ? findings.filter { $0.severity == .error } : findings
    guard !shown.isEmpty else { return }
    let printer = FindingPrinter(
      text: document?.text, fileName: document.flatMap(\.name),
      colors: Streams.hasColors(2, isAllowed: !options.noColor))
    Streams.err(printer.print(shown))
  }

  /// Prints a remark for people who did not ask for quiet.
  func remark(_ text: String) {
    if !isJSON, !options.quiet { Streams.err(text + "\n") }
  }
}
