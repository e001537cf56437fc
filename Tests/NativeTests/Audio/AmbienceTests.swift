import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Sounds from words")
struct AmbienceTests {
  private func made(_ prompt: String, seconds: Double = 3, seed: UInt64 = 7) throws -> StereoSound {
    try AmbienceMaker.make(
      SoundPrompt(prompt).layers, count: Int(seconds * 48_000), seed: seed)
  }

  /// The least share of the energy in a band that makes a sound what it is.
  private static let bands: [(String, low: Double, high: Double, least: Double)] = [
    ("birdsong", 1500, 9500, 0.9), ("dawn chorus", 1500, 9500, 0.9),
    ("flowing water", 200, 5000, 0.85), ("distant thunder", 10, 200, 0.7),
    ("wind", 20, 1800, 0.75), ("crickets", 3000, 6500, 0.8), ("cicadas", 3500, 9000, 0.8),
    ("ocean waves", 20, 1500, 0.5), ("owl", 250, 1400, 0.85), ("heartbeat", 30, 260, 0.9),
    ("frogs", 300, 3600, 0.75), ("seagulls", 600, 6000, 0.85), ("church bell", 60, 2400, 0.85),
    ("mosquito", 400, 6000, 0.8), ("sonar", 500, 2000, 0.9), ("crowd", 90, 3500, 0.85),
    ("space drone", 30, 900, 0.8), ("cuckoo", 400, 900, 0.85),
  ]

  @Test("each sound has its energy where the real one has it") func energies() throws {
    for (prompt, low, high, least) in Self.bands {
      let share = try made(prompt).share(from: low, to: high)
      #expect(share > least, "\(prompt): \(share) between \(low) and \(high) Hz")
    }
  }

  @Test("birds whistle tones, and rain and waterfalls hiss") func flatness() throws {
    for prompt in ["birdsong", "cuckoo", "owl", "wind chimes", "440 Hz tone"] {
      let flatness = try made(prompt).flatness()
      #expect(flatness < 0.12, "\(prompt): \(flatness)")
    }
    for prompt in ["rain", "heavy rain", "waterfall", "white noise", "applause"] {
      let flatness = try made(prompt).flatness()
      #expect(flatness > 0.18, "\(prompt): \(flatness)")
    }
  }

  @Test("what ticks, beats and steps does so at its pace") func paces() throws {
    let ranges: [(String, ClosedRange<Int>)] = [
      ("ticking clock", 5...7), ("heartbeat", 3...8), ("footsteps", 5...14),
      ("horse hooves", 9...13), ("beeps", 3...3), ("alarm", 8...13),
    ]
    for (prompt, range) in ranges {
      let count = try made(prompt).onsets()
      #expect(range.contains(count), "\(prompt) was heard \(count) times in 3 s")
    }
    let (slow, fast) = (try made("slow footsteps").onsets(), try made("fast footsteps").onsets())
    #expect(fast > slow)
  }

  @Test("a chirping cricket is heard in pulses, and white noise is even") func pulses() throws {
    func unevenness(_ prompt: String) throws -> Double {
      let levels = try made(prompt).levels(every: 0.01)
      let mean = levels.reduce(0, +) / Double(levels.count)
      let spread = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels.count)
      return spread.squareRoot() / mean
    }
    #expect(try unevenness("a single cricket") > 0.7)
    #expect(try unevenness("white noise") < 0.2)
    #expect(try unevenness("crackling fire") > 0.5)
  }

  @Test("every sound in the table is heard, has no broken sample, and stays below -2.9 dBFS")
  func all() throws {
    for entry in SoundWords.entries {
      let sound = try AmbienceMaker.make(
        [.init(entry: entry, manner: SoundManner())], count: 24_000, seed: 3)
      #expect(sound.count == 24_000)
      #expect(sound.left.allSatisfy(\.isFinite) && sound.right.allSatisfy(\.isFinite))
      #expect(sound.peak < 0.716, "\(entry.name) peaks at \(sound.peak)")
      let loudness = Loudness.integrated(sound) ?? -99
      #expect(loudness > -34 && loudness < -17, "\(entry.name) has \(loudness) LUFS")
    }
  }

  @Test("the same seed gives the same sound, and another seed another") func seeds() throws {
    let first = try made("birdsong and a brook", seconds: 1)
    #expect(try made("birdsong and a brook", seconds: 1).left == first.left)
    #expect(try made("birdsong and a brook", seconds: 1, seed: 8).left != first.left)
  }

  @Test("two sounds in one prompt are both heard, and what is distant is softer") func layers()
    throws
  {
    let both = try made("crickets and distant thunder")
    #expect(both.share(from: 3600, to: 5600) > 0.1)
    #expect(both.share(from: 15, to: 200) > 0.005)
    let near = try made("wind and birds").share(from: 1500, to: 9500)
    let far = try made("wind and distant birds").share(from: 1500, to: 9500)
    #expect(far < near * 0.6)
  }

  @Test("a sound comes in and goes out softly") func ends() throws {
    let sound = try made("white noise", seconds: 1)
    #expect(abs(sound.left[0]) < 0.001 && abs(sound.left[47_999]) < 0.001)
    #expect(sound.left[0..<20].allSatisfy { abs($0) < 0.01 })
  }

  @Test(
    "the primitive gives exactly so many samples at 48 kHz in stereo", arguments: [0.1, 1.2345])
  func exact(_ seconds: Double) async throws {
    let studio = try Studio()
    let result = try await studio.result(
      "text_to_audio", ["prompt": .text("gentle rain"), "duration": .number(seconds)])
    #expect(result.facts.sampleRate == 48_000 && result.facts.channels == 2)
    #expect(try await studio.samples(result).count == Int((seconds * 48_000).rounded()))
    let again = try await studio.result(
      "text_to_audio", ["prompt": .text("gentle rain"), "duration": .number(seconds)])
    let (a, b) = (try #require(result.file), try #require(again.file))
    #expect(try Data(contentsOf: a) == Data(contentsOf: b))
  }
}
