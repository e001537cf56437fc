import ArgumentParser
import Driver
import Flow
import Foundation
import Running

/// Says what is wrong with a flow file.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with a flow, and put it right with --fix.")

  @Argument(help: "The flow's file; - reads standard input.")
  var flow: String

  @Option(
    name: .customLong("flow"),
    help: ArgumentHelp("Which of the file's flows to check; all by default.", valueName: "name"))
  var flowName: String?

  @Flag(help: "Apply the fixes and write the file.")
  var fix = false

  @OptionGroup var fileOptions: FileOptions
  @OptionGroup var targetOptions: TargetOptions
  @OptionGroup var nodeClasses: NodeClassOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { CheckReport(findings: $0) }
    let classes = try opening.classes(nodeClasses)
    let driver = try await opening.driver(
      targetOptions, for: .planning, classes: classes, folders: fileOptions.folders)
    var document = try opening.document(flow, flow: flowName, classes: driver.nodeClasses)
    try opening.look(at: fileOptions)
    let files = fileOptions.resolution()
    var fixed: [String]?
    if fix {
      if !document.form.isWritten {
        throw try opening.rejection([unfixable(document)], ExitStatus.usage)
      }
      let repaired = driver.repair(document, files: files)
      if !repaired.applied.isEmpty {
        try write(repaired.document, opening)
        for title in repaired.applied { reporter.remark("fixed: \(title)") }
      }
      fixed = repaired.applied
      document = repaired.document
    }
    let findings =
      flowName == nil
      ? await driver.inspect(document, files: files)
      : await driver.inspectChosen(document, files: files)
    reporter.findings(findings, of: document)
    if reporter.isJSON { try reporter.json(CheckReport(findings: findings, fixed: fixed)) }
    let code = ExitStatus.of(rejecting: findings)
    if code != ExitStatus.done { throw code }
    if findings.isEmpty, !output.quiet, !(fix && flow == "-") {
      try reporter.result("\(flow): no findings\n")
    }
  }

  /// A workflow would lose what flows do not say, so it is not written over.
  private func unfixable(_ document: FlowDocument) -> Diagnostic {
    Diagnostic(
      .usage, "\(flow) is \(document.form.name), which --fix does not rewrite.",
      hint: "Convert it first, with: anyflow convert \(flow) NAME.anyflow")
  }

  private func write(_ document: FlowDocument, _ opening: Opening) throws {
    guard let url = document.url else { return try opening.reporter.result(document.text) }
    do throws(WriteFailure) {
      try AtomicFile.replace(url, with: Array(document.text.utf8))
    } catch {
      throw try opening.rejection(
        [
          Diagnostic(
            .outputUnwritable, "The file \(flow) could not be written: \(error.reason).",
            hint: "Check its folder's permissions.")
        ], ExitStatus.failed)
    }
  }
}
