import ArgumentParser
import Driver
import Flow

/// What commands have in common before their work begins.
///
/// What goes wrong here is printed, and thrown as the exit code alone.
struct Opening {
  let reporter: Reporter
  /// The command's JSON object for findings that keep it from its work.
  let report: ([Diagnostic]) -> any Encodable

  /// The driver over the chosen targets, after remarks on the choice.
  func driver(_ targets: TargetOptions, remarks: [Diagnostic] = []) throws -> Driver {
    do {
      let (driver, findings) = try targets.driver()
      reporter.findings(findings + remarks)
      return driver
    } catch let finding as Diagnostic {
      throw try rejection(
        [finding],
        finding.code == .targetUnreachable ? ExitStatus.unreachable : ExitStatus.usage)
    }
  }

  /// Looks whether the folders for input are there.
  func look(at files: FileOptions) throws {
    let findings = InputFolders.findings(for: files.folders)
    if !findings.isEmpty { throw try rejection(findings, ExitStatus.notFound) }
  }

  /// The flow file at `path`, with the flow of that name meant.
  func document(_ path: String, flow name: String? = nil) throws -> FlowDocument {
    var document: FlowDocument
    do throws(Diagnostic) {
      document = try FlowDocument(reading: path)
    } catch {
      throw try rejection([error], ExitStatus.notFound)
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
