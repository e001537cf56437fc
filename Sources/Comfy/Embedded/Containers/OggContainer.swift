/// Reads the texts of Ogg files: the comments in the second packet of each Vorbis, Opus, Theora,
/// Speex or FLAC stream.
enum OggContainer {
  private static let headerLength = 27

  /// What has been read of one stream.
  private struct Stream {
    var packets: [[UInt8]] = [[]]
    var isComplete: Bool { packets.count > 2 }
  }

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var streams: [Int: Stream] = [:]
    var waiting = 0
    var offset = 0
    var total = 0
    repeat {
      var header = ByteCursor(try source.exactly(headerLength, at: offset))
      guard try header.fourLetters() == "OggS" else {
        throw .malformed("a page of it does not start as a page should")
      }
      try header.skip(10)
      let serial = try header.little(4)
      try header.move(to: headerLength - 1)
      let lengths = try source.exactly(Int(try header.byte()), at: offset + headerLength)
      var position = offset + headerLength + lengths.count
      if streams[serial] == nil { waiting += 1 }
      var stream = streams.removeValue(forKey: serial) ?? Stream()
      let wasComplete = stream.isComplete
      for length in lengths {
        if !stream.isComplete {
          total += Int(length)
          guard total <= EmbeddedWorkflow.textLimit else { throw .tooLong }
          let last = stream.packets.count - 1
          stream.packets[last] += try source.exactly(Int(length), at: position)
          if length < 255 {
            if last == 1 { try collect(stream.packets, into: &texts) }
            stream.packets.append([])
          }
        }
        position += Int(length)
      }
      if stream.isComplete, !wasComplete { waiting -= 1 }
      streams[serial] = stream
      offset = position
      if offset == source.size, waiting == 0 { return }
      // The packets looked for come first; a stream without them is not worth reading it all.
    } while waiting > 0 && !texts.isComplete && offset < 2 * EmbeddedWorkflow.textLimit
  }

  private static func collect(
    _ packets: [[UInt8]], into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    let kinds: [(first: [UInt8], skipped: Int)] = [
      (Array("OpusHead".utf8), 8),
      ([1] + Array("vorbis".utf8), 7),
      ([0x80] + Array("theora".utf8), 7),
      ([0x7F] + Array("FLAC".utf8), 4),
      (Array("Speex   ".utf8), 0),
    ]
    guard let kind = kinds.first(where: { packets[0].starts(with: $0.first) }) else { return }
    var comments = ByteCursor(packets[1])
    try comments.skip(kind.skipped)
    try VorbisComments.collect(from: comments, into: &texts)
  }
}
