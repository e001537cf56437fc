/// Reads the texts of FLAC sound: the block of Vorbis comments.
enum FLACContainer {
  private static let headerLength = 4
  private static let commentBlock: UInt8 = 4

  static func collect(
    from source: MediaBytes, at start: Int, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = start + 4
    while !texts.isComplete {
      var header = ByteCursor(try source.exactly(headerLength, at: offset))
      let type = try header.byte()
      let length = try header.big(3)
      offset += headerLength
      if type & 0x7F == commentBlock {
        try VorbisComments.collect(
          from: ByteCursor(try source.exactly(length, at: offset)), into: &texts)
      }
      if type & 0x80 != 0 { return }
      offset += length
    }
  }
}
