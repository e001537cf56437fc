/// Writes a sound of a length as FLAC: a low hum whose level goes by a seed.
struct FLACWriter {
  private let samples: Int
  private let rate: Int
  private let channels: Int
  private let seed: UInt64
  private let comments: [String]

  private static let block = 4096

  /// A sound of so many samples a channel; comments are `name=text`.
  init(samples: Int, rate: Int, channels: Int, seed: UInt64, comments: [String]) {
    self.samples = max(samples, 1)
    self.rate = rate
    self.channels = min(max(channels, 1), 2)
    self.seed = seed
    self.comments = comments
  }

  /// The file.
  func bytes() -> [UInt8] {
    var file = Array("fLaC".utf8)
    file += metadata(0, isLast: false, streamInfo())
    file += metadata(4, isLast: true, vorbisComments())
    var start = 0
    var number = 0
    while start < samples {
      file += frame(number, samples: min(FLACWriter.block, samples - start))
      start += FLACWriter.block
      number += 1
    }
    return file
  }

  private func metadata(_ type: UInt8, isLast: Bool, _ data: [UInt8]) -> [UInt8] {
    [isLast ? type | 0x80 : type] + Array(UInt32(data.count).bigEndianBytes.dropFirst()) + data
  }

  private func streamInfo() -> [UInt8] {
    let block = [UInt8(FLACWriter.block >> 8), UInt8(FLACWriter.block & 255)]
    let packed =
      UInt64(rate) << 44 | UInt64(channels - 1) << 41 | UInt64(15) << 36 | UInt64(samples)
    return block + block + [0, 0, 0, 0, 0, 0]
      + (0..<8).reversed().map { UInt8(truncatingIfNeeded: packed >> ($0 * 8)) }
      + Array(repeating: 0, count: 16)
  }

  private func vorbisComments() -> [UInt8] {
    let maker = Array("stand-in".utf8)
    var data = little(maker.count) + maker + little(comments.count)
    for comment in comments { data += little(comment.utf8.count) + Array(comment.utf8) }
    return data
  }

  /// A frame whose channels are constant, one level up and the next down.
  private func frame(_ number: Int, samples: Int) -> [UInt8] {
    let isWhole = samples == FLACWriter.block
    var frame: [UInt8] = [0xFF, 0xF8, isWhole ? 0xC0 : 0x70, UInt8(channels - 1) << 4 | 0x08]
    frame += coded(number)
    if !isWhole { frame += [UInt8((samples - 1) >> 8), UInt8((samples - 1) & 255)] }
    frame.append(FLACWriter.check(frame, bits: 8, polynomial: 0x07)[1])
    let level = Int(seed & 0x3FF) + 256
    let value = UInt16(bitPattern: Int16(number % 2 == 0 ? level : -level))
    for _ in 0..<channels { frame += [0, UInt8(value >> 8), UInt8(value & 255)] }
    return frame + FLACWriter.check(frame, bits: 16, polynomial: 0x8005)
  }

  /// A number in the manner of UTF-8.
  private func coded(_ number: Int) -> [UInt8] {
    Unicode.Scalar(UInt32(number)).map { Array(String(Character($0)).utf8) } ?? [0]
  }

  private func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 255) } }

  /// A checksum of that many bits, as two bytes.
  private static func check(_ bytes: [UInt8], bits: UInt32, polynomial: UInt32) -> [UInt8] {
    var value: UInt32 = 0
    let top: UInt32 = 1 << (bits - 1)
    for byte in bytes {
      value ^= UInt32(byte) << (bits - 8)
      for _ in 0..<8 { value = value & top != 0 ? value << 1 ^ polynomial : value << 1 }
      value &= (1 << bits) - 1
    }
    return [UInt8(value >> 8), UInt8(value & 255)]
  }
}
