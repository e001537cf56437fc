import OrderedJSON

/// Reads the texts of safetensors files (ComfyUI's latents and models): the `__metadata__` of the
/// header.
enum SafetensorsContainer {
  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    var header = ByteCursor(try source.exactly(8, at: 0))
    let length = try header.little(7)
    let description = try JSON(part: try source.exactly(length, at: 8))
    if let metadata = description["__metadata__"] { texts.add(metadata) }
  }
}
