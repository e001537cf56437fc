import Flow
import Targets

/// Makes the sounds that a prompt names, from nothing but arithmetic.
struct TextToAudio: NativePrimitive {
  let name = "text_to_audio"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    if let refusal = ModelWish.refusalWithNegative(arguments) { return refusal }
    guard let prompt = arguments["prompt"]?.text else { return nil }
    return TextToAudio.refusal(of: prompt)
  }

  /// Why a prompt's sound cannot be made here, or nil when it can.
  static func refusal(of prompt: String) -> Refusal? {
    let read = SoundPrompt(prompt)
    if read.unmakeable.isEmpty, !read.layers.isEmpty { return nil }
    if read.unmakeable.isEmpty, read.wantsMusic { return TextToMusic.refusal(of: prompt) }
    let known =
      SoundWords.entries.prefix(3).map(\.name).filter { $0 != "a dawn chorus" }
      + [
        "rain", "thunder", "wind", "ocean waves", "a crackling fire", "crickets", "bells",
        "footsteps", "traffic",
      ]
    let what = read.layers.isEmpty ? prompt : read.unmakeable.first ?? prompt
    return Refusal(
      "The native tools make \(known.joined(separator: ", ")) and the like; "
        + "\(Value.quoted(what)) is none of them.",
      remedy:
        "Start a ComfyUI server with an audio model such as Stable Audio, and set ANYFLOW_COMFY_URL."
    )
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let prompt = call.text("prompt") ?? ""
    if let refusal = TextToAudio.refusal(of: prompt) {
      throw call.finding(refusal.message, hint: refusal.remedy)
    }
    let read = SoundPrompt(prompt)
    let count = call.sampleCount(try call.required("duration"))
    var music: StereoSound?
    if read.wantsMusic {
      let piece = try await MusicPlayer(call: call).play(
        prompt, seconds: Double(count) / StereoSound.rate, tempo: nil)
      if read.layers.isEmpty { return ["audio": try call.write(piece)] }
      music = piece
    }
    let sound = try AmbienceMaker.make(
      read.layers, count: count, seed: call.seed, music: music, progress: call.request.progress)
    return ["audio": try call.write(sound)]
  }
}
