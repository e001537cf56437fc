import Foundation

/// What the head of a WAV file says, read without starting a tool.
struct WaveHeader: Hashable {
  /// Sound samples per second.
  var sampleRate: Int
  /// Sound channels.
  var channels: Int
  /// Samples of one channel.
  var samples: Int
  /// Whether the file holds as many samples as it promises.
  var isComplete: Bool

  /// Reads the head; nil for anything but plain PCM in a WAV file.
  init?(_ reader: ByteReader) {
    guard reader.ascii(0, 4) == "RIFF", reader.ascii(8, 4) == "WAVE" else { return nil }
    var offset = 12
    var format: (rate: Int, channels: Int, block: Int)?
    while let name = reader.ascii(offset, 4), let length = reader.little32(offset + 4) {
      switch name {
      case "fmt ":
        guard let tag = reader.little16(offset + 8), [1, 3, 0xFFFE].contains(tag),
          let channels = reader.little16(offset + 10), let rate = reader.little32(offset + 12),
          let block = reader.little16(offset + 20), channels > 0, rate > 0, block > 0
        else { return nil }
        format = (rate, channels, block)
      case "data":
        guard let format else { return nil }
        let there = reader.count - offset - 8
        // A writer into a pipe cannot know the length and leaves a number that says so.
        let isOpen = length == 0xFFFF_FFFF || length == 0
        sampleRate = format.rate
        channels = format.channels
        samples = (isOpen ? there : min(length, there)) / format.block
        isComplete = isOpen || length <= there
        return
      default: break
      }
      offset += 8 + length + length % 2
    }
    return nil
  }
}
