/// Reads the texts of PNG pictures: `tEXt`, `zTXt`, `iTXt`, `eXIf`, and `comf`, which ComfyUI writes
/// behind the picture data of animations.
enum PNGContainer {
  private static let headerLength = 8
  private static let checksumLength = 4

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = 8
    while !texts.isComplete {
      var header = ByteCursor(try source.exactly(headerLength, at: offset))
      let length = try header.big(4)
      let type = try header.fourLetters()
      if type == "IEND" { return }
      offset += headerLength
      switch type {
      case "tEXt", "comf", "zTXt", "iTXt":
        try add(type, ByteCursor(try source.exactly(length, at: offset)), into: &texts)
      case "eXIf":
        try EXIF.collect(from: try source.exactly(length, at: offset), into: &texts)
      default: break
      }
      offset += length + checksumLength
    }
  }

  private static func add(
    _ type: String, _ chunk: ByteCursor, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var chunk = chunk
    // Names and other texts that are not looked for are not worth a finding.
    guard let name = try? String(latin1: chunk.takeToZero()), EmbeddedTexts.wants(name) else {
      return
    }
    switch type {
    case "zTXt":
      try chunk.skip(1)
      texts.add(name, try Inflate.zlib(chunk.takeRest()))
    case "iTXt":
      let isPacked = try chunk.byte() == 1
      try chunk.skip(1)
      _ = try chunk.takeToZero()
      _ = try chunk.takeToZero()
      let text = chunk.takeRest()
      if isPacked { texts.add(name, try Inflate.zlib(text)) } else { texts.add(name, text) }
    default:
      texts.add(name, utf8(chunk.takeRest()))
    }
  }

  /// The text in UTF-8: as it is when it is that already, as many savers write it, else as Latin-1,
  /// as the format has it.
  private static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    String(validating: bytes, as: UTF8.self) == nil
      ? Array(String(latin1: bytes).utf8) : Array(bytes)
  }
}
