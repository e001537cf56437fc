import Flow
import Foundation
import Targets

/// Plays a film backwards.
struct ReverseVideo: NativePrimitive {
  let name = "reverse_video"

  /// Decoded pictures that may be held at once, in bytes.
  private static let memory = 600_000_000

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let piece = max(24, Self.memory / (film.size.area * 3 / 2))
    // As long as the pictures before it is turned round, or it would start at another time.
    let turned =
      "aresample=async=1:first_pts=0,apad,atrim=end=\(film.seconds.plain),areverse[sound]"
    let sound = film.hasSound ? ";[0:a:0]\(turned)" : ""
    let facts = film.facts(frames: film.frames)
    guard film.frames > piece else {
      return [
        "video": try await call.writeFilm(
          ["-i", film.input], graph: "[0:v:0]reverse,setpts=PTS-STARTPTS[out]" + sound,
          sound: film.hasSound ? .label("sound") : .none, facts: facts)
      ]
    }
    // A long film is turned round piece by piece, the last piece first.
    var list = ""
    var end = film.frames
    var number = 0
    while end > 0 {
      let start = max(0, end - piece)
      let seek = max(0, (Double(start) - 0.1) / film.fps)
      let name = "piece\(number).mp4"
      let graph =
        "[0:v:0]setpts=PTS-STARTPTS,trim=end_frame=\(end - start),reverse,setpts=PTS-STARTPTS[out]"
      _ = try await call.writeFilm(
        (start > 0 ? ["-ss", seek.plain] : []) + ["-i", film.input], graph: graph, sound: .none,
        facts: film.facts(frames: end - start), to: name)
      list += "file '\(name)'\n"
      call.request.progress(1 - Double(start) / Double(film.frames))
      end = start
      number += 1
    }
    try Data(list.utf8).write(to: call.file("pieces.txt"))
    let input = ["-f", "concat", "-i", "pieces.txt"]
    if film.hasSound {
      try await call.ffmpeg(
        input + ["-i", film.input, "-filter_complex", "[1:a:0]\(turned)", "-map", "0:v:0"]
          + ["-map", "[sound]", "-c:v", "copy"] + Encoding.filmSound + Encoding.container
          + ["video.mp4"])
    } else {
      try await call.ffmpeg(input + ["-c", "copy"] + Encoding.container + ["video.mp4"])
    }
    return ["video": Artifact(.video, file: call.file("video.mp4"), facts: facts)]
  }
}
