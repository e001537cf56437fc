extension SourceText {
  /// Bytes as they come from a file: a byte order mark is dropped, and bytes that are no UTF-8 are
  /// replaced.
  ///
  /// - Returns: The text, and where in it something was replaced.
  static func decoding(_ whole: [UInt8]) -> (text: SourceText, replaced: [Range<Int>]) {
    let raw = whole.count > mostBytes ? Array(whole[..<mostBytes]) : whole
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = raw.starts(with: mark) ? mark.count : 0
    return raw.withUnsafeBufferPointer { bytes in
      var index = validEnd(bytes, from: start)
      if index == bytes.count {
        return (SourceText(validBytes: start == 0 ? raw : Array(raw[start...])), [])
      }
      var valid: [UInt8] = []
      valid.reserveCapacity(bytes.count)
      valid.append(contentsOf: bytes[start..<index])
      var replaced: [Range<Int>] = []
      while index < bytes.count {
        let from = valid.count
        valid.append(contentsOf: [0xEF, 0xBF, 0xBD])
        // Bytes that follow one another are one thing gone wrong.
        if let last = replaced.last, last.upperBound == from {
          replaced[replaced.count - 1] = last.lowerBound..<valid.count
        } else {
          replaced.append(from..<valid.count)
        }
        let next = validEnd(bytes, from: index + 1)
        valid.append(contentsOf: bytes[index + 1..<next])
        index = next
      }
      return (SourceText(validBytes: valid), replaced)
    }
  }

  /// Where the valid UTF-8 that begins at `start` ends.
  private static func validEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else if let length = scalarLength(bytes, index) {
        index += length
      } else {
        return index
      }
    }
    return index
  }

  /// How many bytes the scalar at `index` takes, or nil if there is no valid one.
  private static func scalarLength(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Int? {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    let second = bytes[index + 1]
    switch first {
    case 0xE0: return second >= 0xA0 ? length : nil
    case 0xED: return second <= 0x9F ? length : nil
    case 0xF0: return second >= 0x90 ? length : nil
    case 0xF4: return second <= 0x8F ? length : nil
    default: return length
    }
  }

  /// The scalar at a place, with the bytes it takes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    func rest(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    let (value, length): (UInt32, Int) =
      switch first {
      case 0..<0x80: (first, 1)
      case 0..<0xE0: ((first & 0x1F) << 6 | rest(1), 2)
      case 0..<0xF0: ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
      default: ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, bytes.count - index))
  }
}
