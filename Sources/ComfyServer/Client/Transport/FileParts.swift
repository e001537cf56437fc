import Foundation
import NIOCore
import NIOPosix

/// A file's bytes in parts, with something before and after: the body of an upload.
struct FileParts: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  /// How many bytes are in memory at a time.
  static let partSize = 256 << 10

  let path: String
  let size: Int64
  let before: [UInt8]
  let after: [UInt8]

  /// The length of the whole.
  var length: Int64 { size + Int64(before.count + after.count) }

  func makeAsyncIterator() -> Iterator { Iterator(parts: self) }

  struct Iterator: AsyncIteratorProtocol {
    let parts: FileParts
    var stage = Stage.before

    enum Stage {
      case before
      case file(FileHandle, left: Int64)
      case done
    }

    mutating func next() async throws -> ByteBuffer? {
      switch stage {
      case .before:
        let path = parts.path
        let file = try await NIOThreadPool.singleton.runIfActive {
          try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        }
        stage = .file(file, left: parts.size)
        return ByteBuffer(bytes: parts.before)
      case .file(let file, let left):
        guard left > 0 else {
          stage = .done
          try? file.close()
          return ByteBuffer(bytes: parts.after)
        }
        let count = Int(Swift.min(left, Int64(FileParts.partSize)))
        let part = try await NIOThreadPool.singleton.runIfActive {
          ByteBuffer(bytes: try file.read(upToCount: count) ?? Data())
        }
        guard part.readableBytes > 0 else {
          throw ClientError.file(path: parts.path, "it became shorter while it was sent")
        }
        stage = .file(file, left: left - Int64(part.readableBytes))
        return part
      case .done:
        return nil
      }
    }
  }
}
