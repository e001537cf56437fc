import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Changing and joining sounds")
struct SoundEditingTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  private func seconds(_ artifact: Artifact) async throws -> Double {
    Double(try await studio.samples(artifact).count) / 48_000
  }

  /// Lengths in seconds for a tone of 440 Hz that lasts 2 s at 48 kHz.
  private static let lengths: [(String, [String: StepArgument], Double)] = [
    ("trim_audio", ["start": .number(0.5), "end": .number(1.25)], 0.75),
    ("trim_audio", ["start": .number(1.5), "duration": .number(5)], 0.5),
    ("trim_audio", ["duration": .number(0.5), "part": .text("from end")], 0.5),
    ("trim_audio", ["cut_end": .number(0.5)], 1.5),
    ("fade_audio", ["fade_in": .number(0.5), "fade_out": .number(0.5)], 2),
    ("loop_audio", ["duration": .number(5.3)], 5.3),
    ("loop_audio", ["duration": .number(0.4)], 0.4),
    ("change_audio_speed", ["factor": .number(2)], 1),
    ("change_audio_speed", ["factor": .number(0.5)], 4),
    ("shift_pitch", ["steps": .number(12)], 2),
    ("reverse_audio", [:], 2),
    ("change_volume", ["gain": .number(-6)], 2),
    ("normalize_audio", ["level": .number(-20)], 2),
    ("denoise_audio", ["amount": .number(50)], 2),
    ("boost_bass", ["gain": .number(6)], 2),
    ("add_echo", ["delay": .number(200), "decay": .number(40)], 2.8),
    ("convert_audio", ["sample_rate": .number(22050), "channels": .number(1)], 2),
  ]

  @Test("every change gives a sound of exactly the right length")
  func exactLengths() async throws {
    let tone = try await studio.tone(440, seconds: 2)
    for (primitive, arguments, expected) in Self.lengths {
      let result = try await studio.result(
        primitive, arguments.merging(["audio": tone]) { a, _ in a })
      let facts = try #require(result.facts.seconds)
      #expect(abs(facts - expected) < 0.001, "\(primitive) says \(facts) s, not \(expected) s")
      let length = try await seconds(result)
      #expect(abs(length - expected) < 0.002, "\(primitive) lasts \(length) s, not \(expected) s")
    }
  }

  @Test("a trimmed sound is the part that was asked for") func rightPart() async throws {
    let low = try await studio.tone(300, seconds: 1, "low.wav")
    let high = try await studio.tone(3000, seconds: 1, "high.wav")
    let joined = try await studio.result("concatenate_audio", ["tracks": .list([low, high])])
    let part = try await studio.result(
      "trim_audio", ["audio": .artifact(joined), "start": .number(1.1), "end": .number(1.6)])
    let samples = try await studio.samples(part)
    #expect(samples.strength(of: 3000) > 0.1)
    #expect(samples.strength(of: 300) < 0.005)
  }

  @Test("a part that begins after the end is refused with both numbers") func lateStart()
    async throws
  {
    let tone = try await studio.tone(440, seconds: 1)
    let finding = await studio.finding("trim_audio", ["audio": tone, "start": .number(5)])
    #expect(finding?.message == "tone.wav is 1 s long; a part of it cannot start at 5 s.")
  }

  @Test("fades that are longer than the sound are refused") func longFades() async throws {
    let tone = try await studio.tone(440, seconds: 1)
    let finding = await studio.finding(
      "fade_audio", ["audio": tone, "fade_in": .number(1), "fade_out": .number(1)])
    #expect(finding?.message.contains("too short") == true)
  }

  @Test("a fade begins and ends in silence") func fades() async throws {
    let tone = try await studio.tone(440, seconds: 2)
    let result = try await studio.result(
      "fade_audio", ["audio": tone, "fade_in": .number(0.5), "fade_out": .number(0.5)])
    let samples = try await studio.samples(result)
    #expect(Array(samples.prefix(480)).strength(of: 440) < 0.01)
    #expect(Array(samples.suffix(480)).strength(of: 440) < 0.01)
    #expect(Array(samples[40_000..<50_000]).strength(of: 440) > 0.1)
  }

  @Test("in a mix every sound is heard, and the balance weighs the first against the rest")
  func mixing() async throws {
    let a = try await studio.tone(440, seconds: 1, "a.wav")
    let b = try await studio.tone(1000, seconds: 2, "b.wav")
    for (balance, firstIsLouder) in [(80.0, true), (20.0, false)] {
      let result = try await studio.result(
        "mix_audio", ["tracks": .list([a, b]), "balance": .number(balance)])
      #expect(result.facts.seconds == 2)
      let samples = Array(try await studio.samples(result).prefix(48_000))
      let (first, second) = (samples.strength(of: 440), samples.strength(of: 1000))
      #expect(first > 0.02 && second > 0.02)
      #expect((first > second * 1.5) == firstIsLouder)
      #expect((second > first * 1.5) == !firstIsLouder)
    }
  }

  @Test("a mix of many loud sounds does not clip") func limiting() async throws {
    var tracks: [StepArgument] = []
    for index in 0..<6 {
      let url = try await studio.made(
        "loud\(index).wav",
        ["-f", "lavfi", "-i", "sine=\(200 + index * 90):r=48000:d=1", "-af", "volume=17dB"])
      tracks.append(.artifact(Artifact(.audio, file: url)))
    }
    let result = try await studio.result(
      "mix_audio", ["tracks": .list(tracks), "balance": .number(50)])
    let samples = try await studio.samples(result)
    // Two equal channels add up to the square root of two in the one that is measured.
    #expect((samples.map(abs).max() ?? 2) <= 0.99 * Float(2).squareRoot())
  }

  @Test("a crossfade shortens the whole by its length, and one that is too long is refused")
  func crossfade() async throws {
    let a = try await studio.tone(440, seconds: 1, "a.wav")
    let b = try await studio.tone(880, seconds: 1.5, "b.wav")
    let result = try await studio.result(
      "concatenate_audio", ["tracks": .list([a, b, a]), "crossfade": .number(0.25)])
    #expect(result.facts.seconds == 3)
    let finding = await studio.finding(
      "concatenate_audio", ["tracks": .list([a, b]), "crossfade": .number(1.2)])
    #expect(finding?.message.contains("too short for a crossfade of 1.2 s") == true)
  }

  @Test("twelve steps up doubles the pitch and keeps the length") func pitch() async throws {
    let tone = try await studio.tone(440, seconds: 2)
    let result = try await studio.result("shift_pitch", ["audio": tone, "steps": .number(12)])
    let samples = Array(try await studio.samples(result)[24_000..<28_800])
    #expect(samples.strength(of: 880) > 0.08)
    #expect(samples.strength(of: 440) < 0.02)
  }

  @Test("six decibels less is half as strong") func volume() async throws {
    let tone = try await studio.tone(440, seconds: 1)
    let before = try await studio.result("change_volume", ["audio": tone, "gain": .number(0)])
    let after = try await studio.result("change_volume", ["audio": tone, "gain": .number(-6.02)])
    let ratio =
      try await studio.samples(after).strength(of: 440)
      / (try await studio.samples(before).strength(of: 440))
    #expect(abs(ratio - 0.5) < 0.01)
  }

  @Test("two sounds of different loudness are equally loud when normalized") func loudness()
    async throws
  {
    let loud = try await studio.tone(1000, seconds: 1, "loud.wav")
    let soft = try await studio.result("change_volume", ["audio": loud, "gain": .number(-18)])
    var strengths: [Double] = []
    for sound in [loud, .artifact(soft)] {
      let result = try await studio.result(
        "normalize_audio", ["audio": sound, "level": .number(-23)])
      strengths.append(try await studio.samples(result).strength(of: 1000))
    }
    #expect(abs(strengths[0] - strengths[1]) < 0.01)
    // A stereo-weighted sine of -23 LUFS has an amplitude of about 0.1.
    #expect(strengths[0] > 0.06 && strengths[0] < 0.16)
  }

  @Test("silence cannot be normalized, and is said to be silent") func silence() async throws {
    let url = try await studio.made(
      "silence.wav", ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "1"])
    let finding = await studio.finding(
      "normalize_audio", ["audio": .artifact(Artifact(.audio, file: url)), "level": .number(-16)])
    #expect(finding?.message.contains("is silent") == true)
  }

  @Test(
    "a sound is written in every format that is promised",
    arguments: ["wav", "mp3", "flac", "ogg", "opus", "m4a", "aiff"])
  func formats(_ ending: String) async throws {
    let tone = try await studio.tone(440, seconds: 1)
    let result = try await studio.result(
      "save_audio", ["audio": tone, "file": .text("my 100% tune.\(ending)")])
    #expect(result.requestedName == "my 100% tune.\(ending)")
    #expect(try await studio.samples(result).strength(of: 440) > 0.1)
  }

  @Test("an ending that is no sound format is refused with those that are") func badEnding() {
    let refusal = NativeTarget(implementing: Catalogue()).refusal(
      of: "save_audio", ["file": .text("tune.docx")])
    #expect(refusal?.remedy?.contains(".mp3") == true)
  }

  @Test("a picture is no sound, and a sound of no length cannot be worked on") func badSounds()
    async throws
  {
    let picture = try await studio.made(
      "picture.png", ["-f", "lavfi", "-i", "color=red:s=8x8:d=1", "-frames:v", "1"])
    let wrong = await studio.finding("load_audio", ["file": .text(picture.path)])
    #expect(wrong?.code == .fileWrongKind)
    let tone = try await studio.made(
      "whole.wav", ["-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "pcm_s16le"])
    let stump = studio.folder.appendingPathComponent("stump.wav")
    try Data(contentsOf: tone).prefix(44).write(to: stump)
    let empty = await studio.finding("load_audio", ["file": .text(stump.path)])
    #expect(empty != nil)
  }
}

extension SoundEditingTests {
  @Test("neither the limiter nor a change of pitch moves a sound in time") func timing()
    async throws
  {
    let url = try await studio.made(
      "late.wav",
      ["-f", "lavfi", "-i", "aevalsrc='if(gt(t,1),0.5*sin(2*PI*700*t),0)':s=48000:d=2"])
    let late = StepArgument.artifact(Artifact(.audio, file: url))
    let cases: [(String, [String: StepArgument], Double)] = [
      ("change_volume", ["gain": .number(5)], 1), ("boost_bass", ["gain": .number(3)], 1),
      ("mix_audio", ["tracks": .list([late, late]), "balance": .number(50)], 1),
      ("shift_pitch", ["steps": .number(4)], 1), ("shift_pitch", ["steps": .number(-12)], 1),
      ("change_audio_speed", ["factor": .number(2)], 0.5),
      ("change_audio_speed", ["factor": .number(0.5)], 2),
      ("denoise_audio", ["amount": .number(50)], 1),
    ]
    for (primitive, arguments, expected) in cases {
      let result = try await studio.result(
        primitive, arguments.merging(["audio": late]) { a, _ in a })
      let samples = try await studio.samples(result)
      let top = samples.map(abs).max() ?? 0
      let start = Double(samples.firstIndex { abs($0) > top * 0.4 } ?? 0) / 48_000
      #expect(abs(start - expected) < 0.03, "\(primitive) \(arguments): \(start) s")
    }
  }

  @Test("a loop has no gap at its seam") func seams() async throws {
    let tone = try await studio.tone(440, seconds: 0.5)
    let result = try await studio.result("loop_audio", ["audio": tone, "duration": .number(2)])
    let samples = try await studio.samples(result)
    let levels = stride(from: 480, to: samples.count - 1440, by: 480).map { start in
      samples[start..<(start + 480)].map(abs).max() ?? 0
    }
    #expect((levels.min() ?? 0) > (levels.max() ?? 1) * 0.5)
  }

  @Test("a crossfade that is too long for a sound in the middle is refused") func middle()
    async throws
  {
    let a = try await studio.tone(440, seconds: 1, "a.wav")
    let finding = await studio.finding(
      "concatenate_audio", ["tracks": .list([a, a, a]), "crossfade": .number(0.6)])
    #expect(finding?.message == "a.wav is 1 s long, too short for two crossfades of 0.6 s.")
  }

  @Test("saving is repeatable", arguments: ["ogg", "opus", "mp3", "m4a", "flac"])
  func repeatable(_ ending: String) async throws {
    let tone = try await studio.tone(440, seconds: 0.5)
    let first = try await studio.result(
      "save_audio", ["audio": tone, "file": .text("a.\(ending)")])
    let again = try await studio.result(
      "save_audio", ["audio": tone, "file": .text("a.\(ending)")])
    let (a, b) = (try #require(first.file), try #require(again.file))
    #expect(try Data(contentsOf: a) == Data(contentsOf: b))
  }
}
