import ArgumentParser
import Driver
import Flow
import Foundation
import Native

/// Where files are looked up.
struct FileOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("in"), parsing: .singleValue,
    help: ArgumentHelp(
      "A folder to look files up in, before the current one; repeatable.", valueName: "dir"))
  var folders: [String] = []

  /// Where files are looked up, with those that were given as arguments.
  func resolution(given files: [String] = []) -> FileResolution {
    FileResolution(given: files, folders: folders)
  }

  /// What tells of which kind a file is.
  var probe: FileProbe {
    FileProbe(
      measure: { (url) async throws(Diagnostic) in try await MediaProbe().probe(url) },
      promise: { MediaProbe.modality(ofFileNamed: $0) })
  }
}
