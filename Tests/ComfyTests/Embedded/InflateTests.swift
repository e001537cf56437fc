import Foundation
import Testing

@testable import Comfy

@Suite("unpacking zlib data")
struct InflateTests {
  private func unpack(_ base64: String) throws -> String {
    let data = try #require(Data(base64Encoded: base64, options: .ignoreUnknownCharacters))
    return String(decoding: try Inflate.zlib([UInt8](data)[...]), as: UTF8.self)
  }

  @Test("blocks with the fixed code")
  func fixed() throws {
    let text = try unpack(
      "eAGrVjJUsqpWSs5JLC6OL6ksSFWyUnJU0lHKzCsoLSkGSZWkVpQABRMVkhNLFBLzUhTQWcUgHgWySrW1tQByaStx")
    let words = String(repeating: "a cat and a cat and a cat sat ", count: 3)
    #expect(text == #"{"1":{"class_type":"A","inputs":{"text":"\#(words)"}}}"#)
  }

  @Test("blocks with a code of their own")
  func dynamic() throws {
    let names = ["seed", "steps", "model", "latent", "sampler", "vae"]
    var state = 1
    let words = (0..<120).map { _ in
      state = (state * 1_103_515_245 + 12345) & 0x7FFF_FFFF
      return names[(state >> 16) % 6] + String((state >> 8) % 97)
    }
    #expect(try unpack(Self.packedWords) == words.joined(separator: " "))
  }

  private static let packedWords = """
    eNpNU1uOwzAIvEqOEAw29nEq1X9Nt9pEe/61gXHzE8J7GPDx8+wvpe18HJ9X/6W6vR5Xf1+ctvPqn1PZ5dD/Hr2O
    wN6fqUUUdDFRxWNzs1g3lt1E26eNeH6lRHpmdNthSV6wbMcElngB05k53B4HAMNs8XXZZxckqXiZxi6zmLu5Joq4
    asOpeSXBCgoko1mxZlE07yHRW/CT1BNrNGKMSXl24LbQWLn69Zpd19DFxvEwXlNVn5lzwLMgLQusyRK7QFRyYucI
    wQ3AsleLlc1SdZG+kKSMvxarqdnRLxKTL7rw3XCHMpZkGXuQPRWcF65EkJyBO7gMlbxGtoWVICwYwA0RrVGtQqRq
    ACfcbmQPkh2Clyb41QfUfNvqJMofQizfrjIxKgM8RUkCJfN25eaOsy+3844/WfyNZ/TdQzwP+gdJrzgI
    """

  @Test("stored blocks, also empty ones")
  func stored() throws {
    #expect(try Inflate.zlib(MediaFiles.stored([])[...]) == [])
    #expect(try Inflate.zlib(MediaFiles.stored([1, 2, 3])[...]) == [1, 2, 3])
  }

  @Test(
    "what is no zlib data is damage",
    arguments: [
      [], [0x78], [0x78, 0x02, 1, 0, 0, 0xFF, 0xFF], [0x79, 0x01, 1, 0, 0, 0xFF, 0xFF],
      [0x78, 0x01], [0x78, 0x01, 1, 1, 0, 0xFF, 0xFF], [0x78, 0x01, 1, 9, 0, 0xF6, 0xFF, 1],
      [0x78, 0x01, 7], [0x78, 0x01, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
      // A copy from before the start.
      [0x78, 0x01, 0x03, 0x02, 0x00],
    ] as [[UInt8]])
  func damaged(bytes: [UInt8]) {
    #expect(throws: EmbeddedDamage.self) { try Inflate.zlib(bytes[...]) }
  }

  @Test("more than the limit is refused, not unpacked")
  func limit() throws {
    let packed = MediaFiles.stored([UInt8](repeating: 5, count: 1000))[...]
    #expect(throws: EmbeddedDamage.tooLong) { try Inflate.zlib(packed, limit: 999) }
    #expect(try Inflate.zlib(packed, limit: 1000).count == 1000)
  }
}
