/// Reads the texts of an EXIF block (a TIFF structure), as WebP, JPEG, PNG and AVIF pictures have it.
///
/// ComfyUI writes `prompt:{...}` to Model and `workflow:{...}` to Make and the tags before it; other
/// savers use the image description or the user comment.
enum EXIF {
  private static let exifDirectoryTag = 0x8769
  private static let userCommentTag = 0x9286
  private static let directoryLimit = 16
  private static let entryLength = 12
  private static let damaged = EmbeddedDamage.malformed("its EXIF block is damaged")

  static func collect(
    from block: [UInt8], into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    let prefix = Array("Exif\0\0".utf8)
    let tiff = block.starts(with: prefix) ? Array(block.dropFirst(prefix.count)) : block
    var reader = Reader(cursor: ByteCursor(tiff), budget: 2 * tiff.count)
    do throws(EmbeddedDamage) {
      try reader.collect(into: &texts)
    } catch {
      throw damaged
    }
  }

  private struct Reader {
    var cursor: ByteCursor
    /// How many bytes of values may be read, so that entries that share their bytes cost no more
    /// than the block is long.
    var budget: Int
    var isLittle = true

    mutating func number(_ count: Int) throws(EmbeddedDamage) -> Int {
      if isLittle { try cursor.little(count) } else { try cursor.big(count) }
    }

    mutating func collect(into texts: inout EmbeddedTexts) throws(EmbeddedDamage) {
      isLittle = try cursor.byte() == UInt8(ascii: "I")
      try cursor.move(to: 2)
      guard try number(2) == 42 else { throw EXIF.damaged }
      var waiting = [try number(4)]
      var seen: Set<Int> = [0]
      while let offset = waiting.popLast(), seen.count <= EXIF.directoryLimit {
        guard seen.insert(offset).inserted else { continue }
        try cursor.move(to: offset)
        for place in 0..<(try number(2)) {
          try cursor.move(to: offset + 2 + place * EXIF.entryLength)
          if let next = try entry(into: &texts) { waiting.append(next) }
        }
        if let next = try? number(4) { waiting.append(next) }
      }
    }

    /// Reads one entry; the answer is the place of the directory that it points to, if any.
    private mutating func entry(into texts: inout EmbeddedTexts) throws(EmbeddedDamage) -> Int? {
      let tag = try number(2)
      let type = try number(2)
      let count = try number(4)
      if tag == EXIF.exifDirectoryTag { return try number(4) }
      // Bytes, ASCII, undefined and UTF-8, of one byte each.
      guard [1, 2, 7, 129].contains(type), count > 16 else {
        try cursor.skip(4)
        return nil
      }
      let next = cursor.index + 4
      try cursor.move(to: try number(4))
      guard count <= budget else { throw EXIF.damaged }
      budget -= count
      let value = try cursor.take(count)
      try cursor.move(to: next)
      if tag == EXIF.userCommentTag {
        texts.add("usercomment", EXIF.comment(value, isLittle: isLittle))
      } else {
        texts.add("", value)
      }
      return nil
    }
  }

  /// A user comment, which starts with the name of its encoding in eight bytes.
  private static func comment(_ value: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let text = value.dropFirst(8)
    if value.starts(with: Array("ASCII\0\0\0".utf8))
      || value.starts(with: [0, 0, 0, 0, 0, 0, 0, 0])
    {
      return Array(text)
    }
    guard value.starts(with: Array("UNICODE\0".utf8)) else { return Array(value) }
    // Savers disagree on the order of bytes; JSON starts with an ASCII character, which tells it.
    let startsLittle = (text.first ?? 0) != 0
    return UTF16Text.utf8(text, isLittle: startsLittle)
  }
}
