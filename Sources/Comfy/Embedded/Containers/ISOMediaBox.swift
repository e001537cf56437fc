/// A part of an ISO media file: its type and where its content lies.
struct ISOMediaBox {
  /// Four letters.
  var type: String
  /// The offset of the content.
  var start: Int
  /// How long the content is.
  var length: Int
  /// The offset behind the box.
  var end: Int { start + length }

  /// Reads the head of the box at that offset.
  init(in source: MediaBytes, at offset: Int) throws(EmbeddedDamage) {
    var head = ByteCursor(try source.upTo(16, at: offset))
    var length = try head.big(4)
    type = try head.fourLetters()
    if length == 1 {
      length = try head.big8()
    } else if length == 0 {
      length = source.size - offset
    }
    guard length >= head.index else { throw .malformed("a part of it is too short") }
    start = offset + head.index
    self.length = length - head.index
  }

  /// Whether a `meta` box starts with its first box, as in QuickTime, not with a version.
  func isPlainMeta(in source: MediaBytes) throws(EmbeddedDamage) -> Bool {
    try source.upTo(8, at: start).suffix(4).elementsEqual("hdlr".utf8)
  }
}
