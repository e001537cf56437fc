import Flow

/// A text as valid UTF-8 bytes without a byte order mark, with what is needed to tell lines and columns.
struct SourceText: Sendable {
  /// The bytes that all ranges count in.
  let bytes: [UInt8]
  /// Where each line begins.
  let lineStarts: [Int]

  /// A text of bytes that are known to be valid UTF-8.
  init(validBytes bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") {
        starts.append(index)
      } else if byte == UInt8(ascii: "\r") {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        starts.append(index)
      }
    }
    lineStarts = starts
  }

  /// The characters of a range.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
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

  /// The range as lines and columns.
  func span(_ range: Range<Int>) -> SourceSpan {
    let (line, column) = place(range.lowerBound)
    let (endLine, endColumn) = place(range.upperBound)
    return SourceSpan(line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let prefix = bytes[lineStarts[line]..<max(lineStarts[line], min(offset, bytes.count))]
    // Only beyond ASCII can several bytes be one character.
    let isPlain = prefix.allSatisfy { $0 < 0x80 }
    let count = isPlain ? prefix.count : String(decoding: prefix, as: UTF8.self).count
    return (line + 1, count + 1)
  }
}
