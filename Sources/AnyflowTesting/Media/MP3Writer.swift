/// Writes silence of a length as MP3 with texts in its tag.
enum MP3Writer {
  /// The file: 44.1 kHz, 128 kbit/s, whole frames of 1152 samples.
  static func silence(seconds: Double, texts: [(name: String, text: String)], seed: UInt64)
    -> [UInt8]
  {
    var file = tag(texts + [("stand-in", String(seed, radix: 16))])
    let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0xC4] + Array(repeating: 0, count: 413)
    let count = max(Int((seconds * 44_100 / 1152).rounded(.up)), 1)
    for _ in 0..<count { file += frame }
    return file
  }

  /// A tag of texts that have names of their own.
  private static func tag(_ texts: [(name: String, text: String)]) -> [UInt8] {
    var frames: [UInt8] = []
    for (name, text) in texts {
      let body = [3] + Array(name.utf8) + [0] + Array(text.utf8)
      frames += Array("TXXX".utf8) + syncSafe(body.count) + [0, 0] + body
    }
    return Array("ID3".utf8) + [4, 0, 0] + syncSafe(frames.count) + frames
  }

  private static func syncSafe(_ value: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(value >> $0 & 127) }
  }
}
