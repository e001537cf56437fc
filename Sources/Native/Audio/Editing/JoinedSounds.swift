import Flow
import Foundation
import Targets

/// Lays sounds over one another, as long as the longest of them.
struct MixAudio: NativePrimitive {
  let name = "mix_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sounds = try await call.sounds("tracks")
    let share = try call.required("balance") / 100
    let others = max(1, sounds.count - 1)
    // Equal power: at one half, two sounds keep their own loudness.
    let gains = sounds.indices.map { index in
      index == 0
        ? min(1.4, (2 * share).squareRoot())
        : min(1.4, (2 * (1 - share) / Double(others)).squareRoot())
    }
    let branches = sounds.indices.map {
      "[\($0):a:0]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,"
        + "volume=\((sounds.count == 1 ? 1 : gains[$0]).plain)[s\($0)]"
    }
    let labels = sounds.indices.map { "[s\($0)]" }.joined()
    return [
      "audio": try await call.writeSound(
        sounds.flatMap { ["-i", $0.input] },
        graph: branches.joined(separator: ";")
          + ";\(labels)amix=inputs=\(sounds.count):duration=longest:normalize=0,"
          + SoundEffect.limit,
        rate: 48_000, channels: 2, seconds: sounds.map(\.seconds).max())
    ]
  }
}

/// Puts sounds one after the other.
struct ConcatenateAudio: NativePrimitive {
  let name = "concatenate_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sounds = try await call.sounds("tracks")
    let overlap = call.number("crossfade") ?? 0
    if overlap > 0, sounds.count > 1 { try check(sounds, overlap, call) }
    let branches = sounds.indices.map {
      "[\($0):a:0]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo[s\($0)]"
    }
    var graph = branches.joined(separator: ";") + ";"
    if overlap > 0, sounds.count > 1 {
      var last = "s0"
      for index in 1..<sounds.count {
        let isEnd = index == sounds.count - 1
        graph += "[\(last)][s\(index)]acrossfade=d=\(overlap.plain):c1=qsin:c2=qsin"
        graph += isEnd ? ",\(SoundEffect.limit)" : "[x\(index)];"
        last = "x\(index)"
      }
    } else {
      graph +=
        sounds.indices.map { "[s\($0)]" }.joined()
        + "concat=n=\(sounds.count):v=0:a=1"
    }
    let total = sounds.map(\.seconds).reduce(0, +) - overlap * Double(sounds.count - 1)
    return [
      "audio": try await call.writeSound(
        sounds.flatMap { ["-i", $0.input] }, graph: graph, rate: 48_000, channels: 2,
        seconds: total)
    ]
  }

  /// A sound between two others takes part in two crossfades, and both must fit into it.
  private func check(_ sounds: [Sound], _ overlap: Double, _ call: PrimitiveCall) throws {
    for (index, sound) in sounds.enumerated() {
      let crossfades = index > 0 && index < sounds.count - 1 ? 2.0 : 1
      guard sound.seconds <= overlap * crossfades else { continue }
      throw call.finding(
        "\(sound.name) is \(sound.seconds.plain) s long, too short for "
          + "\(crossfades == 2 ? "two crossfades" : "a crossfade") of \(overlap.plain) s.",
        hint: "Make the crossfade shorter than \((sound.seconds / crossfades).short) s.")
    }
  }
}

extension PrimitiveCall {
  /// All sounds of a list port.
  ///
  /// - Throws: A finding when there is none, or one of them is empty.
  fileprivate func sounds(_ port: String) async throws -> [Sound] {
    var result: [Sound] = []
    for (index, medium) in try mediaList(port).enumerated() {
      result.append(try await sound(medium, as: "sound\(index)"))
    }
    guard !result.isEmpty else { throw finding("\(request.primitive) was given no sounds.") }
    return result
  }
}
