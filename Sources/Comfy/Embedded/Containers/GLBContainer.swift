import OrderedJSON

/// Reads the texts of GLB models: the extras of the asset in the JSON chunk.
enum GLBContainer {
  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var header = ByteCursor(try source.exactly(8, at: 12))
    let length = try header.little(4)
    guard try header.fourLetters() == "JSON" else {
      throw .malformed("its first part is not JSON")
    }
    let scene = try JSON(part: try source.exactly(length, at: 20))
    if let extras = scene["asset"]?["extras"] { texts.add(extras) }
  }
}
