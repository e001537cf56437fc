import Targets

/// Takes one picture out of a film: the one that is seen at a time.
struct ExtractFrame: NativePrimitive {
  let name = "extract_frame"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let last = film.frames - 1
    let index: Int
    if let time = call.number("time") {
      guard time <= film.seconds else {
        throw call.finding(
          "\(film.name) is \(film.seconds.short) s long; it has no picture at \(time.short) s.")
      }
      index = min(last, Int(time * film.fps + 1e-6))
    } else {
      index =
        switch call.text("position") ?? "first" {
        case "last": last
        case "middle": last / 2
        default: 0
        }
    }
    // Half a picture early, so that rounding cannot land on the next one.
    let seek = max(0, (Double(index) - 0.5) / film.fps)
    let end = ["-map", "0:v:0"] + Encoding.png() + ["image.png"]
    try await call.ffmpeg((index > 0 ? ["-ss", seek.plain] : []) + ["-i", film.input] + end)
    if !call.exists("image.png") {
      // The film ends before its stated length; its last picture is the one that is seen.
      try await call.ffmpeg(
        ["-i", film.input, "-vf", "reverse", "-frames:v", "1"] + end)
    }
    return ["image": call.image("image.png", film.size)]
  }
}
