import Crypto
import Foundation
import Synchronization

/// Which files a server has: those that were uploaded to it, and those that came from it.
actor RemoteFiles {
  private var uploads: [String: Task<RemoteFile, any Error>] = [:]
  private var downloaded: [FileMark: RemoteFile] = [:]

  /// A file as it was when it was seen; another content nearly always makes another mark.
  private struct FileMark: Hashable {
    var path: String
    var size: Int
    var changed: Date

    init?(_ url: URL) {
      guard let facts = try? FileManager.default.attributesOfItem(atPath: url.path),
        let size = facts[.size] as? Int, let changed = facts[.modificationDate] as? Date
      else { return nil }
      path = url.path
      self.size = size
      self.changed = changed
    }
  }

  /// What this process knows of the server at an address.
  static func known(at address: ServerAddress) -> RemoteFiles {
    all.withLock { all in
      if let files = all[address] { return files }
      let files = RemoteFiles()
      all[address] = files
      return files
    }
  }

  private static let all = Mutex<[ServerAddress: RemoteFiles]>([:])

  /// Remembers that a file here is one of the server's.
  func remember(_ url: URL, is file: RemoteFile) {
    if let mark = FileMark(url) { downloaded[mark] = file }
  }

  /// A file on the server, uploaded unless it is there.
  ///
  /// - Parameter isTrusting: Whether what is remembered counts; a server may have lost files since.
  func place(
    _ url: URL, isTrusting: Bool, upload: @escaping @Sendable (String) async throws -> RemoteFile
  ) async throws -> RemoteFile {
    if isTrusting, let mark = FileMark(url), let file = downloaded[mark] { return file }
    let name = try await RemoteFiles.name(of: url)
    if isTrusting, let task = uploads[name] {
      do { return try await task.value } catch { try Task.checkCancellation() }
    }
    let task = Task { try await upload(name) }
    uploads[name] = task
    return try await withTaskCancellationHandler {
      do {
        return try await task.value
      } catch {
        if uploads[name] == task { uploads[name] = nil }
        throw error
      }
    } onCancel: {
      task.cancel()
    }
  }

  /// A name by the file's content, so that the same content is never there twice.
  @concurrent private static func name(of url: URL) async throws -> String {
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    var hash = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      try Task.checkCancellation()
      hash.update(data: piece)
    }
    let digest = hash.finalize().hexadecimal
    let ending = url.pathExtension.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber)
    }
    return ending.isEmpty ? digest : "\(digest).\(ending.prefix(8))"
  }
}
