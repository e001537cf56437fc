import Flow
import Foundation
import Library
import Running

extension ImportedFunction {
  /// Writes the function into the user's library.
  ///
  /// - Parameters:
  ///   - home: The folder that holds the user's library; it is made where it is not there.
  ///   - isForced: Whether a file of the function's name may be replaced; what it held is kept beside
  ///     it then, its name ending in `~`.
  /// - Returns: The file, and where its earlier content is, if there was any.
  /// - Throws: `duplicateName` where the file is there and must stay, `outputUnwritable`.
  public func write(
    into home: URL, isForced: Bool
  ) throws(Diagnostic) -> (file: URL, kept: URL?) {
    let url = UserLibrary.file(of: signature.name.name, in: home)
    if !isForced, let other = UserLibrary(in: home).origins[signature.name.name],
      other.lastPathComponent != url.lastPathComponent
    {
      throw Diagnostic(
        .duplicateName, "Your library has \(signature.name.name) already, in \(other.path).",
        hint: "Take another name, or delete that file.")
    }
    if !isForced, FileManager.default.fileExists(atPath: url.path) {
      throw Diagnostic(
        .duplicateName, "Your library has \(signature.name.name) already, in \(url.path).",
        hint: "Say --force to replace it, or take another name.")
    }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        .outputUnwritable,
        "The folder \(url.deletingLastPathComponent().path) cannot be made: "
          + "\(error.localizedDescription)",
        hint: "Name another folder with --home.")
    }
    do throws(WriteFailure) {
      return (url, try AtomicFile.keepingOld(url, with: Array(text.utf8)))
    } catch {
      throw Diagnostic(
        .outputUnwritable, "\(url.path) could not be written: \(error.reason).",
        hint: "Name another folder with --home.")
    }
  }
}
