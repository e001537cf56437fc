import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Music")
struct MusicTests {
  private func brief(_ prompt: String, tempo: Double? = nil) -> MusicBrief {
    var random = SeededRandom(7, "music")
    return MusicBrief(prompt, tempo: tempo, random: &random)
  }

  private func piece(_ prompt: String, seconds: Double, tempo: Double? = nil) -> (
    Composer, MidiFile
  ) {
    var composer = Composer(
      brief(prompt, tempo: tempo), seconds: seconds, random: SeededRandom(7, "piece"))
    let piece = composer.compose()
    return (composer, piece)
  }

  @Test(
    "genre and mood are read from the prompt",
    arguments: [
      ("calm piano", "piano"), ("lo-fi beat to study to", "lo-fi"), ("smooth jazz", "jazz"),
      ("epic orchestral trailer", "cinematic"), ("a waltz", "waltz"), ("techno", "electronic"),
      ("8-bit video game tune", "chiptune"), ("happy", "pop"), ("scary", "cinematic"),
      ("bossa nova", "bossa nova"), ("something", "piano"), ("", "piano"), ("reggae", "reggae"),
    ])
  func genres(_ prompt: String, _ genre: String) {
    #expect(brief(prompt).style.name == genre)
  }

  @Test("moods turn the mode and the pace, and instruments take their parts") func moods() {
    #expect(brief("sad piano").style.mode == .minor)
    #expect(brief("happy piano").style.mode == .major)
    #expect(brief("energetic rock").tempo > brief("calm rock").tempo)
    #expect(brief("violin and piano").style.lead == [40])
    #expect(brief("violin and piano").style.harmony == [0])
    #expect(brief("electric piano").style.lead == [4])
    #expect(brief("techno at 140 bpm").tempo == 140)
    #expect(brief("techno 140bpm").tempo == 140)
    #expect(brief("waltz", tempo: 100).tempo == 100)
  }

  @Test(
    "every style fills its bars with notes of its key and ends on the key note",
    arguments: MusicWords.genres.map(\.style.name))
  func wholePieces(_ genre: String) throws {
    let word = try #require(MusicWords.genres.first { $0.style.name == genre }?.words.first)
    let (composer, piece) = piece(word, seconds: 24)
    let end = Double(composer.bars * composer.style.beats)
    let lasts = piece.notes.map { ($0.start + $0.length) }.max() ?? 0
    #expect(lasts >= end)
    let seconds = (end / piece.tempo) * 60
    #expect(seconds > 12 && seconds < 24, "the last chord comes at \(seconds) s")
    let melody = piece.notes.filter { $0.channel == Composer.Channel.lead }
    #expect(melody.count > 4)
    let steps = Set(composer.scale.steps.map { ($0 + composer.scale.root + 60) % 12 })
    #expect(melody.allSatisfy { steps.contains($0.pitch % 12) })
    #expect(melody.allSatisfy { (48...96).contains($0.pitch) })
    let last = try #require(melody.max { $0.start < $1.start })
    #expect((last.pitch - composer.scale.root) % 12 == 0)
    #expect(piece.notes.allSatisfy { (1...127).contains($0.velocity) && $0.start >= 0 })
    for beat in stride(from: 0, to: end, by: Double(composer.style.beats)) {
      #expect(
        piece.notes.contains { abs($0.start - beat) < Double(composer.style.beats) },
        "bar at \(beat)")
    }
  }

  @Test("a tempo that is asked for is kept to the tick") func tempo() {
    #expect(piece("pop", seconds: 20, tempo: 97).1.tempo == 97)
  }

  @Test("a MIDI file begins and ends as the format says, with each note ended") func midi() throws {
    #expect(MidiFile.variable(0) == [0])
    #expect(MidiFile.variable(127) == [0x7F])
    #expect(MidiFile.variable(128) == [0x81, 0])
    #expect(MidiFile.variable(0x3FFF) == [0xFF, 0x7F])
    let (_, piece) = piece("jazz", seconds: 8)
    let bytes = piece.bytes
    #expect(Array(bytes.prefix(4)) == Array("MThd".utf8))
    let length = bytes[18..<22].reduce(0) { $0 << 8 | Int($1) }
    #expect(bytes.count == 22 + length)
    #expect(Array(bytes.suffix(3)) == [0xFF, 0x2F, 0])
    #expect(bytes.count { $0 == 0x99 } > 4)
  }

  @Test("music has exactly the length that is asked for, is heard, and ends in silence")
  func rendered() async throws {
    let studio = try Studio()
    let result = try await studio.result(
      "text_to_music", ["prompt": .text("happy folk"), "duration": .number(4.5)])
    #expect(result.facts.seconds == 4.5 && result.facts.channels == 2)
    let samples = try await studio.samples(result)
    #expect(samples.count == 216_000)
    #expect((samples.map(abs).max() ?? 0) > 0.2)
    #expect(samples.suffix(48).allSatisfy { abs($0) < 0.01 })
    let again = try await studio.result(
      "text_to_music", ["prompt": .text("happy folk"), "duration": .number(4.5)])
    #expect(try await studio.samples(again) == samples)
    let other = try await studio.result(
      "text_to_music", ["prompt": .text("happy folk"), "duration": .number(4.5)], seed: 8)
    #expect(try await studio.samples(other) != samples)
  }

  @Test("a sound prompt that asks for music gets music, alone or beside its sounds")
  func handover() async throws {
    let studio = try Studio()
    let music = try await studio.result(
      "text_to_audio", ["prompt": .text("calm piano melody"), "duration": .number(2)])
    #expect(music.facts.seconds == 2)
    let both = try await studio.result(
      "text_to_audio", ["prompt": .text("crickets and soft piano"), "duration": .number(2)])
    let samples = try await studio.samples(both)
    var sound = StereoSound(count: samples.count)
    (sound.left, sound.right) = (samples, samples)
    #expect(sound.share(from: 3600, to: 5600) > 0.05)
    #expect(sound.share(from: 60, to: 1500) > 0.05)
  }

  @Test(
    "a voice with words is refused, and music without one is not",
    arguments: [
      ("pop with vocals", true), ("a song with lyrics", true), ("a rapper over a beat", true),
      ("pop without vocals", false), ("no vocals, calm", false), ("choir and strings", false),
    ])
  func voices(_ prompt: String, _ isRefused: Bool) {
    let refusal = NativeTarget(implementing: Catalogue()).refusal(
      of: "text_to_music", ["prompt": .text(prompt)])
    #expect((refusal != nil) == isRefused)
  }
}
