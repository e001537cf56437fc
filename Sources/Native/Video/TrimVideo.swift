import Flow
import Targets

/// Keeps a part of a film, cut at exact pictures, its sound with it.
struct TrimVideo: NativePrimitive {
  let name = "trim_video"

  func refusal(_ arguments: [String: Value]) -> Refusal? { TrimmedPart.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let part = try TrimmedPart(
      call, of: film.name, seconds: film.seconds, tolerance: 0.5 / film.fps)
    let first = min(film.frames - 1, Int((part.start * film.fps).rounded()))
    let count = max(1, min(film.frames - first, Int((part.seconds * film.fps).rounded())))
    let seconds = Double(count) / film.fps
    // A little before the picture, so that rounding never skips it.
    let seek = max(0, (Double(first) - 0.1) / film.fps)
    var graph = "[0:v:0]setpts=PTS-STARTPTS[out]"
    if film.hasSound {
      graph += ";[0:a:0]aresample=async=1:first_pts=0,atrim=end=\(seconds.plain)[sound]"
    }
    let inputs = (first > 0 ? ["-ss", seek.plain] : []) + ["-i", film.input]
    return [
      "video": try await call.writeFilm(
        inputs, graph: graph, sound: film.hasSound ? .label("sound") : .none,
        facts: film.facts(frames: count))
    ]
  }
}
