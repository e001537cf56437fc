import Flow
import Foundation
import Targets

/// Reads the words in a picture.
struct ReadText: NativePrimitive {
  let name = "read_text"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    guard let language = arguments["language"]?.text, !Self.isCode(language) else { return nil }
    return Refusal(
      "\(Value.quoted(language)) is no language code of tesseract.",
      remedy: "Write a code such as \"eng\", \"deu\" or \"eng+fra\".")
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let language = call.text("language") ?? "eng"
    guard Self.isCode(language) else {
      throw call.finding("\(Value.quoted(language)) is no language code of tesseract.")
    }
    let own = try await call.size(of: image)
    // Letters of screen size are too small for it; an enlarged picture on white reads best.
    let factor = own.longest < 1400 ? min(3, 2000 / Double(own.longest)) : 1
    let size = own.scaled(by: factor).limited(to: 8000)
    let solid =
      try await call.hasAlpha(image)
      ? "[0:v:0]format=gbrap[top];color=white:s=\(own):d=1:r=1,format=gbrp[page];"
        + "[page][top]overlay=format=gbrp:eof_action=repeat," : "[0:v:0]"
    try await call.ffmpeg(
      [
        "-i", try call.link(image, as: "picture"), "-filter_complex",
        "\(solid)scale=\(size.width):\(size.height):flags=lanczos,format=gray[out]", "-map",
        "[out]",
      ] + Encoding.png("gray") + ["page.png"])
    do {
      let said = try await call.tools.run(
        "tesseract", ["page.png", "stdout", "-l", language, "--psm", "3"],
        in: call.request.folder, limit: 1 << 24)
      let text = said.text.replacing("\u{0C}", with: "")
        .trimmingCharacters(in: .whitespacesAndNewlines)
      return ["text": Artifact(.text, value: .text(text))]
    } catch let finding as Diagnostic
      where finding.notes.contains(where: { $0.contains("language") })
    {
      throw Diagnostic(
        .missingTool, "tesseract has no data for the language \(Value.quoted(language)).",
        hint: "Install it with: apt-get install tesseract-ocr-"
          + (language.split(separator: "+").last.map(String.init) ?? language)
          .replacing("_", with: "-"),
        notes: finding.notes)
    }
  }

  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-")
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "+") }
  }
}
