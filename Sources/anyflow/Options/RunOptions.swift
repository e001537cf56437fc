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
      "What all randomness is drawn from; the same seed gives the same results.",
      valueName: "number"))
  var seed: UInt64 = 0

  @Flag(help: "Stop before running.")
  var dryRun = false

  @Flag(help: "Say for each node how it is done, and why so.")
  var explain = false

  @Flag(help: "Keep the files of all steps after a success.")
  var keep = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
  }

  /// The options for a run that writes its flow under that name, or not at all.
  func execution(flowName: String?, home: HomeOptions) -> ExecutionOptions {
    ExecutionOptions(
      output: PathName.place(out), home: home.url, isHomeChosen: home.isChosen, seed: seed,
      keepsSteps: keep, flowName: flowName)
  }
}

extension PathName {
  /// A folder as the command line names it.
  static func place(_ path: String) -> URL {
    if path.hasPrefix("/") { return URL(fileURLWithPath: path, isDirectory: true) }
    let current = FileManager.default.currentDirectoryPath
    return URL(fileURLWithPath: "\(current)/\(path)", isDirectory: true)
  }
}
