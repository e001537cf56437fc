import Flow
import Targets

/// Lays sound under a film; the film's own sound stays audible.
struct AddAudio: NativePrimitive {
  let name = "add_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let volume = call.number("volume") ?? 0
    let gain = volume == 0 ? "" : ",volume=\(volume.plain)dB"
    return ["video": try await call.sounded(film, gain: gain, keepsOwn: film.hasSound)]
  }
}

/// Replaces a film's sound.
struct ReplaceAudio: NativePrimitive {
  let name = "replace_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    ["video": try await call.sounded(try await call.film(), gain: "", keepsOwn: false)]
  }
}

extension PrimitiveCall {
  /// A film with the sound of the port `audio`, exactly as long as its pictures, which are copied.
  fileprivate func sounded(_ film: Film, gain: String, keepsOwn: Bool) async throws -> Artifact {
    let audio = try media("audio")
    let facts = try await facts(of: audio)
    guard let length = facts.seconds, length > 0.001 else {
      throw finding(
        "The sound \(audio.name) is empty.", hint: "Give one that can be heard.")
    }
    let input = try link(audio, as: "sound")
    let total = film.seconds
    let isShort = length < total - 0.02
    let samples = Int((length * 48_000).rounded(.down))
    // Short ramps where the sound is cut keep it from clicking.
    let ramp = min(0.03, length / 4)
    var chain = "aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo"
    if isShort, text("short") != "silence" {
      let fall = Double(samples) / 48_000 - ramp
      chain +=
        ",atrim=end_sample=\(samples),afade=t=in:d=\(ramp.plain),"
        + "afade=t=out:st=\(fall.plain):d=\(ramp.plain),"
        + "aloop=loop=-1:size=\(samples),asetpts=N/SR/TB,atrim=end=\(total.plain),"
        + "afade=t=out:st=\((total - ramp).plain):d=\(ramp.plain)"
    } else {
      chain += ",apad,atrim=end=\(total.plain)"
      if length > total + 0.02 {
        chain += ",afade=t=out:st=\((total - ramp).plain):d=\(ramp.plain)"
      }
    }
    var graph = "[1:a:0]\(chain)\(gain)"
    if keepsOwn {
      graph +=
        "[new];[0:a:0]aresample=48000:async=1:first_pts=0,"
        + "aformat=sample_fmts=fltp:channel_layouts=stereo,apad,atrim=end=\(total.plain)[own];"
        + "[own][new]amix=inputs=2:duration=first:normalize=0,"
        + "alimiter=limit=0.95:level=0,atrim=end=\(total.plain)"
    }
    try await ffmpeg(
      [
        "-i", film.input, "-i", input, "-filter_complex", graph + "[sound]", "-map", "0:v:0",
        "-map", "[sound]", "-c:v", "copy",
      ] + Encoding.filmSound + Encoding.container + ["video.mp4"], seconds: total)
    var written = film.facts
    (written.sampleRate, written.channels) = (48_000, 2)
    return Artifact(.video, file: file("video.mp4"), facts: written)
  }
}
