/// Reads the texts of JPEG pictures: the EXIF block and comments.
enum JPEGContainer {
  private static let exif: UInt8 = 0xE1
  private static let comment: UInt8 = 0xFE
  private static let startOfScan: UInt8 = 0xDA
  private static let endOfImage: UInt8 = 0xD9

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = 2
    while !texts.isComplete {
      let marker = try source.exactly(2, at: offset)
      guard marker[0] == 0xFF else {
        throw .malformed("there is something else where a segment should start")
      }
      offset += 1
      // Any number of bytes 0xFF may stand before a marker.
      if marker[1] == 0xFF { continue }
      offset += 1
      if marker[1] == startOfScan || marker[1] == endOfImage { return }
      if marker[1] == 0x01 || (0xD0...0xD7).contains(marker[1]) { continue }
      var header = ByteCursor(try source.exactly(2, at: offset))
      let length = try header.big(2)
      guard length >= 2 else { throw .malformed("a segment in it is too short") }
      if marker[1] == exif || marker[1] == comment {
        let body = try source.exactly(length - 2, at: offset + 2)
        if marker[1] == comment {
          texts.add("comment", body)
        } else if body.starts(with: Array("Exif\0\0".utf8)) {
          try EXIF.collect(from: body, into: &texts)
        }
      }
      offset += length
    }
  }
}
