import Flow
import Foundation
import Targets

/// Writes down English speech with pocketsphinx.
struct Transcribe: NativePrimitive {
  let name = "transcribe"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    guard let language = arguments["language"]?.text else { return nil }
    return Transcribe.refusal(of: language)
  }

  private static func refusal(of language: String) -> Refusal? {
    let plain = language.lowercased()
    if ["english", "american"].contains(plain) || plain == "en" || plain.hasPrefix("en-")
      || plain.hasPrefix("en_")
    {
      return nil
    }
    return Refusal(
      "The native tools understand spoken English only, not \(Value.quoted(language)).",
      remedy:
        "Leave the language at \"en\", or start a ComfyUI server with a speech model and set ANYFLOW_COMFY_URL."
    )
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    if let refusal = Transcribe.refusal(of: call.text("language") ?? "en") {
      throw call.finding(refusal.message, hint: refusal.remedy)
    }
    let sound = try await call.sound()
    let model = try call.tools.path("speech-model")
    let folder = (model as NSString).deletingLastPathComponent
    // Silence around the words keeps the recognizer from missing the first and the last.
    try await call.ffmpeg(
      [
        "-i", sound.input, "-map", "0:a:0", "-af", "adelay=300:all=1,apad=pad_dur=0.4", "-ar",
        "16000", "-ac", "1",
      ] + Encoding.wav + ["speech.wav"])
    let heard = try await call.tools.run(
      "pocketsphinx_continuous",
      [
        "-infile", "speech.wav", "-logfn", "/dev/null", "-hmm", model, "-lm",
        "\(folder)/en-us.lm.bin", "-dict",
        "\(folder)/cmudict-en-us.dict",
      ], in: call.request.folder)
    let text = heard.text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    .filter { !$0.isEmpty }.joined(separator: "\n")
    guard !text.isEmpty else {
      throw call.finding(
        "No words were understood in \(sound.name).",
        hint:
          "Recognition works best with clear, close speech without music; try denoise_audio or normalize_audio first."
      )
    }
    return ["text": Artifact(.text, value: .text(text))]
  }
}
