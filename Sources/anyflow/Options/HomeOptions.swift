import ArgumentParser
import Foundation
import Running

/// Where Anyflow keeps what is its own: runs, what it knows of servers, a user's library.
struct HomeOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("home"),
    help: ArgumentHelp(
      "The folder for runs and settings; by default ANYFLOW_HOME, else ~/.anyflow.",
      valueName: "dir"))
  var folder: String?

  func validate() throws {
    if folder?.isEmpty == true { throw ValidationError("--home needs the name of a folder.") }
  }

  /// Whether somebody named the folder.
  var isChosen: Bool { named != nil }

  /// The folder, which need not be there.
  var url: URL {
    let environment = ProcessInfo.processInfo.environment
    let person = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return PathName.place(named ?? PathName.joined(person, ".anyflow"))
  }

  private var named: String? {
    folder
      ?? ProcessInfo.processInfo.environment["ANYFLOW_HOME"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
