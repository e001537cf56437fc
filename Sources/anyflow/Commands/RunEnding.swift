import ArgumentParser
import Driver
import Flow
import Foundation
import Running
import Targets

/// What `make` and `run` have in common once a plan is there: running it, and telling how it went.
struct RunEnding {
  let reporter: Reporter
  let options: RunOptions
  let home: HomeOptions

  /// Runs what was prepared, or shows it for a dry run.
  ///
  /// - Parameters:
  ///   - report: What is known so far, for scripts.
  ///   - flowName: The name under which the flow is written beside the results; nil writes none.
  /// - Throws: The exit code of a run that did not succeed.
  func finish(
    _ driver: Driver, _ preparation: Preparation, _ report: RunReport, flowName: String?
  ) async throws {
    var report = report
    if options.explain {
      let choices = preparation.choices.map(ChoiceReport.init)
      for choice in choices { reporter.remark(String(choice.text.dropLast())) }
      report.choices = choices
    }
    guard !options.dryRun else {
      report.status = .succeeded
      report.text = preparation.document.text
      if reporter.isJSON { try reporter.json(report) }
      try reporter.result(preparation.document.text)
      return
    }
    let progress = Progress(
      steps: preparation.plan?.steps.count ?? 0,
      isShown: !reporter.isJSON && !reporter.options.quiet)
    let execution = await driver.execute(
      preparation, options.execution(flowName: flowName, home: home), events: { progress.take($0) })
    progress.clear()
    reporter.findings(execution.findings, of: preparation.document)
    for output in execution.outputs {
      try reporter.result(OutputLine(output: output, folder: options.out).text)
    }
    remark(on: execution)
    report.add(execution)
    if reporter.isJSON { try reporter.json(report) }
    switch execution.status {
    case .succeeded: return
    case .failed: throw ExitStatus.failed
    case .interrupted: throw ExitStatus.interrupted
    }
  }

  private func remark(on execution: Execution) {
    if let flow = execution.flow {
      let path = PathName.joined(options.out, flow.lastPathComponent)
      reporter.remark("The flow is in \(path).")
    }
    if let kept = execution.kept, execution.executed > 0 {
      reporter.remark("The files of its steps are in \(kept.path).")
    }
  }
}
