import Targets

/// Takes the shake out of a film: one pass looks how it moves, a second evens that out.
struct StabilizeVideo: NativePrimitive {
  let name = "stabilize_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    guard film.size.shortest >= 64 else {
      throw call.finding(
        "\(film.name) has \(film.size) pixels, too few to tell how it shakes; 64 are needed.")
    }
    try await call.ffmpeg([
      "-i", film.input, "-vf", "vidstabdetect=shakiness=6:accuracy=12:result=moves.trf", "-an",
      "-f", "null", "-",
    ])
    call.request.progress(0.4)
    let graph =
      "[0:v:0]vidstabtransform=input=moves.trf:smoothing=15:optzoom=1:interpol=bicubic,"
      + "unsharp=5:5:0.4:3:3:0[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", film.input], graph: graph, sound: film.hasSound ? .copied : .none,
        facts: film.facts, isCut: false)
    ]
  }
}
