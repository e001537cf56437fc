import ArgumentParser
import Driver
import Foundation
import Running

/// How a run is done.
struct RunOptions: ParsableArguments, Sendable {
  @Option(help: ArgumentHelp("The folder for results.", valueName: "dir"))
  var out = "anyflow-out"

  @Option(
    help: ArgumentHelp(
      "The folder for runs; by default ANYFLOW_HOME, else ~/.anyflow.", valueName: "dir"))
  var home: String?

  @Option(
    help: ArgumentHelp(
      "What all randomness is drawn from; the same seed gives the same results.",
      valueName: "number"))
  var seed: UInt64 = 0

  @Flag(help: "Stop before running.")
  var dryRun = false

  @Flag(help: "Keep the files of all steps after a success.")
  var keep = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    if home?.isEmpty == true { throw ValidationError("--home needs the name of a folder.") }
  }

  /// The options for a run that writes its flow under that name, or not at all.
  func execution(flowName: String?) -> ExecutionOptions {
    let environment = ProcessInfo.processInfo.environment
    let named = home ?? environment["ANYFLOW_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let person = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    let usual = PathName.joined(person, ".anyflow")
    return ExecutionOptions(
      output: RunOptions.place(out), home: RunOptions.place(named ?? usual),
      isHomeChosen: named != nil, seed: seed, keepsSteps: keep, flowName: flowName)
  }

  private static func place(_ path: String) -> URL {
    if path.hasPrefix("/") { return URL(fileURLWithPath: path, isDirectory: true) }
    let current = FileManager.default.currentDirectoryPath
    return URL(fileURLWithPath: "\(current)/\(path)", isDirectory: true)
  }
}
