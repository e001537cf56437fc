import ArgumentParser
import Driver
import Flow
import Library
import Running

/// What commands have in common before their work begins.
///
/// What goes wrong here is printed, and thrown as the exit code alone.
struct Opening {
  let reporter: Reporter
  /// The command's JSON object for findings that keep it from its work.
  let report: ([Diagnostic]) -> any Encodable

  /// The driver over the chosen targets, after remarks on the choice.
  ///
  /// - Parameters:
  ///   - purpose: What the targets are wanted for.
  ///   - classes: Node classes to use instead of those of a server among the targets.
  ///   - folders: Where files are looked up that a server's loading nodes name.
  func driver(
    _ options: TargetOptions, for purpose: TargetOptions.Purpose,
    classes: NodeClassSource = .bundled, folders: [String] = [], remarks: [Diagnostic] = []
  ) async throws -> Driver {
    do {
      let library = try library(options.home, usingServers: try options.usesServers)
      let chosen = try await options.chosen(
        for: purpose, implementing: library.catalogue, folders: folders.map(PathName.place))
      reporter.findings(chosen.findings + remarks)
      return Driver(
        library: library, targets: chosen.targets,
        nodeClasses: classes.isBundled ? chosen.classes ?? classes : classes)
    } catch let finding as Diagnostic {
      throw try rejection(
        [finding],
        finding.code == .targetUnreachable ? ExitStatus.unreachable : ExitStatus.usage)
    }
  }

  /// The driver without targets, for work that runs nothing.
  func driver(classes: NodeClassSource, home: HomeOptions? = nil) throws -> Driver {
    let library =
      try home.map { try self.library($0, usingServers: true) }
      ?? Library.standard(usingServers: false)
    return Driver(library: library, targets: [], nodeClasses: classes)
  }

  /// The standard library with what the user's own adds to it.
  private func library(_ home: HomeOptions, usingServers: Bool) throws -> Library {
    let (library, findings) = try Library.standard(
      withUsersIn: home.url, usingServers: usingServers)
    reporter.findings(findings)
    return library
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
