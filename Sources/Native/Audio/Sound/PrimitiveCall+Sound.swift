import Flow
import Foundation
import Targets

extension PrimitiveCall {
  /// How many samples at 48 kHz a duration in seconds has.
  func sampleCount(_ seconds: Double) -> Int {
    max(1, Int((seconds * StereoSound.rate).rounded()))
  }

  /// Writes a sound that was made here.
  ///
  /// - Throws: A finding when the file cannot be written.
  func write(_ sound: StereoSound) throws -> Artifact {
    let url = file("audio.wav")
    try WaveFile.write(sound, to: url)
    var facts = MediaFacts()
    facts.seconds = sound.seconds
    facts.sampleRate = Int(StereoSound.rate)
    facts.channels = 2
    return Artifact(.audio, file: url, facts: facts)
  }

  /// A sound file's samples at 48 kHz, cut or filled with silence to a length.
  func decoded(_ name: String, seconds: Double) async throws -> StereoSound {
    let output = try await tools.run(
      "ffmpeg",
      [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-i", name, "-t", (seconds + 0.01).plain,
        "-f", "f32le", "-ar", "48000", "-ac", "2", "-",
      ], in: request.folder, limit: 1 << 31)
    var sound = StereoSound(count: sampleCount(seconds))
    output.output.withUnsafeBytes { bytes in
      func sample(_ at: Int) -> Float {
        Float(bitPattern: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      }
      for i in 0..<min(sound.count, bytes.count / 8) {
        sound.left[i] = sample(i * 8)
        sound.right[i] = sample(i * 8 + 4)
      }
    }
    return sound
  }
}
