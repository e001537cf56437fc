import Flow
import Targets

/// Takes the sound out of a film as a sound of its own.
struct ExtractAudio: NativePrimitive {
  let name = "extract_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    guard film.hasSound else {
      throw call.finding("\(film.name) has no sound.", hint: "Use a film that can be heard.")
    }
    // Coded sound ends in some silence that only fills its last block.
    let report = try await MediaProbe(tools: call.tools).report(on: try call.media("video").url)
    let length = report.sound?.seconds ?? film.seconds
    try await call.ffmpeg(
      [
        "-i", film.input, "-map", "0:a:0", "-af",
        "aresample=async=1:first_pts=0,atrim=end=\(length.plain)",
      ] + Encoding.wav
        + ["audio.wav"], seconds: film.seconds)
    let facts = try await MediaProbe(tools: call.tools).probe(call.file("audio.wav")).facts
    return ["audio": Artifact(.audio, file: call.file("audio.wav"), facts: facts)]
  }
}

/// Takes the sound away from a film.
struct MuteVideo: NativePrimitive {
  let name = "mute_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    try await call.ffmpeg(
      ["-i", film.input, "-map", "0:v:0", "-an", "-c:v", "copy"] + Encoding.container
        + ["video.mp4"], seconds: film.seconds)
    var facts = film.facts
    (facts.sampleRate, facts.channels) = (nil, nil)
    return ["video": Artifact(.video, file: call.file("video.mp4"), facts: facts)]
  }
}
