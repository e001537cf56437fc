import Crypto
import Foundation

/// Reads a file in pieces and digests it on the way, so that any size fits into memory.
struct FileDigest {
  /// Bytes read so far.
  private(set) var bytes = 0
  private var hash = SHA256()

  private static let piece = 1 << 20

  /// The digest so far, in hexadecimal.
  var sha256: String {
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Digests bytes in memory.
  mutating func add(_ content: [UInt8]) {
    hash.update(data: content)
    bytes += content.count
  }

  /// Digests everything from an open file, handing each piece on.
  mutating func add(
    contentsOf descriptor: Int32, _ body: (UnsafeRawBufferPointer) throws(WriteFailure) -> Void
  ) throws(WriteFailure) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FileDigest.piece, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if Task.isCancelled { throw .cancelled }
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .contentUnreadable(FileSystemRefusal())
      }
      if count == 0 { return }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hash.update(bufferPointer: piece)
      bytes += count
      try body(piece)
    }
  }
}
