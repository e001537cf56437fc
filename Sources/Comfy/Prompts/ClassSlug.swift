/// Turns a node class's name into words that a node's name can begin with.
enum ClassSlug {
  /// The name in lower case with `_` between its words, such as `clip_text_encode`.
  ///
  /// Letters and digits of ASCII are kept; a name without any gives `node`. A single capital before a
  /// word stays with it, so that `KSampler` is `ksampler`.
  static func of(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var slug: [UInt8] = []
    slug.reserveCapacity(bytes.count + 8)
    // How many capitals stand directly before the current byte.
    var capitals = 0
    var isWordStart = true
    for (index, byte) in bytes.enumerated() {
      guard isLetterOrDigit(byte) else {
        isWordStart = true
        capitals = 0
        continue
      }
      // The D of 2D and 3D belongs to its number.
      let isDimension =
        byte == UInt8(ascii: "D") && index > 0 && isDigit(bytes[index - 1])
      let isCapital = isUpper(byte) && !isDimension
      if isCapital, !isWordStart {
        let endsAcronym =
          capitals > 1 && index + 1 < bytes.count && isLower(bytes[index + 1])
        isWordStart = capitals == 0 || endsAcronym
      }
      if isWordStart, !slug.isEmpty { slug.append(UInt8(ascii: "_")) }
      slug.append(isUpper(byte) ? byte | 0x20 : byte)
      capitals = isCapital ? (isWordStart ? 1 : capitals + 1) : 0
      isWordStart = false
    }
    guard let first = slug.first else { return "node" }
    let text = String(decoding: slug, as: UTF8.self)
    return isLower(first) ? text : "node_\(text)"
  }

  /// The runs of ASCII letters and digits of a text, joined by `_`.
  static func words(of text: String, limit: Int) -> String {
    let runs = text.utf8.split(whereSeparator: { !isLetterOrDigit($0) })
    let joined = Array(runs.joined(separator: [UInt8(ascii: "_")]))
    return String(decoding: joined.prefix(limit), as: UTF8.self)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isUpper(byte) || isLower(byte) || isDigit(byte)
  }
}
