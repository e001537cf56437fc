import Comfy
import Flow
import Foundation
import Notation
import OrderedJSON

extension FlowDocument {
  /// Reads a file in any form that holds flows, or standard input for `-`.
  ///
  /// - Parameter classes: The node classes by which workflows and prompts are read.
  /// - Throws: `fileNotFound` with near names, or a finding about a file that holds no flow.
  public init(
    reading path: String, classes: NodeClassSource = .bundled
  ) throws(Diagnostic) {
    if path != "-", let medium = try FlowDocument.medium(path, classes) {
      self = medium
      return
    }
    let (bytes, url) = try FlowDocument.bytes(ofFile: path)
    let name = path == "-" ? "<stdin>" : path
    if FlowForm.isJSON(bytes) {
      self = try FlowDocument.reading(json: bytes, name: name, url: url, classes)
    } else {
      self.init(bytes: bytes, name: name, url: url)
    }
  }

  /// More bytes than any flow of use has; a film given by mistake is not read to its end.
  private static let longest = 64 << 20

  /// The bytes of a file, or of standard input for `-`, and where the file is.
  static func bytes(ofFile path: String) throws(Diagnostic) -> (bytes: [UInt8], url: URL?) {
    if path == "-" {
      return (try bytes(FileHandle.standardInput, name: "standard input"), nil)
    }
    let url = FileResolution.place(
      path, from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    if let finding = MissingFile.finding(for: url, spelling: path) { throw finding }
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw Diagnostic(.fileUnreadable, "The file \(Value.quoted(path)) cannot be opened.")
    }
    return (try bytes(handle, name: Value.quoted(path)), url)
  }

  /// All bytes of a regular file that is not too long; nil for anything else.
  private static func wholeBytes(_ handle: FileHandle) -> [UInt8]? {
    var status = stat()
    let file = handle.fileDescriptor
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= longest
    else { return nil }
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        guard got > 0 else {
          isComplete = false
          return
        }
        count += got
      }
    }
    // A file that changes while it is read is left to the slower way, from its beginning.
    if isComplete { return bytes }
    lseek(file, 0, SEEK_SET)
    return nil
  }

  private static func bytes(_ handle: FileHandle, name: String) throws(Diagnostic) -> [UInt8] {
    if let bytes = wholeBytes(handle) { return bytes }
    do {
      let data = try handle.read(upToCount: longest + 1) ?? Data()
      guard data.count <= longest else {
        throw Diagnostic(
          .fileUnreadable, "\(name) is larger than \(longest >> 20) MB, so it is no flow.",
          hint: "Name a flow (.anyflow), or a workflow or prompt of ComfyUI (.json).")
      }
      return Array(data)
    } catch let finding as Diagnostic {
      throw finding
    } catch {
      throw Diagnostic(.fileUnreadable, "\(name) cannot be read: \(error.localizedDescription)")
    }
  }
}
