import ArgumentParser
import Driver
import Flow
import Notation

/// From a request to a checked flow, and no further.
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the flow for a request without running it.")

  @Argument(help: "What to make, in plain language.")
  var request: String

  @Argument(help: "Files to make it from.")
  var files: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the flow into a file.", valueName: "file"))
  var destination: String?

  @Option(help: "The notation of the flow.")
  var notation = FlowNotation.dataflow

  @Option(
    help: ArgumentHelp(
      "What all randomness is drawn from, as the prompts for servers show.", valueName: "number"))
  var seed: UInt64 = 0

  @Flag(help: "Leave out how the targets would do it.")
  var abstract = false

  @Flag(help: "Say for each node how it is done, and why so.")
  var explain = false

  @OptionGroup var fileOptions: FileOptions
  @OptionGroup var targetOptions: TargetOptions
  @OptionGroup var languageModel: LanguageModelOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { PlanReport(findings: $0) }
    let driver = try await opening.driver(
      targetOptions, for: .planning, remarks: languageModel.findings)
    try opening.look(at: fileOptions)
    let prepared = await driver.prepare(
      request: request, files: fileOptions.resolution(given: files), probe: fileOptions.probe,
      lowering: !abstract)
    let document = prepared.preparation?.document
    reporter.findings(prepared.findings, of: document)
    var unwritable: Diagnostic?
    if let document {
      do { try write(document.formatted(as: notation), reporter) } catch let finding as Diagnostic {
        unwritable = finding
        reporter.findings([finding])
      }
    }
    let choices = (prepared.preparation?.choices ?? []).map(ChoiceReport.init)
    if explain { for choice in choices { try reporter.result(choice.text) } }
    if reporter.isJSON {
      let flow = document.flatMap { document in
        document.flow.map { FlowReport($0, driver.catalogue(for: document)) }
      }
      try reporter.json(
        PlanReport(
          flow: flow, text: document?.formatted(as: notation),
          prompts: driver.prompts(of: prepared.preparation?.plan, seed: seed),
          choices: explain ? choices : nil,
          findings: prepared.findings + [unwritable].compactMap(\.self),
          inference: prepared.usage))
    }
    if prepared.isMissingFiles { throw ExitStatus.notFound }
    let code = ExitStatus.of(rejecting: prepared.findings)
    if code != ExitStatus.done { throw code }
    if unwritable != nil { throw ExitStatus.failed }
  }

  private func write(_ text: String, _ reporter: Reporter) throws {
    guard let destination, destination != "-" else { return try reporter.result(text) }
    if let kept = try OutputFile(destination).write(text) {
      reporter.remark("What \(destination) held before is in \(kept).")
    }
  }
}
