import Flow
import Foundation
import Targets

/// Reads a sound from a file.
struct LoadAudio: NativePrimitive {
  let name = "load_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.loaded(.audio)
    guard (sound.facts.seconds ?? 0) > 0 else {
      throw Diagnostic(
        .fileDamaged, "\(sound.name) holds no sound that can be heard: its length is zero.",
        at: .node(call.request.id))
    }
    return ["audio": Artifact(.audio, file: sound.url, facts: sound.facts)]
  }
}

/// Writes a sound in the format that a file name's ending says.
struct SaveAudio: NativePrimitive {
  let name = "save_audio"

  static let endings = ["wav", "mp3", "flac", "ogg", "opus", "m4a", "aiff"]

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    FileEnding.refusal(arguments, Self.endings)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let medium = try call.media("audio")
    let (name, ending) = try call.requestedFile(Self.endings)
    let sound = try await call.sound()
    if FileEnding.of(medium.url.lastPathComponent) == ending {
      let facts = try await call.facts(of: medium)
      return ["audio": Artifact(.audio, file: medium.url, facts: facts, requestedName: name)]
    }
    let output = "audio.\(ending)"
    try await call.ffmpeg(
      ["-i", sound.input, "-map", "0:a:0", "-vn"] + Self.encoder(ending, sound.sampleRate)
        + Encoding.bare + [output], seconds: sound.seconds)
    let facts = try await MediaProbe(tools: call.tools).probe(call.file(output)).facts
    return [
      "audio": Artifact(.audio, file: call.file(output), facts: facts, requestedName: name)
    ]
  }

  private static func encoder(_ ending: String, _ rate: Int) -> [String] {
    switch ending {
    // MP3 knows sample rates up to 48 kHz.
    case "mp3":
      ["-c:a", "libmp3lame", "-q:a", "2", "-id3v2_version", "0", "-f", "mp3"]
        + (rate > 48_000 ? ["-ar", "48000"] : [])
    case "flac": ["-c:a", "flac", "-f", "flac"]
    // An Ogg stream is given a random number unless there is one.
    case "ogg": ["-c:a", "libvorbis", "-q:a", "6", "-serial_offset", "1", "-f", "ogg"]
    case "opus":
      ["-c:a", "libopus", "-b:a", "160k", "-ar", "48000", "-serial_offset", "1", "-f", "opus"]
    case "m4a":
      ["-c:a", "aac", "-b:a", "192k", "-f", "ipod"] + (rate > 96_000 ? ["-ar", "96000"] : [])
    case "aiff": ["-c:a", "pcm_s16be", "-f", "aiff"]
    default: ["-c:a", "pcm_s16le", "-f", "wav"]
    }
  }
}
