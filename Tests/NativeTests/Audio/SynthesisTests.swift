import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Building blocks of sound")
struct SynthesisTests {
  private func tone(_ hz: Double, level: Float, count: Int = 96_000) -> StereoSound {
    var sound = StereoSound(count: count)
    for i in 0..<count {
      let x = level * Float(sin(2 * .pi * hz * Double(i) / 48_000))
      (sound.left[i], sound.right[i]) = (x, x)
    }
    return sound
  }

  @Test("loudness is that of the standard: a stereo tone of 1 kHz at full scale has 0 LUFS")
  func loudness() throws {
    let full = try #require(Loudness.integrated(tone(997, level: 1)))
    #expect(abs(full - 0) < 0.1)
    let soft = try #require(Loudness.integrated(tone(997, level: 0.1)))
    #expect(abs(soft + 20) < 0.1)
    #expect(Loudness.integrated(StereoSound(count: 48_000)) == nil)
    #expect(Loudness.integrated(tone(997, level: 0.1, count: 4800)) != nil)
  }

  @Test("pauses do not count for the loudness") func gating() throws {
    var sound = tone(997, level: 0.1)
    sound.left += [Float](repeating: 0, count: 192_000)
    sound.right += [Float](repeating: 0, count: 192_000)
    #expect(abs(try #require(Loudness.integrated(sound)) + 20) < 0.6)
  }

  @Test("the limiter holds the ceiling and leaves soft parts alone") func limiting() {
    var sound = tone(200, level: 0.3)
    for i in 40_000..<40_400 { sound.left[i] *= 5 }
    let before = sound
    sound.limit(to: 0.7)
    #expect(sound.peak <= 0.7)
    #expect(sound.left[..<39_000] == before.left[..<39_000])
    #expect(sound.right[41_000...] == before.right[41_000...])
  }

  @Test("filters pass their band and stop the rest") func filters() {
    func level(_ filter: Biquad, _ hz: Double) -> Float {
      var filter = filter
      return tone(hz, level: 1, count: 9600).left.map { filter.process($0) }.suffix(4800)
        .map(abs).max() ?? 0
    }
    #expect(level(.lowpass(1000), 100) > 0.95 && level(.lowpass(1000), 10_000) < 0.02)
    #expect(level(.highpass(1000), 100) < 0.02 && level(.highpass(1000), 10_000) > 0.95)
    #expect(level(.bandpass(1000, q: 4), 1000) > 0.95 && level(.bandpass(1000, q: 4), 200) < 0.1)
  }

  @Test("random numbers repeat with their seed, differ by name and fill their range")
  func random() {
    var (a, b, c) = (SeededRandom(1, "x"), SeededRandom(1, "x"), SeededRandom(1, "y"))
    let (first, second, third) = (a.next(), b.next(), c.next())
    #expect(first == second && first != third)
    let numbers = (0..<2000).map { _ in a.within(2, 5) }
    #expect(numbers.allSatisfy { (2..<5).contains($0) })
    #expect(abs(numbers.reduce(0, +) / 2000 - 3.5) < 0.1)
    let whites = (0..<2000).map { _ in Double(a.white()) }
    #expect(whites.allSatisfy { abs($0) <= 1 } && abs(whites.reduce(0, +) / 2000) < 0.06)
    #expect(Set((0..<200).map { _ in a.whole(1, 3) }) == [1, 2, 3])
  }

  @Test("a curve goes through its points and stays at its ends") func curves() {
    let samples = Curve([(0, 1), (0.01, 3), (0.02, 2)]).samples(1200)
    #expect(samples[0] == 1 && abs(samples[480] - 3) < 0.01 && samples[1100] == 2)
    #expect(zip(samples, samples.dropFirst()).allSatisfy { abs($0 - $1) < 0.02 })
  }

  @Test("a WAV file is read back as it was written") func waves() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-\(UUID().uuidString).wav")
    defer { try? FileManager.default.removeItem(at: url) }
    var sound = StereoSound(count: 100)
    (sound.left[3], sound.right[4], sound.left[5]) = (0.5, -1.5, .nan)
    try WaveFile.write(sound, to: url)
    let data = try Data(contentsOf: url)
    let header = try #require(WaveHeader(ByteReader(data)))
    #expect(header.sampleRate == 48_000 && header.channels == 2 && header.samples == 100)
    #expect(data.count == 44 + 400)
    #expect(Array(data[(44 + 12)..<(44 + 14)]) == [0x00, 0x40])
    #expect(Array(data[(44 + 18)..<(44 + 20)]) == [0x00, 0x80])
    #expect(Array(data[(44 + 20)..<(44 + 22)]) == [0, 0])
  }
}
