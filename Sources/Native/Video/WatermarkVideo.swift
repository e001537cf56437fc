import Targets

/// Puts a small picture, such as a logo, on a film.
struct WatermarkVideo: NativePrimitive {
  let name = "watermark_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let stamp = try await call.stamp(on: film.size)
    let graph =
      "[1:v:0]\(stamp.chain),format=yuva420p[stamp];"
      + "[0:v:0][stamp]overlay=\(stamp.x):\(stamp.y):eof_action=repeat:"
      + "format=\(film.size.isEven ? "yuv420" : "yuv444")[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", film.input, "-i", stamp.input], graph: graph,
        sound: film.hasSound ? .copied : .none, facts: film.facts, isCut: false)
    ]
  }
}
