import Targets

/// Makes a film faster or slower, its sound at the same pitch.
struct ChangeVideoSpeed: NativePrimitive {
  let name = "change_video_speed"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let factor = try call.required("factor")
    let frames = max(1, Int((Double(film.frames) / factor).rounded()))
    let seconds = Double(frames) / film.fps
    var graph =
      "[0:v:0]setpts=(PTS-STARTPTS)/\(factor.plain),fps=\(film.fps.plain),"
      + "tpad=stop_mode=clone:stop=\(Int((1 / factor).rounded(.up)) + 2)[out]"
    if film.hasSound {
      graph += ";[0:a:0]\(SoundTempo.filters(factor)),apad,atrim=end=\(seconds.plain)[sound]"
    }
    return [
      "video": try await call.writeFilm(
        ["-i", film.input], graph: graph, sound: film.hasSound ? .label("sound") : .none,
        facts: film.facts(frames: frames))
    ]
  }
}
