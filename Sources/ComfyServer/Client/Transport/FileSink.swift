import Foundation
import NIOCore
import NIOPosix

/// A file that appears under its name only when it is whole.
struct FileSink: Sendable {
  let url: URL
  let unfinished: URL
  private let file: FileHandle

  /// Opens a file beside the one that is meant.
  init(_ url: URL) throws {
    self.url = url
    let name = ".\(url.lastPathComponent.prefix(64)).\(UInt32.random(in: 0...UInt32.max)).part"
    unfinished = url.deletingLastPathComponent().appendingPathComponent(name)
    guard FileManager.default.createFile(atPath: unfinished.path, contents: nil) else {
      throw ClientError.file(path: url.path, "it cannot be created")
    }
    do {
      file = try FileHandle(forWritingTo: unfinished)
    } catch {
      throw ClientError.file(path: url.path, "it cannot be written")
    }
  }

  /// Adds to the file.
  func write(_ part: ByteBuffer) async throws {
    do {
      try await NIOThreadPool.singleton.runIfActive { [file] in
        try file.write(contentsOf: Data(part.readableBytesView))
      }
    } catch let error where !(error is CancellationError) {
      throw ClientError.file(path: url.path, "writing failed, perhaps for lack of room")
    }
  }

  /// Forgets what was written.
  func restart() throws {
    do {
      try file.truncate(atOffset: 0)
    } catch {
      throw ClientError.file(path: url.path, "it cannot be written")
    }
  }

  /// Gives the file its name, in place of any that has it.
  func finish() throws {
    do {
      try file.close()
    } catch {
      throw ClientError.file(path: url.path, "writing failed, perhaps for lack of room")
    }
    guard rename(unfinished.path, url.path) == 0 else {
      throw ClientError.file(path: url.path, String(cString: strerror(errno)))
    }
  }

  /// Leaves nothing behind.
  func abandon() {
    try? file.close()
    try? FileManager.default.removeItem(at: unfinished)
  }
}
