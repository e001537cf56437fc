import Foundation

/// Why the file system refused something.
public struct FileSystemRefusal: Error, Hashable, Sendable {
  /// The system's error number.
  public let code: Int32

  /// A refusal with the error number of the call that just failed.
  init(_ code: Int32 = errno) {
    self.code = code
  }

  /// The system's own words, such as "No space left on device".
  public var reason: String { String(cString: strerror(code)) }
}

/// Folders as the file system has them.
enum Folder {
  /// Makes a folder and those above it, unless they are there.
  static func make(_ path: String) throws(FileSystemRefusal) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
      guard isFolder(path) else { throw FileSystemRefusal(ENOTDIR) }
    case ENOENT:
      let parent = PathName.folder(path)
      guard !parent.isEmpty, parent != path else { throw FileSystemRefusal(ENOENT) }
      try make(parent)
      guard mkdir(path, 0o777) == 0 || (errno == EEXIST && isFolder(path)) else {
        throw FileSystemRefusal()
      }
    default: throw FileSystemRefusal()
    }
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
