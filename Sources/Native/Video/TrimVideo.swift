import Flow
import Targets

/// Keeps a part of a film, cut at exact pictures, its sound with it.
struct TrimVideo: NativePrimitive {
  let name = "trim_video"

  func refusal(_ arguments: [String: Value]) -> Refusal? { TrimmedPart.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let duration = call.number("duration")
    let end = call.number("end") ?? call.number("cut_end").map { film.seconds - $0 }
    let isLast = call.text("part") == "from end"
    let start =
      isLast ? max(0, film.seconds - (duration ?? film.seconds)) : call.number("start") ?? 0
    if let end, end <= start {
      throw call.finding(
        "The part would end at \(end.short) s, before its start at \(start.short) s.")
    }
    guard start < film.seconds else {
      throw call.finding(
        "\(film.name) is \(film.seconds.short) s long; a part of it cannot start at "
          + "\(start.short) s.")
    }
    if let end, let duration, abs(end - start - duration) > 0.5 / film.fps {
      throw call.finding(
        "From \(start.short) s to \(end.short) s are \((end - start).short) s, not "
          + "\(duration.short) s.", hint: "Give either the end or the duration.")
    }
    let first = min(film.frames - 1, Int((start * film.fps).rounded()))
    // A part that reaches beyond the film ends with it.
    let wish = duration ?? end.map { $0 - start } ?? film.seconds
    let count = max(1, min(film.frames - first, Int((wish * film.fps).rounded())))
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
