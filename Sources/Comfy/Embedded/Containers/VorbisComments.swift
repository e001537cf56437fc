/// Reads Vorbis comments, lines `NAME=text` with their lengths before them.
enum VorbisComments {
  static func collect(
    from comments: ByteCursor, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var comments = comments
    try comments.skip(try comments.little(4))
    var left = try comments.little(4)
    while left > 0, !texts.isComplete {
      left -= 1
      let line = try comments.take(try comments.little(4))
      // Names are short: a long line without an equals sign is not looked through.
      guard let equals = line.prefix(64).firstIndex(of: UInt8(ascii: "=")) else { continue }
      texts.add(String(latin1: line[..<equals]), line[(equals + 1)...])
    }
  }
}
