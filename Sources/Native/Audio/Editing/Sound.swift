import Flow
import Foundation
import Targets

/// A sound that a step works on.
struct Sound: Sendable {
  /// Its plain name in the step's folder.
  let input: String
  let seconds: Double
  let sampleRate: Int
  let channels: Int
  /// The name that people know it by.
  let name: String
}

extension PrimitiveCall {
  /// The sound in a port with everything that is known of it.
  ///
  /// - Throws: A finding when it holds nothing that can be heard.
  func sound(_ port: String = "audio") async throws -> Sound {
    try await sound(try media(port), as: "sound")
  }

  /// A sound with everything that is known of it, under a plain name.
  func sound(_ medium: Medium, as name: String) async throws -> Sound {
    let facts = try await facts(of: medium)
    guard let seconds = facts.seconds, let rate = facts.sampleRate, seconds > 0.0005 else {
      throw finding("The sound \(medium.name) is empty.", hint: "Give one that has a length.")
    }
    return Sound(
      input: try link(medium, as: name), seconds: seconds, sampleRate: rate,
      channels: facts.channels ?? 2, name: medium.name)
  }

  /// Passes one sound through filters into a WAV file, at its own sample rate.
  ///
  /// - Parameter seconds: The exact length of the result; nil leaves it to the filters.
  func writeSound(_ sound: Sound, through chain: String, seconds: Double?) async throws -> Artifact
  {
    try await writeSound(
      ["-i", sound.input], graph: "[0:a:0]\(chain)", rate: sound.sampleRate,
      channels: min(2, sound.channels), seconds: seconds)
  }

  /// Passes sounds through a graph of filters into a WAV file.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, as ffmpeg takes them.
  ///   - graph: Filters whose last output has no label.
  ///   - seconds: The exact length of the result; nil leaves it to the filters.
  func writeSound(
    _ inputs: [String], graph: String, rate: Int, channels: Int, seconds: Double?
  ) async throws -> Artifact {
    var graph =
      graph + ",aresample=\(rate),aformat=channel_layouts=\(channels == 1 ? "mono" : "stereo")"
    if let seconds {
      let samples = max(1, Int((seconds * Double(rate)).rounded()))
      graph += ",apad=whole_len=\(samples),atrim=end_sample=\(samples)"
    }
    try await ffmpeg(
      inputs + ["-filter_complex", graph + "[sound]", "-map", "[sound]", "-ar", "\(rate)"]
        + Encoding.wav + ["audio.wav"], seconds: seconds)
    let facts = try await MediaProbe(tools: tools).probe(file("audio.wav")).facts
    return Artifact(.audio, file: file("audio.wav"), facts: facts)
  }
}
