import ArgumentParser
import Driver
import Flow
import Foundation
import Notation

/// Makes a workflow of ComfyUI a function of the user's library.
struct ImportFunction: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a ComfyUI workflow a function that flows and requests can use.",
    discussion: """
      The input may be a workflow or prompt of ComfyUI (.json), a picture, film or
      sound with a workflow in it, or a flow over ComfyUI's node classes.

      Nodes that load pictures, masks, films and sound become inputs; what is saved
      or shown becomes outputs. Parameters are the inputs of sub-graphs, primitive
      nodes, nodes titled $NAME, "input: NAME" or "INPUT NAME", and what every
      workflow has: prompt, negative, width, height and seed. Everything else stays
      as it is.

        anyflow functions import upscale.json --as my_upscale
        anyflow functions import picture.png --as poster --expose KSampler.cfg=cfg
        anyflow make "my upscale photo.jpg" photo.jpg

      The function is the file library/NAME.anyflow in the home (~/.anyflow, --home,
      ANYFLOW_HOME); edit it as you like, and delete it to remove the function.

      With --force a name of the standard library may be taken: the workflow becomes
      the first way in which ComfyUI does that function, whose inputs and outputs
      stay as they are.
      """)

  @Argument(help: "The workflow; - reads standard input.")
  var workflow: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The function's name, such as my_upscale.", valueName: "name"))
  var name: String

  @Option(
    name: .customLong("expose"), parsing: .singleValue,
    help: ArgumentHelp(
      "A further parameter; the node by its id, title or class. Repeatable.",
      valueName: "node.input=name"))
  var exposures: [String] = []

  @Option(
    name: .customLong("doc"),
    help: ArgumentHelp("What the function does, for people and for searching.", valueName: "text"))
  var documentation: String?

  @Option(
    name: .customLong("flow"),
    help: ArgumentHelp("Which of the file's flows to import.", valueName: "name"))
  var flowName: String?

  @Flag(help: "Replace what has the name already.")
  var force = false

  @Flag(help: "Print the function, and write nothing.")
  var dryRun = false

  @OptionGroup var home: HomeOptions
  @OptionGroup var nodeClasses: NodeClassOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for exposure in exposures where FunctionImport.Exposure(exposure) == nil {
      throw ValidationError(
        "--expose \(exposure) names no input; write node.input=name, such as 3.steps=steps.")
    }
  }

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { ImportReport(findings: $0) }
    let driver = try await driver(opening)
    let document = try opening.document(workflow, flow: flowName, classes: driver.nodeClasses)
    let wish = FunctionImport(
      name, documentation: documentation,
      exposures: exposures.compactMap(FunctionImport.Exposure.init), isForced: force)
    let (function, findings) = driver.imported(document, as: wish)
    guard let function else {
      let isUsage = findings.contains { $0.code == .usage }
      throw try opening.rejection(
        findings, isUsage ? ExitStatus.usage : ExitStatus.of(rejecting: findings))
    }
    reporter.findings(findings)
    var report = ImportReport(function, findings: findings)
    if dryRun {
      report.text = function.text
      try reporter.result(function.text)
    } else {
      report.path = try write(function, opening)
    }
    if reporter.isJSON { try reporter.json(report) }
  }

  /// The driver over the node classes that the options name, else those of the server at hand.
  private func driver(_ opening: Opening) async throws -> Driver {
    let classes = try opening.classes(nodeClasses)
    guard classes.isBundled, TargetOptions.namesServer else {
      return try opening.driver(classes: classes)
    }
    var options = try TargetOptions.parse([])
    options.home = home
    return try await opening.driver(options, for: .planning)
  }

  private func write(_ function: ImportedFunction, _ opening: Opening) throws -> String {
    do throws(Diagnostic) {
      let (file, kept) = try function.write(into: home.url, isForced: force)
      let signature = function.signature
      let ports = signature.ports.map { $0.isInput ? "\($0.name): \($0.type)" : $0.name }
      let outputs = signature.outputs.map(\.type.description).joined(separator: ", ")
      opening.reporter.remark(
        "\(file.path): \(signature.name)(\(ports.joined(separator: ", "))) -> \(outputs)")
      if let kept { opening.reporter.remark("What it held before is in \(kept.path).") }
      return file.path
    } catch {
      let code = error.code == .outputUnwritable ? ExitStatus.failed : ExitStatus.rejected
      throw try opening.rejection([error], code)
    }
  }
}
