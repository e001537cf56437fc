import ArgumentParser
import Driver
import Flow
import Foundation
import Notation
import Running

/// Writes a flow in another form.
struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert between flows, ComfyUI workflows, ComfyUI prompts and published programs.",
    discussion: """
      The input may be a flow in any notation, a workflow or prompt of ComfyUI (.json), a picture, film
      or sound with a workflow in it, or a program in one of the paper's published forms.

      The output's name says what to write: .anyflow a flow, .api.json a prompt, any other .json a
      workflow. What a file held before is kept beside it, its name ending in ~.

        anyflow convert workflow.json workflow.anyflow
        anyflow convert picture.png - --to prompt
      """)

  /// The forms that can be asked for by name.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case flow, workflow, prompt
  }

  @Argument(help: "The file to read; - reads standard input.")
  var input: String

  @Argument(help: "The file to write; - writes standard output.")
  var destination: String

  @Option(help: "What to write, where the output's name does not say it.")
  var to: Form?

  @Option(help: "The notation of a flow.")
  var notation = FlowNotation.dataflow

  @Option(
    name: .customLong("flow"),
    help: ArgumentHelp(
      "Which of the file's flows to write as a workflow or prompt.", valueName: "name"))
  var flowName: String?

  @Flag(help: "Keep in a flow where the editor drew the nodes.")
  var layout = false

  @OptionGroup var nodeClasses: NodeClassOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { ConversionReport(findings: $0) }
    let goal = try goal(opening)
    let classes = try opening.classes(nodeClasses)
    let document = try opening.document(input, flow: flowName, classes: classes)
    let driver = try opening.driver(classes: classes)
    let conversion = driver.convert(document, to: goal, layout: layout)
    reporter.findings(conversion.findings, of: document)
    guard let text = conversion.text else {
      if reporter.isJSON { try reporter.json(ConversionReport(findings: conversion.findings)) }
      throw ExitStatus.rejected
    }
    if destination == "-" {
      try reporter.result(text)
    } else {
      try write(text, opening)
    }
    if reporter.isJSON {
      try reporter.json(
        ConversionReport(
          form: goal.name, path: destination == "-" ? nil : destination,
          text: destination == "-" ? text : nil, nodes: conversion.nodes,
          findings: conversion.findings))
    } else if destination != "-" {
      reporter.remark("\(destination): \(goal.name) of \(conversion.nodes) nodes")
    }
  }

  private func goal(_ opening: Opening) throws -> ConversionGoal {
    do throws(Diagnostic) {
      switch to {
      case .flow: return .text(notation)
      case .workflow: return .workflow
      case .prompt: return .prompt
      case nil:
        return destination == "-"
          ? .text(notation) : try ConversionGoal(fileName: destination, notation: notation)
      }
    } catch {
      throw try opening.rejection([error], ExitStatus.usage)
    }
  }

  private func write(_ text: String, _ opening: Opening) throws {
    do throws(Diagnostic) {
      if let kept = try OutputFile(destination).write(text) {
        opening.reporter.remark("What \(destination) held before is in \(kept).")
      }
    } catch {
      throw try opening.rejection([error], ExitStatus.failed)
    }
  }
}
