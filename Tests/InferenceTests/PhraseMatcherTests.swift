import Library
import Testing

@testable import Inference

@Suite("finding phrases")
struct PhraseMatcherTests {
  private func match(_ phrase: String, for function: String, in text: String, _ files: String...)
    throws
    -> (literals: [String], slots: [String: String])?
  {
    let reading = RuleReading(
      InferenceRequest(text, resources: files.map(Requests.resource)), library: Requests.library)
    let matcher = PhraseMatcher(
      request: reading.request, vocabulary: Requests.library.vocabulary, fit: reading.fit)
    let phrase = try #require(Phrase(phrase, for: function))
    return matcher.match(phrase, in: reading.request.lexemes.indices).map { match in
      (
        match.literals.map { reading.request[$0].word },
        match.slots.mapValues { reading.request.words($0) }
      )
    }
  }

  @Test("words in order, with what stands between them in the slots")
  func slots() throws {
    let match = try #require(
      try match(
        "(put|lay) {overlay} on {image}", for: "overlay_image",
        in: "please put logo.png on photo.jpg", "logo.png", "photo.jpg"))
    #expect(match.literals == ["put", "on"])
    #expect(match.slots == ["overlay": "logo.png", "image": "photo.jpg"])
  }

  @Test("forms of a word count as the word")
  func forms() throws {
    #expect(try match("(blur) {image}", for: "blur_image", in: "blurring a.jpg", "a.jpg") != nil)
  }

  @Test("words in another order, or parted by others that matter, are not the phrase")
  func order() throws {
    #expect(try match("turn down", for: "darken_image", in: "down turn") == nil)
    #expect(
      try match("black and white", for: "grayscale_image", in: "black dogs with white cats") == nil)
  }

  @Test("small words and adjectives may stand between a phrase's words")
  func between() throws {
    #expect(try match("add vignette", for: "vignette_image", in: "add a subtle vignette") != nil)
  }

  @Test("what must not be done is not asked for")
  func negation() throws {
    #expect(
      try match("crop {image}", for: "crop_image", in: "resize a.jpg without cropping it", "a.jpg")
        == nil)
    #expect(try match("crop {image}", for: "crop_image", in: "don't crop a.jpg", "a.jpg") == nil)
  }

  @Test("a slot for a film does not take a sound")
  func unfit() throws {
    #expect(try match("reverse {video}", for: "reverse_video", in: "reverse a.wav", "a.wav") == nil)
    #expect(try match("reverse {audio}", for: "reverse_audio", in: "reverse a.wav", "a.wav") != nil)
  }
}
