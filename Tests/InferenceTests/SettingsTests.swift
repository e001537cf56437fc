import Flow
import Testing

@testable import Inference

@Suite("settings that stand by themselves")
struct SettingsTests {
  @Test(
    "a size, a rate, a length and a seed are found wherever they stand",
    arguments: [
      "A film of a paper boat on a stream. 2 s, 10 fps, 160x96, seed 7.",
      "Film a paper boat on a stream for 2 s (160x96, 10 fps, seed 7)",
      "Video: a paper boat on a stream. Size 160x96. 10 fps. Seed 7. 2 seconds long.",
      "160x96, 10 fps, 2 s, seed 7: a film of a paper boat on a stream",
    ])
  func everywhere(text: String) {
    let inferred = Requests.infer(text)
    #expect(inferred.functions == ["text_to_video"])
    #expect(inferred.argument("text_to_video", "width")?.double(in: .pixels) == 160)
    #expect(inferred.argument("text_to_video", "height")?.double(in: .pixels) == 96)
    #expect(inferred.argument("text_to_video", "fps")?.double(in: .framesPerSecond) == 10)
    #expect(inferred.argument("text_to_video", "duration")?.double(in: .seconds) == 2)
    #expect(inferred.argument("text_to_video", "seed")?.double == 7)
    #expect(inferred.argument("text_to_video", "prompt") == .text("a paper boat on a stream"))
  }

  @Test("a size that no step takes is the result's, and that is told")
  func resizing() {
    let inferred = Requests.infer("show chair.png from behind, 128x128", "chair.png")
    #expect(inferred.functions == ["novel_view", "resize_image"])
    #expect(inferred.codes == [.assumption])
  }

  @Test(
    "proportions complete a size",
    arguments: [
      ("Draw a city on mars, 16:9, 256 pixels wide", 256.0, 144.0),
      ("Draw a city on mars, 192 px high, square", 192, 192),
      ("Draw a widescreen picture of a city on mars", 1344, 768),
      ("Draw a city on mars in portrait format", 768, 1344),
    ])
  func proportions(text: String, width: Double, height: Double) {
    let inferred = Requests.infer(text)
    #expect(inferred.functions == ["text_to_image"])
    #expect(inferred.argument("text_to_image", "width")?.double(in: .pixels) == width)
    #expect(inferred.argument("text_to_image", "height")?.double(in: .pixels) == height)
  }

  @Test(
    "words for proportions that describe something are left alone",
    arguments: ["Draw a crowded town square at night", "Paint a portrait of an old king"])
  func descriptions(text: String) {
    let inferred = Requests.infer(text)
    #expect(inferred.functions == ["text_to_image"])
    #expect(inferred.argument("text_to_image", "width") == nil)
  }

  @Test(
    "what is not wanted goes to what is made",
    arguments: [
      ("Draw a street without people and cars", "people and cars"),
      ("Draw a street, no people, no text, 64x64", "people, text"),
      ("Draw a street. No people. 64x64", "people"),
    ])
  func negatives(text: String, unwanted: String) {
    let inferred = Requests.infer(text)
    #expect(inferred.functions == ["text_to_image"])
    #expect(inferred.argument("text_to_image", "negative") == .text(unwanted))
    #expect(inferred.argument("text_to_image", "prompt") == .text("a street"))
  }

  @Test("several pictures of one description are several steps, each with its own seed")
  func several() {
    let inferred = Requests.infer("Make three pictures of a fox, seed 5")
    let seeds = inferred.flow?.nodes.compactMap { node -> Double? in
      guard case .value(let value) = node.argument("seed")?.source else { return nil }
      return value.double
    }
    #expect(inferred.functions == ["text_to_image", "text_to_image", "text_to_image"])
    #expect(seeds == [5, 6, 7])
    #expect(Requests.infer("Make 900 pictures of a fox").codes == [.outOfRange])
  }
}
