import Flow
import Foundation

extension FlowDocument {
  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: `fileNotFound` with near names, or `fileUnreadable` with the reason.
  public init(reading path: String) throws(Diagnostic) {
    if path == "-" {
      let bytes = try FlowDocument.bytes(FileHandle.standardInput, name: "standard input")
      self.init(bytes: bytes, name: "<stdin>")
      return
    }
    let url = FileResolution.place(
      path, from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    if let finding = MissingFile.finding(for: url, spelling: path) { throw finding }
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw Diagnostic(.fileUnreadable, "The file \(Value.quoted(path)) cannot be opened.")
    }
    self.init(
      bytes: try FlowDocument.bytes(handle, name: Value.quoted(path)), name: path, url: url)
  }

  /// More bytes than any flow of use has; a film given by mistake is not read to its end.
  private static let longest = 32 << 20

  private static func bytes(_ handle: FileHandle, name: String) throws(Diagnostic) -> [UInt8] {
    do {
      let data = try handle.read(upToCount: longest + 1) ?? Data()
      guard data.count <= longest else {
        throw Diagnostic(
          .fileUnreadable, "\(name) is larger than \(longest >> 20) MB, so it is no flow.",
          hint: "Name a file that ends in .anyflow.")
      }
      return Array(data)
    } catch let finding as Diagnostic {
      throw finding
    } catch {
      throw Diagnostic(.fileUnreadable, "\(name) cannot be read: \(error.localizedDescription)")
    }
  }
}
