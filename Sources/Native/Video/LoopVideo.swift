import Flow
import Foundation
import Targets

/// Repeats a film; its pictures are copied, not written anew.
struct LoopVideo: NativePrimitive {
  let name = "loop_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let times = Int((call.number("times") ?? 2).rounded())
    let facts = film.facts(frames: film.frames * times)
    let seconds = Double(film.frames) / film.fps
    // Pictures and sound differ in length by a little; alone, the pictures repeat without a gap.
    try await call.ffmpeg(
      ["-i", film.input, "-map", "0:v:0", "-c", "copy", "-an"] + Encoding.container
        + ["pictures.mp4"])
    let list = String(repeating: "file 'pictures.mp4'\nduration \(seconds.plain)\n", count: times)
    try Data(list.utf8).write(to: call.file("rounds.txt"))
    var arguments = ["-f", "concat", "-i", "rounds.txt"]
    if film.hasSound {
      let samples = Int((seconds * 48_000).rounded())
      arguments +=
        [
          "-i", film.input, "-filter_complex",
          "[1:a:0]aresample=48000:async=1:first_pts=0,apad,atrim=end_sample=\(samples),"
            + "aloop=loop=\(times - 1):size=\(samples)[sound]", "-map", "0:v:0", "-map", "[sound]",
          "-c:v", "copy",
        ] + Encoding.filmSound
    } else {
      arguments += ["-c", "copy"]
    }
    try await call.ffmpeg(
      arguments + Encoding.container + ["video.mp4"], seconds: seconds * Double(times))
    var written = facts
    if film.hasSound { (written.sampleRate, written.channels) = (48_000, 2) }
    return ["video": Artifact(.video, file: call.file("video.mp4"), facts: written)]
  }
}
