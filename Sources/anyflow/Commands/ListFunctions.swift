import ArgumentParser
import Driver
import Flow
import Library
import Notation

/// Lists what can be used, searches it, and shows one function in full.
struct ListFunctions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the functions, search them by meaning, or show one in full.",
    usage: "anyflow functions [<query> ...] [--on <target>]",
    shouldDisplay: false)

  @Argument(help: "A function's name, or words for what it does.")
  var query: [String] = []

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("Only functions that this target has a way to do.", valueName: "target"))
  var target: String?

  @OptionGroup var home: HomeOptions
  @OptionGroup var nodeClasses: NodeClassOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { FunctionsReport([], findings: $0) }
    let words = query.joined(separator: " ")
    let asksForClasses = target == "comfy" || words.hasPrefix("comfy.")
    let given = try opening.classes(nodeClasses)
    var targetOptions = try TargetOptions.parse([])
    targetOptions.home = home
    targetOptions.targets = asksForClasses ? [] : target.map { [$0] } ?? []
    let driver =
      asksForClasses && (!given.isBundled || !TargetOptions.namesServer)
      ? try opening.driver(classes: given, home: home)
      : try await opening.driver(targetOptions, for: .planning, classes: given)
    let classes = driver.nodeClasses
    let found =
      asksForClasses
      ? driver.nodeClasses(matching: words.isEmpty ? nil : words)
      : await driver.functions(matching: words.isEmpty ? nil : words, on: target)
    guard !found.isEmpty else {
      let known =
        asksForClasses ? classes.catalogue.signatures : driver.library.catalogue.signatures
      throw try opening.rejection([nothing(words, known)], ExitStatus.notFound)
    }
    if reporter.isJSON { return try reporter.json(FunctionsReport(found)) }
    if found.count == 1, let one = found.first,
      [one.signature.name.description, one.signature.name.name].contains(words)
    {
      return try reporter.result(full(one))
    }
    for function in found { try reporter.result(line(function)) }
  }

  private func nothing(_ words: String, _ known: [Signature]) -> Diagnostic {
    let near = NearNames.of(words, in: known.map(\.name.description))
    return Diagnostic(
      .unknownFunction,
      words.isEmpty
        ? "There are no functions for this target." : "No function is named \(words) or does that.",
      hint: NearNames.question(near) ?? "List all with: anyflow functions")
  }

  /// A function in one line, and its first sentence below.
  private func line(_ function: ListedFunction) -> String {
    let signature = function.signature
    let ports = signature.ports.map { port in
      port.isRequired || port.isInput ? "\(port.name): \(port.type.shown)" : port.name
    }
    let outputs = signature.outputs.map(\.type.shown.description).joined(separator: ", ")
    let summary = signature.documentation.split(separator: "\n").first.map { "    \($0)\n" } ?? ""
    return "\(signature.name)(\(ports.joined(separator: ", "))) -> \(outputs)\n" + summary
  }

  private func full(_ function: ListedFunction) -> String {
    var signature = function.signature
    for index in signature.ports.indices {
      signature.ports[index].type = signature.ports[index].type.shown
    }
    for index in signature.outputs.indices {
      signature.outputs[index].type = signature.outputs[index].type.shown
    }
    let text = Dataflow.print(SourceFile([SourceFile.Item(.function(signature))]))
    let place: String
    if !function.targets.isEmpty {
      place = "Can be done on \(function.targets.joined(separator: ", "))."
    } else if function.signature.name.target != nil {
      place = "A node class of ComfyUI."
    } else if function.missing.isEmpty {
      place = "No target of this version can do it."
    } else {
      place = "Cannot be done here: missing \(function.missing.joined(separator: ", "))."
    }
    return text + "\n" + place + "\n"
  }
}
