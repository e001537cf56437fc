/// Reads the texts of MP3 sound: the ID3v2 tag at its start.
enum MP3Container {
  static func collect(
    from source: MediaBytes, into texts: inout EmbeddedTexts
  ) throws(EmbeddedDamage) {
    let end = try ID3Tag.collect(from: source, at: 0, into: &texts)
    // Some programs put an ID3 tag before FLAC too.
    if end > 0, try source.upTo(4, at: end) == Array("fLaC".utf8) {
      try FLACContainer.collect(from: source, at: end, into: &texts)
    }
  }
}
