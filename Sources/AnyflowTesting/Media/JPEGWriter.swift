/// Writes a picture of a size as a grey JPEG of one colour.
enum JPEGWriter {
  /// The file; the grey goes by a seed.
  static func picture(width: Int, height: Int, seed: UInt64) -> [UInt8] {
    var file: [UInt8] = [0xFF, 0xD8]
    file += segment(0xE0, Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
    file += segment(0xDB, [0] + Array(repeating: 8, count: 64))
    file += segment(0xC0, [8] + word(height) + word(width) + [1, 1, 0x11, 0])
    // Two codes for the first coefficient: no difference, and a difference of six bits.
    file += segment(0xC4, table(0x00, lengths: [1, 1], symbols: [0, 6]))
    // One code for the others: nothing more in this block.
    file += segment(0xC4, table(0x10, lengths: [1], symbols: [0]))
    file += segment(0xDA, [1, 1, 0, 0, 63, 0])
    file += scan(blocks: ((width + 7) / 8) * ((height + 7) / 8), grey: Int(seed & 31) + 32)
    return file + [0xFF, 0xD9]
  }

  private static func scan(blocks: Int, grey: Int) -> [UInt8] {
    // The first block: code 10, six bits that begin with 1, code 0; the others are two zero bits.
    let head: [UInt8] = [0b1000_0000 | UInt8(grey)]
    let bits = 1 + (blocks - 1) * 2
    var rest = Array(repeating: UInt8(0), count: (bits + 7) / 8)
    if bits % 8 > 0, let last = rest.indices.last { rest[last] = 0xFF >> UInt8(bits % 8) }
    return head + rest
  }

  private static func table(_ id: UInt8, lengths: [UInt8], symbols: [UInt8]) -> [UInt8] {
    [id] + lengths + Array(repeating: 0, count: 16 - lengths.count) + symbols
  }

  private static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + word(data.count + 2) + data
  }

  private static func word(_ value: Int) -> [UInt8] {
    [UInt8(value >> 8 & 255), UInt8(value & 255)]
  }
}
