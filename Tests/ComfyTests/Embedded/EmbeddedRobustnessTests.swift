import Comfy
import Flow
import Testing

@Suite("media files made to do harm")
struct EmbeddedRobustnessTests {
  /// A generator of the same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// Reads bytes; the answer is whether it ended as it may: with a find or a finding that is a
  /// sentence.
  private func endsWell(_ bytes: [UInt8]) -> Bool {
    do {
      let found = try EmbeddedWorkflow.read(bytes: bytes)
      return found.workflow != nil || found.prompt != nil
    } catch {
      return error.message.hasSuffix(".") && error.hint != nil
    }
  }

  @Test(
    "changed bytes never crash the reader", arguments: Sample.all.filter { $0.bytes.count < 9000 })
  func mutations(sample: Sample) {
    var numbers = Numbers()
    let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
    for _ in 0..<400 {
      var bytes = sample.bytes
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes[place] = extremes.randomElement(using: &numbers) ?? 0
        case 2:
          for index in place..<min(place + 4, bytes.count) { bytes[index] = 0xFF }
        case 3: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        default: bytes.insert(contentsOf: [0, 0, 0], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      #expect(endsWell(bytes))
    }
  }

  @Test("a file cut anywhere never crashes the reader", arguments: Sample.all)
  func cuts(sample: Sample) {
    let step = max(1, sample.bytes.count / 300)
    for length in stride(from: 0, to: sample.bytes.count, by: step) {
      #expect(endsWell(Array(sample.bytes[..<length])))
    }
  }

  @Test("EXIF entries that share their bytes cost no more than the block", .timeLimit(.minutes(1)))
  func sharedEXIF() {
    let value = [UInt8](repeating: UInt8(ascii: "x"), count: 2_000_000)
    let entry =
      MediaFiles.little(0x10F, 2) + MediaFiles.little(2, 2) + MediaFiles.little(value.count, 4)
      + MediaFiles.little(8, 4)
    let block =
      MediaFiles.ascii("II") + MediaFiles.little(42, 2) + MediaFiles.little(8 + value.count, 4)
      + value + MediaFiles.little(60000, 2) + (0..<60000).flatMap { _ in entry }
    #expect(endsWell(MediaFiles.riff("WEBP", [("EXIF", block)])))
  }

  @Test("EXIF directories in a circle end")
  func circle() {
    let block =
      MediaFiles.ascii("II") + MediaFiles.little(42, 2) + MediaFiles.little(8, 4)
      + MediaFiles.little(0, 2) + MediaFiles.little(8, 4)
    #expect(endsWell(MediaFiles.png([("eXIf", block)])))
  }

  @Test("many small parts take time by their number", .timeLimit(.minutes(1)))
  func manyParts() {
    let chunks = [(String, [UInt8])](repeating: MediaFiles.text("prompt", "{"), count: 1)
    let chunk = Array(MediaFiles.png(chunks).dropFirst(8 + 25).dropLast(12))
    let head = Array(MediaFiles.png([]).prefix(8 + 25))
    #expect(endsWell(head + (0..<100_000).flatMap { _ in chunk }))
    let nested = (0..<100_000).flatMap { _ in MediaFiles.big(8, 4) + MediaFiles.ascii("udta") }
    #expect(endsWell(MediaFiles.mp4(nested)))
    #expect(
      endsWell(MediaFiles.webm((0..<100_000).flatMap { _ in [0x67, 0xC8, 0x80] as [UInt8] })))
  }

  @Test("lengths beyond every file are damage")
  func lengths() {
    let texts = [MediaFiles.text("workflow", "{}")]
    for value: [UInt8] in [
      [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0xFF, 0xFF],
    ] {
      var bytes = MediaFiles.png(texts)
      bytes.replaceSubrange(33..<37, with: value)
      #expect(endsWell(bytes))
    }
    let box = MediaFiles.big(1, 4) + MediaFiles.ascii("moov") + [UInt8](repeating: 0xFF, count: 8)
    #expect(endsWell(MediaFiles.box("ftyp", []) + box))
  }
}
