import Flow
import Foundation
import Targets

/// Reads a film from a file.
struct LoadVideo: NativePrimitive {
  let name = "load_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let medium = try await call.loaded(.video)
    let report = try await MediaProbe(tools: call.tools).report(on: medium.url)
    let isAnimation = report.isAnimationFormat
    let sound = report.sound?.codecName
    let isReady = sound.map { ["aac", "mp3", "opus", "ac3", "eac3", "alac", "flac"].contains($0) }
    if !isAnimation, isReady ?? true {
      return ["video": Artifact(.video, file: medium.url, facts: medium.facts)]
    }
    // What an MP4 file cannot hold comes into it once, so that later steps can copy it.
    let film = try await call.film(medium, as: "loaded")
    guard isAnimation else {
      try await call.ffmpeg(
        ["-i", film.input, "-map", "0:v:0", "-map", "0:a:0", "-c:v", "copy"]
          + Encoding.filmSound + Encoding.container + ["video.mp4"], seconds: film.seconds)
      return ["video": Artifact(.video, file: call.file("video.mp4"), facts: film.facts)]
    }
    let size = film.size.evened
    let fps = min(50, film.fps)
    let frames = max(1, Int((film.seconds * fps).rounded()))
    var facts = film.facts(frames: frames, fps: fps)
    (facts.width, facts.height) = (size.width, size.height)
    let fit = PictureFilters.fit(film.size, into: size, "cover").chain
    let graph =
      "[0:v:0]format=gbrap,premultiply=inplace=1,format=gbrp,\(fit),\(FilmSize.color),"
      + "fps=\(fps.plain),tpad=stop_mode=clone:stop=2[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", film.input], graph: graph, sound: .none, facts: facts)
    ]
  }
}
