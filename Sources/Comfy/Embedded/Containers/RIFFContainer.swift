/// Reads the texts of RIFF files: the EXIF chunk of WebP pictures, the comments of WAV sound.
enum RIFFContainer {
  private static let headerLength = 8

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    try collect(from: source, at: 12, until: source.size, into: &texts)
  }

  private static func collect(
    from source: MediaBytes, at start: Int, until end: Int, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = start
    while !texts.isComplete, offset < end {
      let head = try source.upTo(headerLength, at: offset)
      // A byte or two behind the last chunk are padding that some savers add.
      if head.count < headerLength, head.allSatisfy({ $0 == 0 }) { return }
      var header = ByteCursor(head)
      let type = try header.fourLetters()
      let length = try header.little(4)
      offset += headerLength
      switch type {
      case "EXIF":
        try EXIF.collect(from: try source.exactly(length, at: offset), into: &texts)
      case "id3 ", "ID3 ":
        try ID3Tag.collect(from: source, at: offset, into: &texts)
      case "LIST":
        let kind = String(latin1: try source.exactly(4, at: offset))
        if kind == "INFO" {
          try listed(in: ByteCursor(try source.exactly(length, at: offset)), into: &texts)
        }
      default:
        guard length <= source.size - offset else { throw .endsEarly }
      }
      offset += length + length % 2
    }
  }

  private static func listed(
    in list: ByteCursor, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var list = list
    try list.skip(4)
    while list.remaining >= headerLength {
      let name = try list.fourLetters()
      let text = try list.take(try list.little(4))
      texts.add(name, text)
      if text.count % 2 == 1, list.remaining > 0 { try list.skip(1) }
    }
  }
}
