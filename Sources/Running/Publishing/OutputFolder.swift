import Crypto
import Foundation

/// A folder into which files are written whole or not at all, and never over something that is there.
public struct OutputFolder: Sendable, Hashable {
  /// The folder; it is made when the first file is written.
  public let url: URL

  /// Where a file's content comes from.
  public enum Content: Sendable, Hashable {
    /// Another file, which stays as it is.
    case file(URL)
    /// Bytes in memory.
    case bytes([UInt8])
  }

  /// The output folder at `url`.
  public init(_ url: URL) {
    self.url = url
  }

  /// Writes a file under a name of its own.
  ///
  /// Where the wished name is taken, `name-2`, `name-3` and so on are tried; a file of one of these
  /// names with the same content is kept and given back.
  ///
  /// - Parameters:
  ///   - content: What the file holds.
  ///   - name: The wished name; of a path only the last component is used.
  public func write(
    _ content: Content, named name: String
  ) throws(WriteFailure) -> WrittenFile {
    try write(content, FileName(name) ?? FileName(node: "result", ending: ""))
  }

  func write(_ content: Content, _ name: FileName) throws(WriteFailure) -> WrittenFile {
    do { try Folder.make(url.path) } catch { throw .refused(error) }
    let hidden = path(".anyflow-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part")
    let digest: FileDigest
    do {
      digest = try copy(content, to: hidden)
    } catch {
      unlink(hidden)
      throw error
    }
    defer { unlink(hidden) }
    var number = 1
    while true {
      let candidate = path(name.candidate(number))
      let isThere: Bool
      do { isThere = try !claim(candidate, for: hidden) } catch { throw .refused(error) }
      if !isThere || OutputFolder.holds(candidate, digest) {
        return WrittenFile(
          url: URL(fileURLWithPath: candidate), bytes: digest.bytes, sha256: digest.sha256,
          wasThere: isThere)
      }
      number += 1
    }
  }

  private func path(_ name: String) -> String { url.path + "/" + name }

  private func copy(_ content: Content, to path: String) throws(WriteFailure) -> FileDigest {
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard target >= 0 else { throw .refused(FileSystemRefusal()) }
    defer { close(target) }
    var digest = FileDigest()
    switch content {
    case .bytes(let bytes):
      digest.add(bytes)
      try OutputFolder.write(bytes, to: target)
    case .file(let url):
      let source = open(url.path, O_RDONLY | O_CLOEXEC)
      guard source >= 0 else { throw .contentUnreadable(FileSystemRefusal()) }
      defer { close(source) }
      try digest.add(contentsOf: source) { (piece) throws(WriteFailure) in
        try OutputFolder.write(piece, to: target)
      }
    }
    return digest
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(WriteFailure) {
    try bytes.withUnsafeBytes { buffer in
      Result { () throws(WriteFailure) in try write(buffer, to: descriptor) }
    }.get()
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) throws(WriteFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .refused(FileSystemRefusal())
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Gives the hidden file its name unless something has that name already, in one step.
  ///
  /// - Returns: Whether the name was free.
  private func claim(
    _ candidate: String, for hidden: String
  ) throws(FileSystemRefusal) -> Bool {
    if link(hidden, candidate) == 0 { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV:
      // Some file systems know no hard links; an empty file holds the name until the rename.
      let place = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard place >= 0 else {
        if errno == EEXIST { return false }
        throw FileSystemRefusal()
      }
      close(place)
      guard rename(hidden, candidate) == 0 else {
        let refusal = FileSystemRefusal()
        unlink(candidate)
        throw refusal
      }
      return true
    default: throw FileSystemRefusal()
    }
  }

  /// Whether the regular file at `path` has the content that was digested.
  private static func holds(_ path: String, _ digest: FileDigest) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == digest.bytes
    else { return false }
    var existing = FileDigest()
    do { try existing.add(contentsOf: descriptor) { _ in } } catch { return false }
    return existing.sha256 == digest.sha256
  }
}

extension OutputFolder {
  /// What can be told beforehand about why nothing can be written here; nil when nothing speaks
  /// against it.
  ///
  /// It leaves no trace: a folder that is not there yet is not made.
  public var obstacle: FileSystemRefusal? {
    var path = url.path
    while access(path, F_OK) != 0 {
      guard errno == ENOENT else { return FileSystemRefusal() }
      let parent = PathName.folder(path)
      guard parent != path, !parent.isEmpty else { return nil }
      path = parent
    }
    guard Folder.isFolder(path) else { return FileSystemRefusal(ENOTDIR) }
    return access(path, W_OK | X_OK) == 0 ? nil : FileSystemRefusal()
  }
}
