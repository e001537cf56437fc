import Foundation

/// Replaces a file's content whole or not at all.
public enum AtomicFile {
  /// Puts `bytes` in the place of the file's content, keeping who may read and write it.
  ///
  /// Through a link the file that it leads to is replaced. What is no regular file, such as a terminal
  /// or a pipe, is written to directly.
  public static func replace(_ url: URL, with bytes: [UInt8]) throws(WriteFailure) {
    let path = realPath(url.path)
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw .refused(FileSystemRefusal(EISDIR)) }
      let target = open(path, O_WRONLY | O_CLOEXEC)
      guard target >= 0 else { throw .refused(FileSystemRefusal()) }
      defer { close(target) }
      try OutputFolder.write(bytes, to: target)
      return
    }
    let folder = PathName.folder(path)
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let hidden = "\(folder)/.anyflow-\(random).part"
    let target = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard target >= 0 else { throw .refused(FileSystemRefusal()) }
    defer { close(target) }
    do throws(WriteFailure) {
      try OutputFolder.write(bytes, to: target)
      if isThere { fchmod(target, status.st_mode & 0o7777) }
      guard rename(hidden, path) == 0 else { throw .refused(FileSystemRefusal()) }
    } catch {
      unlink(hidden)
      throw error
    }
  }

  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension AtomicFile {
  /// Puts `bytes` in the place of the file's content and keeps what it held before beside it.
  ///
  /// - Returns: Where the earlier content is, or nil where there was none or the same.
  public static func keepingOld(
    _ url: URL, with bytes: [UInt8]
  ) throws(WriteFailure) -> URL? {
    var status = stat()
    guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
    else {
      try replace(url, with: bytes)
      return nil
    }
    if let old = FileManager.default.contents(atPath: url.path), old.elementsEqual(bytes) {
      return nil
    }
    let backup = try OutputFolder(url.deletingLastPathComponent())
      .write(.file(url), named: url.lastPathComponent + "~").url
    try replace(url, with: bytes)
    return backup
  }
}
