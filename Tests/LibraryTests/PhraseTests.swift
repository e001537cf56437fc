import Flow
import Library
import Testing

@Suite("phrases")
struct PhraseTests {
  @Test("choices, words that may be left out, and slots")
  func elements() throws {
    let phrase = try #require(Phrase("(turn|make) {image} into [a|an] video", for: "animate"))
    #expect(
      phrase.elements == [
        .words([["turn"], ["mak"]], optional: false), .slot("image"),
        .words([["into"]], optional: false), .words([["a"], ["an"]], optional: true),
        .words([["video"]], optional: false),
      ])
    #expect(phrase.requiredWords == [[["turn"], ["mak"]], [["into"]], [["video"]]])
    #expect(phrase.presets.isEmpty)
  }

  @Test("a run of words within a choice stays together, and a hyphen parts words")
  func runs() throws {
    let phrase = try #require(Phrase("(slow down|slow-motion) {video}", for: "slow"))
    #expect(
      phrase.elements.first == .words([["slow", "down"], ["slow", "motion"]], optional: false))
  }

  @Test(
    "what a phrase sets",
    arguments: [
      ("zoom => motion: \"zoom in\"", "motion", Value.text("zoom in"), Phrase.Preset.Meaning.plain),
      ("shrink => scale: 0.5 x", "scale", .quantity(Quantity(Number(0.5), .times)), .plain),
      (
        "softer => gain: negative -6 dB", "gain", .quantity(Quantity(Number(-6), .decibels)),
        .negative
      ),
      (
        "slower => factor: inverse 0.5 x", "factor", .quantity(Quantity(Number(0.5), .times)),
        .inverse
      ),
      ("mono => channels: 1", "channels", .number(Number(1)), .plain),
    ])
  func presets(text: String, port: String, value: Value, meaning: Phrase.Preset.Meaning) throws {
    let preset = try #require(Phrase(text, for: "f")?.presets.first)
    #expect(preset.port == port)
    #expect(preset.value == value)
    #expect(preset.meaning == meaning)
  }

  @Test("a phrase can say which port its number is for, and set several ports")
  func several() throws {
    let phrase = try #require(Phrase("cut {video} => end: number, start: 0 s", for: "trim"))
    #expect(phrase.presets.map(\.port) == ["end", "start"])
    #expect(phrase.presets[0].meaning == .number)
    #expect(phrase.presets[0].value == nil)
    #expect(phrase.presets[1].value == .quantity(Quantity(Number(0), .seconds)))
  }

  @Test(
    "a phrase without words of its own, or with an open bracket, is none",
    arguments: [
      "", "{image}", "[the] {image}", "(turn|make {image}", "[a {image} b", "turn {image",
    ])
  func invalid(text: String) {
    #expect(Phrase(text, for: "f") == nil)
  }

  @Test("the words by which a phrase begins, as they are written")
  func firstWords() {
    #expect(Phrase.firstWords("(Blur|soften up) {image}") == ["blur", "soften"])
    #expect(Phrase.firstWords("make {image} softer") == ["make"])
    #expect(Phrase.firstWords("{prompt} music") == [])
  }
}
