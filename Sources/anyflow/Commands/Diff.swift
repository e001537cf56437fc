import ArgumentParser
import Driver
import Flow

/// Shows what turns one flow into another.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show two flows' differences as edits.",
    discussion: """
      Each may be in any form that convert reads: a flow, a ComfyUI workflow or prompt, a medium with a
      workflow in it, a published program. A line is one edit; making them all turns A into B.

      Where one of the two is no text, or with --semantic, only what the flows compute is compared: not
      the names of nodes, their order, comments, layout, or how a number is written.
      """)

  @Argument(help: "The first flow's file; - reads standard input.")
  var a: String

  @Argument(help: "The second flow's file.")
  var b: String

  @Flag(help: "Compare only what the flows compute.")
  var semantic = false

  @Flag(help: "Exit with 3 where they differ.")
  var check = false

  @OptionGroup var nodeClasses: NodeClassOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { ComparisonReport(findings: $0) }
    let classes = try opening.classes(nodeClasses)
    let old = try opening.document(a, classes: classes)
    let new = try opening.document(b, classes: classes)
    let driver = try opening.driver(classes: classes)
    let comparison = driver.compare(old, new, semantic: semantic ? true : nil)
    reporter.findings(old.findings, of: old)
    reporter.findings(new.findings, of: new)
    if reporter.isJSON { try reporter.json(ComparisonReport(comparison)) }
    if comparison.findings.hasErrors { throw ExitStatus.rejected }
    try reporter.result(lines(of: comparison).map { $0 + "\n" }.joined())
    if check, !comparison.isEmpty { throw ExitStatus.rejected }
  }

  /// One line an edit; headings tell flows apart where there are several.
  private func lines(of comparison: Comparison) -> [String] {
    let isAlone = comparison.flows.count == 1 && comparison.flows[0].name == nil
    return comparison.flows.flatMap { change -> [String] in
      let name = change.name.map { "flow \($0)" } ?? "the main flow"
      switch change {
      case .changed(let flow, let edits):
        let lines = edits.lines(on: flow)
        return isAlone ? lines : ["\(name):"] + lines.map { "  \($0)" }
      case .added: return ["add \(name)"]
      case .removed: return ["remove \(name)"]
      }
    }
  }
}
