/// Writes a picture of a size as PNG: a gradient whose colours and slopes go by a seed.
struct PNGWriter {
  private let width: Int
  private let height: Int
  private let hasAlpha: Bool
  private let seed: UInt64
  private let texts: [(name: String, text: String)]

  init(
    width: Int, height: Int, hasAlpha: Bool = false, seed: UInt64,
    texts: [(name: String, text: String)] = []
  ) {
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
    self.seed = seed
    self.texts = texts
  }

  /// The file.
  func bytes() -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let size = UInt32(width).bigEndianBytes + UInt32(height).bigEndianBytes
    append("IHDR", size + [8, hasAlpha ? 6 : 2, 0, 0, 0], to: &file)
    for (name, text) in texts {
      append("tEXt", Array(name.utf8) + [0] + PNGWriter.latin(text), to: &file)
    }
    append("IDAT", rows(), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// The rows as differences: the first from left to right, each other from the row above.
  ///
  /// With the same step in all channels, each row is a run of one byte.
  private func rows() -> [UInt8] {
    let channels = hasAlpha ? 4 : 3
    var stream = RunDeflate()
    let across = UInt8(truncatingIfNeeded: seed >> 24 & 3)
    let down = UInt8(truncatingIfNeeded: seed >> 32 & 3 | 1)
    stream.add(1)
    for channel in 0..<channels { stream.add(UInt8(truncatingIfNeeded: seed >> (channel * 8))) }
    stream.add(across, count: (width - 1) * channels)
    for _ in 1..<max(height, 1) {
      stream.add(2)
      stream.add(down, count: width * channels)
    }
    return stream.finish()
  }

  private func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(type.utf8) + data
    file += UInt32(data.count).bigEndianBytes
    file += body
    file += CRC.of(body).bigEndianBytes
  }

  /// The text in Latin-1, what lies beyond it as JSON escapes.
  private static func latin(_ text: String) -> [UInt8] {
    guard !text.utf8.allSatisfy({ $0 < 128 }) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for unit in text.utf16 {
      if unit < 128 {
        bytes.append(UInt8(unit))
      } else {
        let digits = String(unit, radix: 16)
        bytes += Array("\\u".utf8) + Array(repeating: 0x30, count: 4 - digits.count)
        bytes += Array(digits.utf8)
      }
    }
    return bytes
  }
}
