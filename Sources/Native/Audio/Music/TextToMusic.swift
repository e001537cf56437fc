import Flow
import Targets

/// Composes music for a description and plays it.
struct TextToMusic: NativePrimitive {
  let name = "text_to_music"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    ModelWish.refusalWithNegative(arguments)
      ?? TextToMusic.refusal(of: arguments["prompt"]?.text ?? "")
  }

  /// Why a prompt's music cannot be played here, or nil when it can.
  static func refusal(of prompt: String) -> Refusal? {
    guard let word = MusicBrief.singing(MusicBrief.plain(prompt)).first else { return nil }
    return Refusal(
      "The native tools play instruments; they cannot sing, as \(Value.quoted(word)) asks for.",
      remedy:
        "Ask for the music without a voice, or start a ComfyUI server with a song model and set ANYFLOW_COMFY_URL."
    )
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let prompt = call.text("prompt") ?? ""
    if let refusal = TextToMusic.refusal(of: prompt) {
      throw call.finding(refusal.message, hint: refusal.remedy)
    }
    let seconds = try call.required("duration")
    let piece = try await MusicPlayer(call: call).play(
      prompt, seconds: seconds, tempo: call.number("tempo"))
    return ["audio": try call.write(piece)]
  }
}
