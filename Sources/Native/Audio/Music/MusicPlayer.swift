import Flow
import Foundation
import Targets

/// Plays composed music on the soundfont's instruments.
struct MusicPlayer: Sendable {
  let call: PrimitiveCall

  /// Composes and plays a piece of exactly a length.
  ///
  /// - Parameters:
  ///   - seconds: The length.
  ///   - tempo: Quarter notes per minute; nil leaves it to the prompt.
  /// - Throws: A finding when a tool is missing or fails; a cancellation.
  func play(_ prompt: String, seconds: Double, tempo: Double?) async throws -> StereoSound {
    var random = SeededRandom(call.seed, "music")
    let brief = MusicBrief(prompt, tempo: tempo, random: &random)
    var composer = Composer(brief, seconds: seconds, random: random)
    let midi = composer.compose()
    do {
      try Data(midi.bytes).write(to: call.file("music.mid"))
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(call.request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
    let soundfont = try call.tools.path("soundfont")
    call.request.progress(0.1)
    _ = try await call.tools.run(
      "fluidsynth",
      [
        "-q", "-n", "-i", "-r", "48000", "-g", "0.5", "-o", "synth.chorus.active=0", "-O", "s16",
        "-T", "wav", "-F",
        "music.raw.wav", soundfont, "music.mid",
      ], in: call.request.folder)
    call.request.progress(0.8)
    var sound = try await call.decoded("music.raw.wav", seconds: seconds)
    try? FileManager.default.removeItem(at: call.file("music.raw.wav"))
    sound.normalize(to: -16, ceiling: -1, squeeze: 6)
    sound.fade(in: 0.005, out: min(1.2, seconds * 0.12))
    return sound
  }
}
