import Flow
import Library
import Testing

@testable import Inference

@Suite("what a request does not want")
struct NegationSearchTests {
  private func found(_ text: String) -> [String] {
    let request = RequestText(text, files: [])
    return NegationSearch(request: request, vocabulary: Requests.library.vocabulary).all().map {
      "\($0.kind): \(request.words($0.content))"
    }
  }

  @Test(
    "the words that are not wanted are found, and nothing more",
    arguments: [
      ("make a film without music and blur it", ["absence: music"]),
      ("make a film w/o music as an mp4", ["absence: music"]),
      ("a lion, no text, in the desert", ["absence: text"]),
      ("without music or text", ["absence: music or text"]),
      ("with no text and no sound", ["absence: text", "absence: sound"]),
      ("brighten it but don't crop it", ["refusal: crop it"]),
      ("brighten it but don’t crop it", ["refusal: crop it"]),
      ("do not resize it, just blur it", ["refusal: resize it"]),
      ("never mind the border", ["refusal: mind the border"]),
      ("join them, labels not needed", ["refusal: labels"]),
      ("all pictures except a.jpg and b.jpg in a row", ["exception: a.jpg and b.jpg"]),
      ("the pictures but not ruins.jpg", ["exception: ruins.jpg"]),
      ("all clips, not the last one", ["exception: the last one"]),
      ("blur everything except the person", ["exception: the person"]),
      ("make it warmer but not too much", ["tempering: too much"]),
      ("keep the original size", ["keeping: the original size"]),
      ("reverse it but leave the sound alone", ["keeping: the sound alone"]),
    ] as [(String, [String])])
  func stretches(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(
    "other uses of such words are left alone",
    arguments: [
      "no longer than 5 seconds", "not only blur it", "the photo is not straight",
      "keep the first 5 seconds", "keep only the sound", "no", "without", "not", "don't",
      "no matter what", "say \"do not disturb\"", "leave the room",
    ])
  func others(text: String) {
    #expect(found(text) == [])
  }

  @Test("speech keeps its own negations")
  func speech() {
    let inferred = Requests.infer("say do not disturb me")
    #expect(inferred.argument("text_to_speech", "text") == .text("do not disturb me"))
  }

  @Test("a function that knows what not to show gets it")
  func negativePrompt() {
    let inferred = Requests.infer("Paint a harbour without people")
    #expect(inferred.argument("text_to_image", "negative") == .text("people"))
    #expect(inferred.diagnostics == [])
  }

  @Test("what is left out is said, and an exception that cannot be kept is an error")
  func findings() {
    #expect(Requests.infer("blur a.jpg without music", "a.jpg").codes == [.assumption])
    let spared = Requests.infer("blur everything except the dog in a.jpg", "a.jpg")
    #expect(spared.diagnostics.map(\.severity) == [.error])
  }

  @Test("words that are taken out are in no text that follows")
  func masking() {
    var request = RequestText("a lion, no text, in the desert", files: [])
    #expect(request.words(0..<request.lexemes.count) == "a lion, no text, in the desert")
    request.mask(3..<5)
    #expect(request.words(0..<request.lexemes.count) == "a lion, in the desert")
    #expect(request[3].stem == "")
  }
}
