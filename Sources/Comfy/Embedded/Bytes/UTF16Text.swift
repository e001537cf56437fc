/// Turns UTF-16 text into UTF-8.
enum UTF16Text {
  /// The text in UTF-8; a byte order mark at its start decides over `isLittle`.
  static func utf8(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    var bytes = bytes
    var isLittle = isLittle
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      isLittle = bytes.first == 0xFF
      bytes = bytes.dropFirst(2)
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? b << 8 | a : a << 8 | b)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
