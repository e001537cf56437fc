/// Reads the texts of Matroska and WebM files: the names and values of simple tags.
///
/// Elements that hold tags are stepped into, all others passed over, so the depth of the nesting does
/// not matter and the clusters with the film are never read.
enum MatroskaContainer {
  private enum Element {
    static let segment = 0x1853_8067
    static let cluster = 0x1F43_B675
    static let tags = 0x1254_C367
    static let tag = 0x7373
    static let simpleTag = 0x67C8
    static let name = 0x45A3
    static let text = 0x4487
    static let binary = 0x4485
  }

  private static let longestHeader = 12
  private static let longestName = 256

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = 0
    var name: String?
    var value: [UInt8]?
    while offset < source.size, !texts.isComplete {
      var header = ByteCursor(try source.upTo(longestHeader, at: offset))
      let id = try number(&header, isID: true)
      let length = try number(&header, isID: false)
      offset += header.index
      switch id {
      case Element.segment, Element.tags, Element.tag: continue
      case Element.simpleTag:
        (name, value) = (nil, nil)
        continue
      case Element.cluster where length == nil: continue
      default: break
      }
      guard let length else { throw .malformed("a part of it has no length") }
      guard length <= source.size - offset else { throw .endsEarly }
      switch id {
      case Element.name where length <= longestName:
        let bytes = try source.exactly(length, at: offset).prefix { $0 != 0 }
        name = String(decoding: bytes, as: UTF8.self)
      case Element.text, Element.binary:
        if name.map(EmbeddedTexts.wants) ?? true {
          value = try source.exactly(length, at: offset)
        }
      default: break
      }
      if let foundName = name, let foundValue = value {
        texts.add(foundName, foundValue)
        (name, value) = (nil, nil)
      }
      offset += length
    }
  }

  /// Takes a number whose leading zero bits tell its length; nil for an unknown length.
  private static func number(
    _ header: inout ByteCursor, isID: Bool
  ) throws(EmbeddedDamage) -> Int? {
    let first = try header.byte()
    let more = first.leadingZeroBitCount
    guard more < (isID ? 4 : 8) else {
      throw .malformed("a part of it has no valid name or length")
    }
    if isID { return try Int(first) << (8 * more) | header.big(more) }
    let mask = (1 << (7 - more)) - 1
    let value = try (Int(first) & mask) << (8 * more) | header.big(more)
    return value == (1 << (7 * (more + 1))) - 1 ? nil : value
  }
}
