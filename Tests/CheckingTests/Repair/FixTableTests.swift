import Checking
import Flow
import Notation
import Testing

/// A flow, what is wrong with it, and what one of the fixes makes of it.
struct FixCase: Sendable, CustomTestStringConvertible {
  let code: DiagnosticCode
  let title: String
  let before: String
  let after: String

  init(_ code: DiagnosticCode, _ title: String, _ before: String, _ after: String) {
    self.code = code
    self.title = title
    self.before = before
    self.after = after
  }

  /// A clip with one argument, and with another.
  static func clip(
    _ code: DiagnosticCode, _ title: String, _ before: String, _ after: String
  ) -> FixCase {
    func text(_ argument: String) -> String {
      """
      a = load_image(file: "a.png")
      b = image_to_video(a\(argument.isEmpty ? "" : ", ")\(argument))
      return b
      """
    }
    return FixCase(code, title, text(before), text(after))
  }

  var testDescription: String { "\(code.rawValue): \(title)" }
}

@Suite("What fixes do")
struct FixTableTests {
  static let clips: [FixCase] = [
    .clip(.outOfRange, "write 1 min, the nearest allowed", "duration: 1.5 min", "duration: 1 min"),
    .clip(.outOfRange, "write 500 ms, the nearest allowed", "duration: 100 ms", "duration: 500 ms"),
    .clip(.outOfRange, "write 60 s, the nearest allowed", "duration: 2 h", "duration: 60 s"),
    .clip(.outOfRange, "write 60 s, the nearest allowed", "duration: 90", "duration: 60 s"),
    .clip(
      .outOfRange, "write 30000 ms, which is 30 s", "duration: 30000 s", "duration: 30000 ms"),
    .clip(
      .outOfRange, "write 1440 frames, the nearest allowed", "duration: 2400 frames",
      "duration: 1440 frames"),
    .clip(
      .notAChoice, "write \"zoom in\"", "motion: \"Zoom in\"", "motion: \"zoom in\""),
    .clip(.notAChoice, "write \"zoom in\"", "motion: \"closer\"", "motion: \"zoom in\""),
    .clip(.typeMismatch, "write 6 s", "duration: \"6 sec\"", "duration: 6 s"),
    .clip(.typeMismatch, "write true", "loop: \"yes\"", "loop: true"),
    .clip(.typeMismatch, "write false", "loop: 0", "loop: false"),
    .clip(.typeMismatch, "write 6", "duration: [6]", "duration: 6"),
    .clip(.typeMismatch, "leave duration to its default", "duration: none", ""),
    .clip(
      .unknownParameter, "rename duraton to duration", "duraton: 6 s", "duration: 6 s"),
    .clip(.unknownParameter, "remove sparkle", "sparkle: 6", ""),
    .clip(.filledTwice, "remove image", "image: a", ""),
  ]

  static let flows: [FixCase] = [
    FixCase(
      .wrongUnit, "write 0.6",
      """
      a = load_image(file: "a.png")
      b = merge_images(a, a, strength: 60 %)
      return b
      """,
      """
      a = load_image(file: "a.png")
      b = merge_images(a, a, strength: 0.6)
      return b
      """),
    FixCase(
      .typeMismatch, "write 513 px",
      "a = text_to_image(prompt: \"x\", width: 512.5 px)\nreturn a",
      "a = text_to_image(prompt: \"x\", width: 513 px)\nreturn a"),
    FixCase(
      .unknownFunction, "use load_image",
      "a = load_imge(file: \"a.png\")\nreturn a", "a = load_image(file: \"a.png\")\nreturn a"),
    FixCase(
      .unknownNode, "use photo",
      "photo = load_image(file: \"a.png\")\nb = resize_image(phto)\nreturn b",
      "photo = load_image(file: \"a.png\")\nb = resize_image(photo)\nreturn b"),
    FixCase(
      .unknownOutput, "use film.video",
      "film = load_video(file: \"a.mp4\")\nreturn film.vidoe",
      "film = load_video(file: \"a.mp4\")\nreturn film.video"),
    FixCase(
      .duplicateName, "rename the first a to a_1",
      """
      a = load_image(file: "a.png")
      a = resize_image(a)
      return a
      """,
      """
      a_1 = load_image(file: "a.png")
      a = resize_image(a_1)
      return a
      """),
    FixCase(
      .modalityMismatch, "convert it with extract_audio",
      "a = load_video(file: \"a.mp4\")\nb = trim_audio(a)\nreturn b",
      """
      a = load_video(file: "a.mp4")
      extract_audio = extract_audio(video: a)
      b = trim_audio(extract_audio)
      return b
      """),
    FixCase(
      .missingInput, "connect a",
      "a = load_image(file: \"a.png\")\nb = image_to_video()\nreturn b",
      "a = load_image(file: \"a.png\")\nb = image_to_video(image: a)\nreturn b"),
    FixCase(
      .typeMismatch, "connect a",
      "a = load_image(file: \"a.png\")\nb = image_to_video(\"a\")\nreturn b",
      "a = load_image(file: \"a.png\")\nb = image_to_video(a)\nreturn b"),
    FixCase(
      .typeMismatch, "load \"a.png\" with load_image",
      "b = image_to_video(\"a.png\")\nreturn b",
      """
      load_image = load_image(file: "a.png")
      b = image_to_video(load_image)
      return b
      """),
    FixCase(
      .nothingReturned, "return b",
      "a = load_image(file: \"a.png\")\nb = resize_image(a)",
      "a = load_image(file: \"a.png\")\nb = resize_image(a)\nreturn b"),
    FixCase(
      .unusedNode, "remove b and c",
      """
      a = load_image(file: "a.png")
      b = load_image(file: "b.png")
      c = resize_image(b)
      return a
      """,
      "a = load_image(file: \"a.png\")\nreturn a"),
    FixCase(
      .unsafePath, "write \"b.png\"",
      "a = load_image(file: \"a.png\")\nb = save_image(a, file: \"../b.png\")",
      "a = load_image(file: \"a.png\")\nb = save_image(a, file: \"b.png\")"),
    FixCase(
      .tooManyArguments, "remove argument 2",
      "a = load_video(\"a.mp4\", \"b.mp4\")\nreturn a", "a = load_video(\"a.mp4\")\nreturn a"),
    FixCase(
      .unknownTarget, "use native.crop",
      "a = load_image(file: \"a.png\")\nb = nativ.crop(a)\nreturn b",
      "a = load_image(file: \"a.png\")\nb = native.crop(a)\nreturn b"),
  ]

