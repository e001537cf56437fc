/// Reads the texts of MP4 and QuickTime files: items of `moov/udta/meta` and `moov/meta`, by their
/// keys (`workflow`, `prompt`), as iTunes comments, or as QuickTime user data.
///
/// Boxes that hold such boxes are stepped into, all others passed over, so the depth of the nesting
/// does not matter and the film itself is never read.
enum ISOMediaContainer {
  private static let commentType = "\u{A9}cmt"

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = 0
    var userDataEnd = 0
    var items = ISOMediaItems()
    while offset < source.size, !texts.isComplete {
      // Four zero bytes may end a list of user data.
      if offset < userDataEnd, userDataEnd - offset < 8 {
        offset = userDataEnd
        continue
      }
      let box = try ISOMediaBox(in: source, at: offset)
      switch box.type {
      case "moov", "udta":
        if box.type == "udta" { userDataEnd = box.end }
        offset = box.start
        continue
      case "meta":
        try items.collect(from: source, into: &texts)
        offset = box.start + (try box.isPlainMeta(in: source) ? 0 : 4)
        continue
      case "keys":
        items.keys = try ISOMediaItems.keys(source.exactly(box.length, at: box.start))
      case "ilst": items.list = box
      case commentType:
        var body = ByteCursor(try source.exactly(box.length, at: box.start))
        let length = try body.big(2)
        try body.skip(2)
        texts.add("comment", try body.take(min(length, body.remaining)))
      default: break
      }
      guard box.length <= source.size - box.start else { throw .endsEarly }
      offset = box.end
    }
    try items.collect(from: source, into: &texts)
  }
}
