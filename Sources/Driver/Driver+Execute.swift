import Flow
import Foundation
import Notation
import OrderedJSON
import Running
import Targets

extension Driver {
  /// Runs what was prepared and puts the results in their place.
  ///
  /// Cancelling the task interrupts the run. What independent steps gave is published also when others
  /// failed.
  ///
  /// - Parameters:
  ///   - preparation: A flow with its plan; without one nothing runs.
  ///   - options: How and where to.
  ///   - events: Told of what happens; progress comes from several tasks at once.
  public func execute(
    _ preparation: Preparation, _ options: ExecutionOptions,
    events: @escaping @Sendable (RunEvent) -> Void
  ) async -> Execution {
    let watch = Stopwatch()
    var execution = await run(preparation, options, events: events)
    execution.seconds = watch.seconds
    return execution
  }

  private func run(
    _ preparation: Preparation, _ options: ExecutionOptions,
    events: @escaping @Sendable (RunEvent) -> Void
  ) async -> Execution {
    var execution = Execution(status: .failed)
    guard let plan = preparation.plan else { return execution }
    let output = OutputFolder(options.output)
    if let refusal = output.obstacle {
      execution.findings = [
        Diagnostic(
          .outputUnwritable,
          "The output folder \(options.output.path) cannot be written: \(refusal.reason).",
          hint: "Name another folder with --out.")
      ]
      return execution
    }
    let folder: RunFolder
    do throws(Diagnostic) {
      folder = try runFolder(options, &execution)
    } catch {
      execution.findings.append(error)
      return execution
    }
    execution.run = folder.id
    execution.kept = folder.url
    let outcome = await Runner(targets: targets)
      .run(
        plan, folder: folder.url, seed: options.seed,
        source: preparation.source, events: events)
    execution.status = outcome.status
    execution.executed = outcome.executed
    execution.findings += preparation.document.located(outcome.findings)
    guard outcome.status != .interrupted else { return execution }
    let publication = Publisher(into: output, work: folder.url).publish(plan, outcome)
    execution.outputs = publication.outputs
    execution.findings += preparation.document.located(publication.findings)
    writeFlow(preparation, options, into: output, &execution)
    if Task.isCancelled {
      execution.status = .interrupted
      execution.findings.append(
        Diagnostic(.interrupted, "The run was interrupted while its results were written."))
    } else if execution.findings.hasErrors {
      execution.status = .failed
    }
    if execution.status == .succeeded, !options.keepsSteps {
      folder.remove()
      execution.kept = nil
    }
    return execution
  }

  /// The run's folder in the home, or in a temporary folder where the usual home cannot be written.
  private func runFolder(
    _ options: ExecutionOptions, _ execution: inout Execution
  ) throws(Diagnostic) -> RunFolder {
    do throws(FileSystemRefusal) {
      return try RunFolder(in: options.home)
    } catch {
      let message = "The folder \(options.home.path) cannot be written: \(error.reason)."
      guard !options.isHomeChosen else {
        throw Diagnostic(.outputUnwritable, message, hint: "Name another folder with --home.")
      }
      let temporary = FileManager.default.temporaryDirectory
        .appendingPathComponent("anyflow-\(geteuid())", isDirectory: true)
      do throws(FileSystemRefusal) {
        // The name can be guessed, so a folder that somebody else has put there is not used.
        try PrivateFolder.make(temporary)
        let folder = try RunFolder(in: temporary)
        execution.findings.append(
          Diagnostic(
            .outputUnwritable, message, severity: .note,
            hint: "The run works in \(temporary.path) instead; --home names another folder."))
        return folder
      } catch {
        throw Diagnostic(.outputUnwritable, message, hint: "Name another folder with --home.")
      }
    }
  }

  private func writeFlow(
    _ preparation: Preparation, _ options: ExecutionOptions, into output: OutputFolder,
    _ execution: inout Execution
  ) {
    guard let name = options.flowName, !execution.outputs.isEmpty else { return }
    let text = preparation.document
      .addingFolders(for: preparation.files, seenFrom: options.output, catalogue(for:)).formatted()
    do {
      execution.flow = try output.write(.bytes(Array(text.utf8)), named: "\(name).anyflow").url
    } catch {
      execution.findings.append(
        Diagnostic(
          .outputUnwritable,
          "The flow could not be written into \(options.output.path): \(error.reason)."))
    }
  }
}

extension Preparation {
  /// What a run of it is of.
  fileprivate var source: RunSource {
    RunSource(
      flowText: document.formatted(),
      workflowText: isChanged ? nil : document.original?.json.map { $0.text() })
  }
}
