import Driver
import Flow
import Foundation
import Running

/// A file that a command writes at a person's wish, keeping what it held before.
struct OutputFile {
  /// The path as it was given.
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Writes the text whole or not at all.
  ///
  /// - Returns: Where the earlier content is, where there was any.
  /// - Throws: `outputUnwritable`.
  func write(_ text: String) throws(Diagnostic) -> String? {
    let current = FileManager.default.currentDirectoryPath
    let url = URL(fileURLWithPath: path.hasPrefix("/") ? path : "\(current)/\(path)")
    do throws(WriteFailure) {
      return try AtomicFile.keepingOld(url, with: Array(text.utf8))?.path
    } catch {
      throw Diagnostic(
        .outputUnwritable, "\(path) could not be written: \(error.reason).",
        hint: "Check its folder, or name another file.")
    }
  }
}
