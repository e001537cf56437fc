import Flow
import Foundation

/// Writes plain WAV files.
enum WaveFile {
  /// Writes a sound as 16-bit samples at 48 kHz in two channels, whole or not at all.
  ///
  /// - Throws: A finding when the file cannot be written.
  static func write(_ sound: StereoSound, to url: URL) throws(Diagnostic) {
    var bytes = header(frames: sound.count, rate: Int(StereoSound.rate), channels: 2)
    let start = bytes.count
    bytes.append(contentsOf: [UInt8](repeating: 0, count: sound.count * 4))
    bytes.withUnsafeMutableBytes { out in
      for i in 0..<sound.count {
        let at = start + i * 4
        out.storeBytes(of: pcm(sound.left[i]).littleEndian, toByteOffset: at, as: Int16.self)
        out.storeBytes(of: pcm(sound.right[i]).littleEndian, toByteOffset: at + 2, as: Int16.self)
      }
    }
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The sound could not be written to \(url.lastPathComponent).",
        notes: [error.localizedDescription])
    }
  }

  /// The header of a WAV file of 16-bit samples.
  ///
  /// A length that does not fit into the format's 32 bits is cut to what fits.
  static func header(frames: Int, rate: Int, channels: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    func word(_ value: Int) {
      for k in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
    }
    func half(_ value: Int) {
      for k in 0..<2 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
    }
    let size = min(frames * channels * 2, Int(UInt32.max) - 36)
    bytes += Array("RIFF".utf8)
    word(36 + size)
    bytes += Array("WAVEfmt ".utf8)
    word(16)
    half(1)
    half(channels)
    word(rate)
    word(rate * channels * 2)
    half(channels * 2)
    half(16)
    bytes += Array("data".utf8)
    word(size)
    return bytes
  }

  /// The nearest 16-bit sample.
  static func pcm(_ x: Float) -> Int16 {
    x.isFinite ? Int16(max(-32768, min(32767, (x * 32767).rounded()))) : 0
  }
}
