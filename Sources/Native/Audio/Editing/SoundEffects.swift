import Flow
import Foundation
import Targets

/// A primitive that passes a sound through filters and keeps its length, or changes it by a factor.
struct SoundEffect: NativePrimitive {
  let name: String
  /// The filters for the call's arguments.
  let chain: @Sendable (PrimitiveCall) throws -> String
  /// How many times as long the result is.
  var stretch: @Sendable (PrimitiveCall) throws -> Double = { _ in 1 }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    return [
      "audio": try await call.writeSound(
        sound, through: try chain(call), seconds: sound.seconds * (try stretch(call)))
    ]
  }

  /// Keeps a louder sound below the largest sample.
  static let limit = "alimiter=limit=0.97:level=0:attack=5:release=60:latency=1"

  /// The effects that are one chain of filters each.
  static let all: [SoundEffect] = [
    SoundEffect(name: "change_volume") { call in
      let gain = try call.required("gain")
      return "volume=\(gain.plain)dB" + (gain > 0 ? "," + limit : "")
    },
    SoundEffect(
      name: "change_audio_speed",
      chain: {
        "rubberband=tempo=\(try $0.required("factor").plain):pitchq=quality:channels=together"
      },
      stretch: { 1 / (try $0.required("factor")) }),
    SoundEffect(name: "shift_pitch") { call in
      let ratio = pow(2, try call.required("steps") / 12)
      return "rubberband=pitch=\(ratio.plain):pitchq=quality:channels=together"
    },
    SoundEffect(name: "reverse_audio") { _ in "areverse" },
    SoundEffect(name: "denoise_audio") { call in
      // The filter takes up to 97 dB of noise away; beyond some 40 it eats the sound itself.
      let amount = try call.required("amount")
      guard amount > 0 else { return "anull" }
      let floor = (-58 + 0.3 * amount).plain
      return "afftdn=nr=\((6 + 0.34 * amount).plain):nf=\(floor):tn=1"
    },
    SoundEffect(name: "boost_bass") { call in
      "bass=g=\(try call.required("gain").plain):f=110:w=0.6,\(limit)"
    },
  ]
}

/// Puts a sound into a room; it rings out after its end.
struct AddEcho: NativePrimitive {
  let name = "add_echo"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let delay = try call.required("delay")
    let decay = try call.required("decay") / 100
    // As many echoes as can be heard, and no more than rings out in twelve seconds.
    let heard = Int((Real.log(0.05) / Real.log(decay)).rounded(.up))
    let count = max(1, min(heard, 24, Int(12_000 / delay)))
    let delays = (1...count).map { (delay * Double($0)).plain }.joined(separator: "|")
    let decays = (1...count).map { pow(decay, Double($0)).plain }.joined(separator: "|")
    let tail = delay * Double(count) / 1000
    return [
      "audio": try await call.writeSound(
        sound,
        through: "apad=pad_dur=\(tail.plain),aecho=0.9:1:\(delays):\(decays),\(SoundEffect.limit)",
        seconds: sound.seconds + tail)
    ]
  }
}

/// Gives a sound another sample rate or number of channels.
struct ConvertAudio: NativePrimitive {
  let name = "convert_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    return [
      "audio": try await call.writeSound(
        ["-i", sound.input], graph: "[0:a:0]anull", rate: Int(try call.required("sample_rate")),
        channels: Int(try call.required("channels")), seconds: sound.seconds)
    ]
  }
}
