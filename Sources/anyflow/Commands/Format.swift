import ArgumentParser
import Driver
import Flow
import Foundation
import Notation
import Running

/// Writes flow files in canonical form.
struct Format: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rewrite flows in canonical form.",
    discussion: "Comments stay with what they stand at. A file that does not read is left alone.")

  @Argument(help: "The flows' files; - formats standard input to standard output.")
  var flows: [String]

  @Flag(help: "Write nothing; exit with 3 when a file is not in canonical form.")
  var check = false

  @Option(help: "The notation to write; by default the one that a file is in.")
  var notation: FlowNotation?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    var files: [FormatReport.File] = []
    var findings: [Diagnostic] = []
    var worst = ExitStatus.done
    for path in flows {
      do throws(Diagnostic) {
        let document = try FlowDocument(reading: path)
        if case .text = document.form {} else { throw notText(path, document) }
        findings += document.findings
        reporter.findings(document.findings, of: document)
        if document.findings.hasErrors {
          worst = ExitStatus.rejected
          continue
        }
        let text = document.formatted(as: notation)
        let file = FormatReport.File(
          path: path, changed: text != document.text, text: path == "-" && !check ? text : nil)
        files.append(file)
        try finish(file, document, text)
      } catch {
        findings.append(error)
        reporter.findings([error])
        worst =
          error.code == .outputUnwritable ? ExitStatus.failed : ExitStatus.of(unreadable: error)
      }
    }
    if check, worst == ExitStatus.done, files.contains(where: \.changed) {
      worst = ExitStatus.rejected
    }
    if reporter.isJSON {
      try reporter.json(
        FormatReport(
          worst == ExitStatus.done ? .succeeded : .rejected, files: files, findings: findings))
    } else {
      try tell(files)
    }
    if worst != ExitStatus.done { throw worst }
  }

  /// Writes the canonical form to its file, unless it is there already.
  private func finish(
    _ file: FormatReport.File, _ document: FlowDocument, _ text: String
  ) throws(Diagnostic) {
    guard !check, file.changed, let url = document.url else { return }
    do throws(WriteFailure) {
      try AtomicFile.replace(url, with: Array(text.utf8))
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The file \(file.path) could not be written: \(error.reason).",
        hint: "Check its folder's permissions.")
    }
  }

  private func notText(_ path: String, _ document: FlowDocument) -> Diagnostic {
    Diagnostic(
      .usage, "\(path) is \(document.form.name), not a text of A-Language.",
      hint: "Convert it with: anyflow convert \(path) NAME.anyflow")
  }

  private func tell(_ files: [FormatReport.File]) throws {
    for file in files {
      if let text = file.text {
        try Streams.out(text)
      } else if file.changed, check {
        try Streams.out("\(file.path): not in canonical form\n")
      } else if file.changed, !output.quiet {
        try Streams.out("\(file.path): rewritten\n")
      }
    }
  }
}
