import Flow
import Foundation
import Targets

/// Speaks a text aloud with espeak-ng.
struct TextToSpeech: NativePrimitive {
  let name = "text_to_speech"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    if let text = arguments["text"]?.text, !TextToSpeech.hasWords(text) {
      return Refusal(
        text.isEmpty
          ? "There is no text to speak."
          : "\(Value.quoted(text)) holds no words that could be spoken.",
        remedy: "Write what is to be said.")
    }
    guard let language = arguments["language"]?.text else { return nil }
    return TextToSpeech.refusal(of: language)
  }

  private static func hasWords(_ text: String) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  /// Why a language cannot be spoken, or nil when it can.
  static func refusal(of language: String) -> Refusal? {
    guard SpeechLanguages.voice(language) == nil else { return nil }
    let near = SpeechLanguages.near(language)
    return Refusal(
      "The native tools speak no language called \(Value.quoted(language)).",
      remedy: NearNames.question(near)
        ?? "Write a language's code, such as \"en\", \"de\" or \"fr\".")
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let text = call.text("text") ?? ""
    let language = call.text("language") ?? "en"
    if let refusal = refusal(["text": .text(text), "language": .text(language)]) {
      throw call.finding(refusal.message, hint: refusal.remedy)
    }
    let voice = SpeechLanguages.voice(language) ?? "en-us"
    // Zero bytes would end the text early.
    let spoken = text.filter { $0 != "\0" }
    do {
      try Data(spoken.utf8).write(to: call.file("speech.txt"))
    } catch {
      throw Diagnostic(.outputUnwritable, "The text could not be written.", notes: ["\(error)"])
    }
    let variant = call.text("voice") == "male" ? "m3" : "f2"
    let words = 165 * (call.number("speed") ?? 100) / 100
    let native = min(420, max(80, words))
    let pitch = min(99, max(0, Int((call.number("pitch") ?? 100) / 2)))
    _ = try await call.tools.run(
      "espeak-ng",
      [
        "-v", "\(voice)+\(variant)", "-s", "\(Int(native))", "-p", "\(pitch)", "-b", "1", "-w",
        "raw.wav", "-f", "speech.txt",
      ],
      in: call.request.folder)
    return ["audio": try await finish(call, stretch: words / native)]
  }

  /// Brings the speech to 48 kHz in two channels, without long silence around it.
  private func finish(_ call: PrimitiveCall, stretch: Double) async throws -> Artifact {
    let silence = "silenceremove=start_periods=1:start_threshold=-55dB:start_silence=0.08"
    var filters = [silence, "areverse", silence, "areverse"]
    if abs(stretch - 1) > 0.01 { filters.append("atempo=\(max(0.5, stretch).plain)") }
    filters += ["volume=2dB", SoundEffect.limit]
    let artifact = try await call.writeSound(
      ["-i", "raw.wav"], graph: "[0:a:0]" + filters.joined(separator: ","), rate: 48_000,
      channels: 2, seconds: nil)
    try? FileManager.default.removeItem(at: call.file("raw.wav"))
    guard (artifact.facts.seconds ?? 0) > 0 else {
      throw call.finding(
        "The voice has no sound for this text.", hint: "Choose the text's own language.")
    }
    return artifact
  }
}
