import ArgumentParser
import Driver
import Flow
import Library

/// What commands have in common before their work begins.
///
/// What goes wrong here is printed, and thrown as the exit code alone.
struct Opening {
  let reporter: Reporter
  /// The command's JSON object for findings that keep it from its work.
  let report: ([Diagnostic]) -> any Encodable

  /// The driver over the chosen targets, after remarks on the choice.
  func driver(
    _ targets: TargetOptions, classes: NodeClassSource = .bundled, remarks: [Diagnostic] = []
  ) throws -> Driver {
    do {
      let (driver, findings) = try targets.driver(classes: classes)
      reporter.findings(findings + remarks)
      return driver
    } catch let finding as Diagnostic {
      throw try rejection(
        [finding],
        finding.code == .targetUnreachable ? ExitStatus.unreachable : ExitStatus.usage)
    }
  }

  /// The driver over the usual targets, for work that runs nothing.
  func driver(classes: NodeClassSource) throws -> Driver {
    try Driver(library: Library.standard(), targets: [], nodeClasses: classes)
  }

  /// The node classes that the options name.
  func classes(_ options: NodeClassOptions) throws -> NodeClassSource {
    do throws(Diagnostic) {
      return try options.source()
    } catch {
      throw try rejection([error], ExitStatus.of(unreadable: error))
    }
  }

  /// Looks whether the folders for input are there.
  func look(at files: FileOptions) throws {
    let findings = InputFolders.findings(for: files.folders)
    if !findings.isEmpty { throw try rejection(findings, ExitStatus.notFound) }
  }

  /// The flow file at `path`, with the flow of that name meant.
  func document(
    _ path: String, flow name: String? = nil, classes: NodeClassSource = .bundled
  ) throws -> FlowDocument {
    var document: FlowDocument
    do throws(Diagnostic) {
      document = try FlowDocument(reading: path, classes: classes)
    } catch {
      throw try rejection([error], ExitStatus.of(unreadable: error))
    }
    guard let name else { return document }
    do throws(Diagnostic) {
      try document.choose(name)
    } catch {
      throw try rejection([error], ExitStatus.notFound)
    }
    return document
  }

  /// Prints findings and gives the exit code back.
  func rejection(_ findings: [Diagnostic], _ code: ExitCode) throws -> ExitCode {
    reporter.findings(findings)
    if reporter.isJSON { try reporter.json(report(findings)) }
    return code
  }
}
