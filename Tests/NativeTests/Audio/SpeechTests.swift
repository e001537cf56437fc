import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Speech and pictures of sound")
struct SpeechTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  private func spoken(_ text: String, _ more: [String: StepArgument] = [:]) async throws -> Artifact
  {
    try await studio.result(
      "text_to_speech",
      ["text": .text(text), "language": .text("en"), "voice": .text("female")]
        .merging(more) { $1 })
  }

  @Test("a text is spoken, at 48 kHz in stereo, without long rests round it") func speaks()
    async throws
  {
    let voice = try await spoken("Good morning, everyone.")
    #expect(voice.facts.sampleRate == 48_000)
    #expect(voice.facts.channels == 2)
    let seconds = try #require(voice.facts.seconds)
    #expect(seconds > 0.8 && seconds < 3)
    let samples = try await studio.samples(voice)
    let firstHalfSecond = samples.prefix(24_000).map(abs).max() ?? 0
    #expect(firstHalfSecond > 0.05)
  }

  @Test("twice the speed takes about half the time") func speed() async throws {
    let text = "The quick brown fox jumps over the lazy dog near the river."
    let normal = try #require(try await spoken(text).facts.seconds)
    let fast = try #require(try await spoken(text, ["speed": .number(200)]).facts.seconds)
    #expect(fast < normal * 0.72)
  }

  @Test("a male voice and another language sound different") func voices() async throws {
    let female = try await studio.samples(try await spoken("Hello"))
    let male = try await studio.samples(try await spoken("Hello", ["voice": .text("male")]))
    let german = try await studio.samples(try await spoken("Hello", ["language": .text("de")]))
    #expect(female != male)
    #expect(female != german)
  }

  @Test(
    "text that looks like options, markup or a path is spoken as text",
    arguments: ["-v de --help", "<speak>hi</speak>", "/etc/passwd", "100% \"quoted\" 'text'"])
  func oddTexts(_ text: String) async throws {
    #expect(try #require(try await spoken(text).facts.seconds) > 0.2)
  }

  @Test("a text without words and a language without a voice are refused with what to do")
  func refusals() {
    let target = NativeTarget(implementing: Catalogue())
    #expect(target.refusal(of: "text_to_speech", ["text": .text("  ... ")]) != nil)
    let klingon = target.refusal(of: "text_to_speech", ["language": .text("klingon")])
    #expect(klingon?.message.contains("klingon") == true)
    #expect(target.refusal(of: "text_to_speech", ["language": .text("pt-BR")]) == nil)
    #expect(target.refusal(of: "transcribe", ["language": .text("de")]) != nil)
    #expect(target.refusal(of: "transcribe", ["language": .text("en-US")]) == nil)
  }

  @Test("what is said is written down, and silence gives a finding") func transcribing()
    async throws
  {
    let voice = try await spoken("one two three four five", ["voice": .text("male")])
    let result = try await studio.result(
      "transcribe", ["audio": .artifact(voice), "language": .text("en")])
    // A classical recognizer gets few words of a synthetic voice right, but it hears words.
    let text = try #require(result.value?.text)
    #expect(text.split(separator: " ").count >= 3, "understood: \(text)")
    #expect(text.allSatisfy { $0.isLetter || $0.isWhitespace || "'-.".contains($0) })
    let url = try await studio.made(
      "silence.wav", ["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "1"])
    let finding = await studio.finding(
      "transcribe", ["audio": .artifact(Artifact(.audio, file: url)), "language": .text("en")])
    #expect(finding?.message.contains("No words were understood") == true)
  }

  @Test("a sound is drawn in exactly the size asked for", arguments: ["waveform", "spectrogram"])
  func drawn(_ style: String) async throws {
    let tone = try await studio.tone(2000, seconds: 1)
    let picture = try await studio.result(
      "audio_to_image",
      [
        "audio": tone, "style": .text(style), "width": .number(301), "height": .number(97),
        "color": .text("orange"),
      ])
    let pixels = try await studio.pixels(picture)
    #expect(pixels.size == PixelSize(301, 97))
    #expect(Set(pixels.pixels).count > 4)
  }

  @Test(
    "a sound is shown as a film of exactly its length, with the sound itself",
    arguments: ["waveform", "spectrum", "bars", "circle"])
  func shown(_ style: String) async throws {
    let tone = try await studio.tone(440, seconds: 1.5)
    let film = try await studio.result(
      "audio_to_video",
      [
        "audio": tone, "style": .text(style), "width": .number(160), "height": .number(90),
        "fps": .number(20), "color": .text("lime"),
      ])
    let measured = try await studio.measured(film)
    #expect(measured.size == PixelSize(160, 90))
    #expect(measured.frames == 30)
    #expect(abs((measured.soundSeconds ?? 0) - 1.5) < 0.03)
    let last = try #require(try await studio.grays(film).last)
    #expect(Set(last).count > 2, "something is drawn to the end")
  }
}
