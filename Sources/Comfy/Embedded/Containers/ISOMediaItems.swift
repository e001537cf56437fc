/// The items of a `meta` box.
struct ISOMediaItems {
  /// The names that items of numbered types have.
  var keys: [String] = []
  /// The box of the items.
  var list: ISOMediaBox?

  /// The names in a `keys` box.
  static func keys(_ body: [UInt8]) throws(EmbeddedDamage) -> [String] {
    var body = ByteCursor(body)
    try body.skip(8)
    var keys: [String] = []
    while body.remaining >= 8 {
      let length = try body.big(4)
      try body.skip(4)
      guard length >= 8 else { throw .malformed("a key in it is too short") }
      keys.append(String(decoding: try body.take(length - 8), as: UTF8.self))
    }
    return keys
  }

  /// Takes the texts of the items, and forgets them.
  mutating func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    defer { self = ISOMediaItems() }
    guard let list else { return }
    guard list.length <= source.size - list.start else { throw .endsEarly }
    var offset = list.start
    while offset < list.end, !texts.isComplete {
      let item = try ISOMediaBox(in: source, at: offset)
      guard item.end <= list.end else { throw .endsEarly }
      offset = item.end
      var name = name(of: item.type)
      guard item.type == "----" || name.map(EmbeddedTexts.wants) == true else { continue }
      var inner = item.start
      while inner < item.end {
        let box = try ISOMediaBox(in: source, at: inner)
        guard box.end <= item.end else { throw .endsEarly }
        if box.type == "name" {
          let bytes = try source.exactly(box.length, at: box.start).dropFirst(4)
          name = String(decoding: bytes, as: UTF8.self)
        } else if box.type == "data", let name, EmbeddedTexts.wants(name) {
          texts.add(name, try source.exactly(box.length, at: box.start).dropFirst(8))
        }
        inner = box.end
      }
    }
  }

  private func name(of type: String) -> String? {
    switch type {
    case "\u{A9}cmt": return "comment"
    case "desc", "ldes": return "description"
    default:
      let number = type.unicodeScalars.reduce(0) { $0 << 8 | Int($1.value) }
      guard keys.indices.contains(number - 1) else { return nil }
      return keys[number - 1].split(separator: ".").last.map(String.init)
    }
  }
}
