import ArgumentParser
import Driver
import Flow
import Foundation

/// Runs a flow file.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a flow or a ComfyUI workflow and run it.",
    discussion: "Of several flows in a file the one without a name runs, else the last.")

  @Argument(help: "The file of a flow, workflow or prompt; - reads standard input.")
  var flow: String

  @Option(
    name: .customLong("flow"),
    help: ArgumentHelp("Which of the file's flows to run.", valueName: "name"))
  var flowName: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Set a value first: parameter=value or node.parameter=value; repeatable.",
      valueName: "name=value"))
  var settings: [String] = []

  @OptionGroup var fileOptions: FileOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var targetOptions: TargetOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for setting in settings where FlowSetting(setting) == nil {
      throw ValidationError(
        "--set \(setting) says not what to set; write it as name=value or node.parameter=value.")
    }
  }

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { RunReport(.rejected, findings: $0) }
    let driver = try await opening.driver(
      targetOptions, for: runOptions.dryRun ? .planning : .running, folders: fileOptions.folders)
    let document = try opening.document(flow, flow: flowName, classes: driver.nodeClasses)
    try opening.look(at: fileOptions)
    let preparation = await driver.prepare(
      document, settings: settings.compactMap { FlowSetting($0) },
      files: fileOptions.resolution())
    reporter.findings(preparation.findings, of: preparation.document)
    var report = RunReport(.rejected, findings: preparation.findings)
    report.flow = document.url?.standardizedFileURL.path
    report.timing = preparation.timing
    guard preparation.plan != nil else {
      if reporter.isJSON { try reporter.json(report) }
      throw ExitStatus.of(rejecting: preparation.findings)
    }
    // A flow that no file holds as it was run is written beside its results.
    let isInFile = document.url != nil && !preparation.isChanged
    try await RunEnding(reporter: reporter, options: runOptions, home: targetOptions.home).finish(
      driver, preparation, report,
      flowName: isInFile ? nil : preparation.document.flow?.name ?? "flow")
  }
}
