import Flow

/// A text as valid UTF-8 bytes without a byte order mark, with what is needed to tell lines and columns.
struct SourceText: Sendable {
  /// How many bytes of a file are read; places in a text are counted in 32 bits.
  static let mostBytes = 1 << 30

  /// The bytes that all ranges count in.
  let bytes: [UInt8]
  /// Where each line begins.
  private let lineStarts: [UInt32]

  /// A text of bytes that are known to be valid UTF-8.
  init(validBytes bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = bytes.withUnsafeBufferPointer { bytes in
      var starts: [UInt32] = [0]
      starts.reserveCapacity(bytes.count / 64 + 1)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
          starts.append(UInt32(truncatingIfNeeded: index))
        } else if byte == UInt8(ascii: "\r") {
          if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
          starts.append(UInt32(truncatingIfNeeded: index))
        }
      }
      return starts
    }
  }

  /// How many lines there are, the last one perhaps empty.
  var lineCount: Int { lineStarts.count }

  /// Where a line, counted from 0, begins.
  func start(ofLine line: Int) -> Int { Int(lineStarts[line]) }

  /// The characters of a range.
  func string(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// Whether the bytes of a range are those of a word.
  func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { word in
        for index in word.indices where bytes[range.lowerBound + index] != word[index] {
          return false
        }
        return true
      }
    }
  }

  /// The line, counted from 0, in which a byte lies.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
