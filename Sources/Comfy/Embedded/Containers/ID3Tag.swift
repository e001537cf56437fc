/// Reads the texts of an ID3v2 tag: frames `TXXX` (a name and a text) and `COMM` (a comment).
enum ID3Tag {
  private static let headerLength = 10
  private static let damaged = EmbeddedDamage.malformed("its ID3 tag is damaged")

  /// Reads a tag at that offset, if there is one; the answer is the offset behind it.
  @discardableResult
  static func collect(
    from source: MediaBytes, at offset: Int, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) -> Int {
    let header = try source.upTo(headerLength, at: offset)
    guard header.count == headerLength, header.starts(with: Array("ID3".utf8)) else {
      return offset
    }
    let version = header[3]
    let flags = header[5]
    guard (2...4).contains(version) else { return offset }
    let length = try syncSafe(header[6...])
    var body = try source.exactly(length, at: offset + headerLength)
    if flags & 0x80 != 0, version < 4 { body = resynchronized(body[...]) }
    var cursor = ByteCursor(body)
    if flags & 0x40 != 0, version > 2 {
      // The extended header's length counts itself in version 4 only.
      let extra = try cursor.take(4)
      if version == 4 {
        try cursor.move(to: try syncSafe(extra))
      } else {
        try cursor.skip(extra.reduce(0) { $0 << 8 | Int($1) })
      }
    }
    try frames(in: cursor, version: version, into: &texts)
    return offset + headerLength + length + (flags & 0x10 != 0 ? headerLength : 0)
  }

  private static func frames(
    in cursor: ByteCursor, version: UInt8, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var cursor = cursor
    let (nameLength, headerLength) = version == 2 ? (3, 6) : (4, 10)
    while cursor.remaining > headerLength, !texts.isComplete {
      let name = String(latin1: try cursor.take(nameLength))
      if name.utf8.first == 0 { return }
      let length: Int
      var flags = 0
      switch version {
      case 2: length = try cursor.big(3)
      case 3: length = try cursor.big(4)
      default: length = try syncSafe(try cursor.take(4))
      }
      if version > 2 { flags = try cursor.big(2) }
      let body = try cursor.take(length)
      guard ["TXXX", "TXX", "COMM", "COM"].contains(name) else { continue }
      let content = try unpacked(body, flags: flags, version: version)
      try add(ByteCursor(content), isComment: name.hasPrefix("C"), into: &texts)
    }
  }

  /// The content of a frame without what its flags say was done to it.
  private static func unpacked(
    _ body: ArraySlice<UInt8>, flags: Int, version: UInt8
  ) throws(EmbeddedDamage) -> [UInt8] {
    if version == 3, flags & 0x80 != 0 { return try Inflate.zlib(body.dropFirst(4)) }
    guard version == 4 else { return Array(body) }
    var body = body
    if flags & 0x01 != 0 { body = body.dropFirst(4) }
    if flags & 0x02 != 0 { body = resynchronized(body)[...] }
    return flags & 0x08 != 0 ? try Inflate.zlib(body) : Array(body)
  }

  private static func add(
    _ content: ByteCursor, isComment: Bool, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var content = content
    let encoding = try content.byte()
    if isComment { try content.skip(3) }
    let isWide = encoding == 1 || encoding == 2
    let rest = content.takeRest()
    guard let (name, text) = split(rest, isWide: isWide) else { return }
    let isLittle = encoding == 1
    let utf8 = { (bytes: ArraySlice<UInt8>) -> [UInt8] in
      switch encoding {
      case 1, 2: UTF16Text.utf8(bytes, isLittle: isLittle)
      case 0: Array(String(latin1: bytes).utf8)
      default: Array(bytes)
      }
    }
    let title = String(decoding: utf8(name), as: UTF8.self)
    texts.add(isComment && !EmbeddedTexts.wants(title) ? "comment" : title, utf8(text))
  }

  /// The name before the first zero and the text behind it.
  private static func split(
    _ bytes: ArraySlice<UInt8>, isWide: Bool
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    guard isWide else {
      guard let zero = bytes.firstIndex(of: 0) else { return nil }
      return (bytes[..<zero], bytes[(zero + 1)...])
    }
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      if bytes[index] == 0, bytes[index + 1] == 0 {
        return (bytes[..<index], bytes[(index + 2)...])
      }
      index += 2
    }
    return nil
  }

  /// A length of four bytes with seven bits each.
  private static func syncSafe(_ bytes: ArraySlice<UInt8>) throws(EmbeddedDamage) -> Int {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { throw damaged }
    return bytes.reduce(0) { $0 << 7 | Int($1) }
  }

  /// The bytes without the zero that is written behind every 0xFF.
  private static func resynchronized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var follows = false
    for byte in bytes {
      if !(follows && byte == 0) { result.append(byte) }
      follows = byte == 0xFF
    }
    return result
  }
}
