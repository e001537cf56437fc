/// Reads the texts of AVIF and HEIF pictures: the EXIF item of the top-level `meta` box.
enum AVIFContainer {
  private static let itemLimit = 4

  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var offset = 0
    var items: Set<Int> = []
    var places: [Int: Place] = [:]
    while offset < source.size {
      let box = try ISOMediaBox(in: source, at: offset)
      guard box.length <= source.size - box.start else { throw .endsEarly }
      switch box.type {
      case "meta":
        offset = box.start + 4
        continue
      case "iinf":
        items = try exifItems(ByteCursor(try source.exactly(box.length, at: box.start)))
      case "iloc":
        places = try Self.places(ByteCursor(try source.exactly(box.length, at: box.start)))
      default: break
      }
      offset = box.end
    }
    for item in items.sorted().prefix(itemLimit) {
      guard let place = places[item] else { continue }
      var block = ByteCursor(try source.exactly(place.length, at: place.offset))
      // The block starts with how far the TIFF structure is behind this number.
      try block.skip(try block.big(4))
      try EXIF.collect(from: Array(block.takeRest()), into: &texts)
    }
  }

  private struct Place {
    var offset: Int
    var length: Int
  }

  private static func exifItems(_ body: ByteCursor) throws(EmbeddedDamage) -> Set<Int> {
    var body = body
    let version = try body.byte()
    try body.skip(version == 0 ? 5 : 7)
    var items: Set<Int> = []
    while body.remaining >= 8 {
      let length = try body.big(4)
      let type = try body.fourLetters()
      guard length >= 8 else { throw .malformed("an item in it is too short") }
      var entry = ByteCursor(Array(try body.take(length - 8)))
      guard type == "infe" else { continue }
      let entryVersion = try entry.byte()
      guard entryVersion >= 2 else { continue }
      try entry.skip(3)
      let id = try entry.big(entryVersion == 2 ? 2 : 4)
      try entry.skip(2)
      if try entry.fourLetters() == "Exif" { items.insert(id) }
    }
    return items
  }

  private static func places(_ body: ByteCursor) throws(EmbeddedDamage) -> [Int: Place] {
    var body = body
    let version = try body.byte()
    try body.skip(3)
    let sizes = try body.big(2)
    let offsetSize = sizes >> 12
    let lengthSize = sizes >> 8 & 15
    let baseSize = sizes >> 4 & 15
    let indexSize = version == 0 ? 0 : sizes & 15
    let idSize = version < 2 ? 2 : 4
    guard offsetSize + lengthSize > 0 else {
      throw .malformed("its list of items has no places")
    }
    let count = try body.big(idSize)
    var places: [Int: Place] = [:]
    for _ in 0..<count {
      let id = try body.big(idSize)
      if version > 0 { try body.skip(2) }
      try body.skip(2)
      let base = try sized(&body, baseSize)
      let extents = try body.big(2)
      for extent in 0..<extents {
        _ = try sized(&body, indexSize)
        let offset = try sized(&body, offsetSize)
        let length = try sized(&body, lengthSize)
        if extent == 0 { places[id] = Place(offset: base + offset, length: length) }
      }
    }
    return places
  }

  private static func sized(_ body: inout ByteCursor, _ size: Int) throws(EmbeddedDamage) -> Int {
    switch size {
    case 0: 0
    case 4: try body.big(4)
    case 8: try body.big8()
    default: throw .malformed("its list of items is damaged")
    }
  }
}
