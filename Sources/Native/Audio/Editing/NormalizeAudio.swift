import Flow
import Targets

/// Brings a sound to a loudness: measures it first, then changes it as little as possible.
struct NormalizeAudio: NativePrimitive {
  let name = "normalize_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let target = try call.required("level")
    // A sound below 400 ms is shorter than a block of the measure; repeated, it can be measured.
    let again = sound.seconds < 3 ? ["-stream_loop", "\(Int(3 / sound.seconds) + 1)"] : []
    let measured = try await call.tools.run(
      "ffmpeg",
      ["-hide_banner", "-nostdin", "-nostats"] + again + ["-i", sound.input, "-map", "0:a:0"]
        + ["-af", "ebur128=framelog=verbose", "-f", "null", "-"], in: call.request.folder)
    guard let loudness = NormalizeAudio.loudness(measured.errors), loudness > -69.5 else {
      throw call.finding(
        "\(sound.name) is silent; no gain can bring it to \(target.plain) LUFS.",
        hint: "Give a sound that can be heard.")
    }
    let gain = "volume=\((target - loudness).plain)dB:precision=float"
    return [
      "audio": try await call.writeSound(
        sound, through: "\(gain),\(SoundEffect.limit)", seconds: sound.seconds)
    ]
  }

  /// The loudness in LUFS in the summary that ffmpeg prints.
  static func loudness(_ report: String) -> Double? {
    for line in report.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.count >= 3, words[0] == "I:", words[2] == "LUFS" { return Double(words[1]) }
    }
    return nil
  }
}
