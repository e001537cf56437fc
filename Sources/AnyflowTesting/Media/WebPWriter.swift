/// Writes pictures of one colour as lossless WebP, alone or as frames of an animation.
enum WebPWriter {
  /// A still picture.
  static func picture(width: Int, height: Int, seed: UInt64) -> [UInt8] {
    riff(chunk("VP8L", bitmap(width: width, height: height, seed: seed)))
  }

  /// An animation whose metadata are texts in EXIF, each `name:text`.
  static func animation(
    width: Int, height: Int, frames: Int, rate: Double, seed: UInt64, texts: [String]
  ) -> [UInt8] {
    let size = little(width - 1, 3) + little(height - 1, 3)
    let flags: UInt8 = texts.isEmpty ? 0x02 : 0x0A
    var chunks = chunk("VP8X", [flags, 0, 0, 0] + size)
    chunks += chunk("ANIM", [0, 0, 0, 0, 0, 0])
    for frame in 0..<frames {
      // Rounded from the start, so that the sum stays right.
      let start = Int((Double(frame) * 1000 / rate).rounded())
      let end = Int((Double(frame + 1) * 1000 / rate).rounded())
      let picture = chunk(
        "VP8L", bitmap(width: width, height: height, seed: seed &+ UInt64(frame) &* 0x0101_0101))
      chunks += chunk(
        "ANMF", [0, 0, 0, 0, 0, 0] + size + little(end - start, 3) + [0] + picture)
    }
    if !texts.isEmpty { chunks += chunk("EXIF", exif(texts)) }
    return riff(chunks)
  }

  /// A lossless bitmap whose codes have one symbol each, so that pixels take no bits.
  private static func bitmap(width: Int, height: Int, seed: UInt64) -> [UInt8] {
    var bits = BitWriter()
    bits.put(0x2F, 8)
    bits.put(width - 1, 14)
    bits.put(height - 1, 14)
    bits.put(0, 1 + 3)
    bits.put(0, 3)
    for channel in [Int(seed & 255), Int(seed >> 8 & 255), Int(seed >> 16 & 255), 255] {
      bits.put(0b101, 3)
      bits.put(channel, 8)
    }
    bits.put(0b0001, 4)
    bits.finish()
    return bits.bytes
  }

  /// A directory of texts, under the tags from that of the camera's model downwards.
  private static func exif(_ texts: [String]) -> [UInt8] {
    var entries: [UInt8] = []
    var data: [UInt8] = []
    let start = 8 + 2 + texts.count * 12 + 4
    for (index, text) in texts.enumerated().reversed() {
      let bytes = Array(text.utf8) + [0]
      let tag = little(0x0110 - index, 2)
      entries += tag + little(2, 2) + little(bytes.count, 4)
      // A text of up to four bytes stands in its entry.
      if bytes.count <= 4 {
        entries += bytes + Array(repeating: 0, count: 4 - bytes.count)
      } else {
        entries += little(start + data.count, 4)
        data += bytes
      }
    }
    return Array("II*\0".utf8) + little(8, 4) + little(texts.count, 2) + entries + little(0, 4)
      + data
  }

  private static func riff(_ chunks: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> ($0 * 8) & 255) }
  }
}
