import ArgumentParser
import Driver
import Flow
import Running

/// The main job: from a request to results.
struct Make: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make what a request asks for.")

  @Argument(help: "What to make, in plain language.")
  var request: String

  @Argument(help: "Files to make it from.")
  var files: [String] = []

  @OptionGroup var fileOptions: FileOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var targetOptions: TargetOptions
  @OptionGroup var languageModel: LanguageModelOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { RunReport(.rejected, findings: $0) }
    let driver = try await opening.driver(
      targetOptions, for: runOptions.dryRun ? .planning : .running, folders: fileOptions.folders,
      remarks: languageModel.findings)
    try opening.look(at: fileOptions)
    let prepared = await driver.prepare(
      request: request, files: fileOptions.resolution(given: files), probe: fileOptions.probe)
    var report = RunReport(.rejected, findings: prepared.findings)
    report.inference = prepared.usage
    report.timing = prepared.timing
    reporter.findings(prepared.findings, of: prepared.preparation?.document)
    guard let preparation = prepared.preparation, preparation.plan != nil else {
      if reporter.isJSON { try reporter.json(report) }
      throw prepared.isMissingFiles
        ? ExitStatus.notFound : ExitStatus.of(rejecting: prepared.findings)
    }
    try await RunEnding(reporter: reporter, options: runOptions, home: targetOptions.home).finish(
      driver, preparation, report, flowName: preparation.document.flow?.name ?? "flow")
  }
}
