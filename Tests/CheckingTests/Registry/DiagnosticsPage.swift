import Flow

/// The page of the documentation that explains every kind of finding.
enum DiagnosticsPage {
  /// Six findings as a person meets them.
  static let samples: [(name: String, text: String, code: DiagnosticCode)] = [
    (
      "jungle.anyflow",
      """
      ruins = load_image(file: "ruins.jpg")
      clip = image_to_video(ruins, duration: 1.5 min, fps: 24)
      return clip
      """, .outOfRange
    ),
    (
      "voice.anyflow",
      """
      film = load_video(file: "lecture.mp4")
      voice = speak(film)
      return voice
      """, .modalityMismatch
    ),
    (
      "album.anyflow",
      """
      photo = load_image(file: "jungel.jpg")
      small = resize_imge(photo)
      return small
      """, .unknownFunction
    ),
    (
      "lake.anyflow",
      """
      model = comfy.CheckpointLoaderSimple(ckpt_name: "v1-5-pruned.ckpt")
      yes = comfy.CLIPTextEncode(text: "a lake", clip: model.CLIP)
      @muted
      noise = comfy.EmptyLatentImage(width: 512, height: 768)
      sampler = comfy.KSampler(
        model: model, seed: 7, stpes: 30, sampler_name: "euler", scheduler: "normal",
        positive: yes, negative: yes, latent_image: noise)
      pixels = comfy.VAEDecode(samples: sampler, vae: model.VAE)
      kept = comfy.SaveImage(images: pixels)
      """, .unknownParameter
    ),
    (
      "lake.anyflow",
      """
      model = comfy.CheckpointLoaderSimple(ckpt_name: "v1-5-pruned.ckpt")
      yes = comfy.CLIPTextEncode(text: "a lake", clip: model.CLIP)
      @muted
      noise = comfy.EmptyLatentImage(width: 512, height: 768)
      sampler = comfy.KSampler(
        model: model, seed: 7, steps: 30, sampler_name: "euler", scheduler: "normal",
        positive: yes, negative: yes, latent_image: noise)
      pixels = comfy.VAEDecode(samples: sampler, vae: model.VAE)
      kept = comfy.SaveImage(images: pixels)
      """, .missingInput
    ),
    (
      "film.anyflow",
      """
      picture = comfy.LoadImage(image: "a.png")
      film = comfy.SaveAnimatedWEBP(images: picture, lossless: "false", method: "default")
      """, .coercedValue
    ),
  ]

  /// The whole page.
  static var text: String {
    var page = """
      # What Anyflow says, and what to do

      Every finding has a stable code, a severity, a place, one sentence that says what is wrong, and where
      there is one a fix. `anyflow check FILE` shows the findings of a file, `--json` gives them to other
      programs, and `--fix` applies the fixes: it takes nothing away that someone wrote, and never leaves
      a flow with more to object to than before.

      ## Six findings at the terminal


      """
    for sample in samples {
      page += fenced(Shown.printed(sample.text, as: sample.name, code: sample.code))
    }
    page += "## All codes\n\n| code | severity | what it says |\n|---|---|---|\n"
    for code in DiagnosticCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
      page +=
        "| [`\(code.rawValue)`](#\(code.rawValue)) | \(code.severity.rawValue) | "
        + "\(code.explanation.title) |\n"
    }
    for family in DiagnosticExplanation.Family.allCases {
      page += "\n## \(family.rawValue)\n"
      for code in DiagnosticCode.allCases where code.explanation.family == family {
        page += "\n" + section(code)
      }
    }
    return page
  }

  private static func section(_ code: DiagnosticCode) -> String {
    let explanation = code.explanation
    let example = explanation.example
    return """
      ### \(code.rawValue)

      **\(explanation.title)** (\(code.severity.rawValue)). \(explanation.meaning)

      \(fenced(example.text))> \(example.message)

      *What to do:* \(explanation.remedy)

      """
  }

  private static func fenced(_ text: String) -> String {
    let end = text.hasSuffix("\n") ? "" : "\n"
    return "```text\n\(text)\(end)```\n\n"
  }
}