  static let classes: [FixCase] = [
    FixCase(
      .coercedValue, "write 512",
      "a = comfy.EmptyLatentImage(width: \"512\")\nb = comfy.PreviewAny(source: a)",
      "a = comfy.EmptyLatentImage(width: 512)\nb = comfy.PreviewAny(source: a)"),
    FixCase(
      .coercedValue, "write false, as it says",
      "a = comfy.Switch(on: \"false\")\nb = comfy.PreviewAny(source: a)",
      "a = comfy.Switch(on: false)\nb = comfy.PreviewAny(source: a)"),
    FixCase(
      .offStep, "write 504, the nearest step",
      "a = comfy.EmptyLatentImage(width: 500)\nb = comfy.PreviewAny(source: a)",
      "a = comfy.EmptyLatentImage(width: 504)\nb = comfy.PreviewAny(source: a)"),
    FixCase(
      .outOfRange, "write 96, the nearest allowed",
      "a = comfy.Grow(by: 200)\nb = comfy.PreviewAny(source: a)",
      "a = comfy.Grow(by: 96)\nb = comfy.PreviewAny(source: a)"),
    FixCase(
      .missingParameter, "write \"a.png\", as the editor would",
      "a = comfy.LoadImage()\nb = comfy.SaveImage(images: a)",
      "a = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a)"),
    FixCase(
      .modalityMismatch, "convert it with comfy.MaskToImage",
      "a = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a.MASK)",
      """
      a = comfy.LoadImage(image: "a.png")
      mask_to_image = comfy.MaskToImage(mask: a.MASK)
      b = comfy.SaveImage(images: mask_to_image)
      """),
    FixCase(
      .noOutput, "add comfy.SaveImage for a",
      "a = comfy.LoadImage(image: \"a.png\")",
      "a = comfy.LoadImage(image: \"a.png\")\nsave_image = comfy.SaveImage(images: a)"),
    FixCase(
      .noOutput, "let b take part again",
      "a = comfy.LoadImage(image: \"a.png\")\n@muted\nb = comfy.SaveImage(images: a)",
      "a = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a)"),
    FixCase(
      .typeMismatch, "take it out of the list",
      "a = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: [a])",
      "a = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a)"),
    FixCase(
      .unknownAttribute, "rename @titel to @title",
      "@titel(\"A\")\na = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a)",
      "@title(\"A\")\na = comfy.LoadImage(image: \"a.png\")\nb = comfy.SaveImage(images: a)"),
    FixCase(
      .malformedAttribute, "write @control(\"seed\", \"randomize\")",
      "@control(\"sed\", \"randomize\")\na = text_to_image(prompt: \"x\")\nreturn a",
      "@control(\"seed\", \"randomize\")\na = text_to_image(prompt: \"x\")\nreturn a"),
  ]

  @Test("a fix makes of a flow what its title says", arguments: clips + flows + classes)
  func fix(_ sample: FixCase) throws {
    let flow = try read(sample.before)
    let findings = ComfySample.checker.check(flow)
    let finding = try #require(
      findings.first { finding in
        finding.code == sample.code && finding.fixes.contains { $0.title == sample.title }
      }, "\(findings.map { ($0.code.rawValue, $0.fixes.map(\.title)) })")
    let fix = try #require(finding.fixes.first { $0.title == sample.title })
    let fixed = try flow.applying(fix.edits)
    #expect(Dataflow.print(fixed) == Dataflow.print(try read(sample.after)))
    #expect(ComfySample.checker.check(fixed).allSatisfy { $0.code != sample.code })
  }

  @Test("what takes nothing away is done by repair too", arguments: clips + flows + classes)
  func repair(_ sample: FixCase) throws {
    let flow = try read(sample.before)
    let repair = ComfySample.checker.repaired(flow)
    let drops = ["remove", "leave", "let"].contains {
      sample.title.hasPrefix($0 + " ") && sample.title != "leave duration to its default"
    }
    let isDone = repair.applied.contains { $0.title == sample.title }
    #expect(isDone == (!drops && sample.code != .unusedNode))
    #expect(
      repair.flow.nodes.count >= flow.nodes.count, "Repair takes no node away that was written.")
  }

  @Test("no chain goes by way of a medium that does not hold what is asked for")
  func pointlessChains() throws {
    let flow = try read("a = load_image(file: \"a.png\")\nb = trim_audio(a)\nreturn b")
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.code == .modalityMismatch)
    #expect(finding.fixes.isEmpty)
    #expect(finding.hint == "No chain of functions turns image into audio.")
  }

  private func read(_ text: String) throws -> Flow {
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.filter { $0.code != .duplicateName }.isEmpty)
    return try #require(parsed.file.flows.first)
  }
}
