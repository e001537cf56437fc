import Flow
import Foundation
import Targets

/// Keeps a part of a sound.
struct TrimAudio: NativePrimitive {
  let name = "trim_audio"

  func refusal(_ arguments: [String: Value]) -> Refusal? { TrimmedPart.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let part = try TrimmedPart(call, of: sound.name, seconds: sound.seconds)
    return [
      "audio": try await call.writeSound(
        sound,
        through: "atrim=start=\(part.start.plain):end=\(part.end.plain),asetpts=PTS-STARTPTS",
        seconds: part.seconds)
    ]
  }
}

/// Lets a sound come in and go out softly.
struct FadeAudio: NativePrimitive {
  let name = "fade_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let fadeIn = call.number("fade_in") ?? 0
    let fadeOut = call.number("fade_out") ?? 0
    guard fadeIn + fadeOut <= sound.seconds + 0.001 else {
      throw call.finding(
        "\(sound.name) is \(sound.seconds.plain) s long, which is too short to come in for "
          + "\(fadeIn.plain) s and go out for \(fadeOut.plain) s.", hint: "Shorten the fades.")
    }
    var chain = ["anull"]
    if fadeIn > 0 { chain.append("afade=t=in:d=\(fadeIn.plain)") }
    if fadeOut > 0 {
      chain.append("afade=t=out:st=\((sound.seconds - fadeOut).plain):d=\(fadeOut.plain)")
    }
    return [
      "audio": try await call.writeSound(
        sound, through: chain.joined(separator: ","), seconds: sound.seconds)
    ]
  }
}

/// Repeats a sound until it is so long.
struct LoopAudio: NativePrimitive {
  let name = "loop_audio"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let total = try call.required("duration")
    guard total > sound.seconds else {
      let fall = "afade=t=out:st=\(max(0, total - 0.02).plain):d=0.02"
      return ["audio": try await call.writeSound(sound, through: fall, seconds: total)]
    }
    // One turn is the sound without its last moment, which is blended into its first one, so that no
    // seam can be heard.
    let rate = Double(sound.sampleRate)
    let samples = Int((sound.seconds * rate).rounded())
    let blend = max(1, min(Int(0.04 * rate), samples / 4))
    let turn = samples - blend
    let exact = "apad=whole_len=\(samples),atrim=end_sample=\(samples)"
    let chain = """
      aformat=sample_fmts=fltp,\(exact),asplit=3[a][b][c];\
      [a]atrim=end_sample=\(turn),asetpts=N/SR/TB[first];\
      [b]atrim=start_sample=\(turn),asetpts=N/SR/TB[tail];\
      [c]atrim=end_sample=\(turn),asetpts=N/SR/TB[head];\
      [tail][head]acrossfade=ns=\(blend):c1=qsin:c2=qsin,atrim=end_sample=\(turn),\
      aloop=loop=-1:size=\(turn)[more];[first][more]concat=n=2:v=0:a=1,\(SoundEffect.limit),\
      atrim=end=\((total + 0.1).plain),afade=t=out:st=\(max(0, total - 0.02).plain):d=0.02
      """
    return ["audio": try await call.writeSound(sound, through: chain, seconds: total)]
  }
}
