/// Settles the texts in which ComfyUI's editor lets people write comments and choices.
///
/// Comments, `/* ... */` and `// ...`, go. Of the alternatives in `{day|night}` the first one stays, so that
/// the same file always gives the same text; the editor draws one at random. `\{`, `\|` and `\}` stand for
/// the characters themselves.
enum DynamicText {
  /// The text without comments and with one alternative for each choice.
  static func settled(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { marks.contains($0) }) else { return text }
    return String(decoding: unescaped(chosen(withoutComments(bytes))), as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")
  private static let backslash = UInt8(ascii: "\\")
  private static let opening = UInt8(ascii: "{")
  private static let closing = UInt8(ascii: "}")
  private static let bar = UInt8(ascii: "|")
  private static let marks: Set<UInt8> = [slash, backslash, opening]

  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    // An opening without a closing behind it is looked for once only.
    var hasClosing = true
    while place < bytes.count {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if bytes[place] == slash, next == star, hasClosing {
        if let end = endOfBlock(bytes, from: place + 2) {
          place = end
          continue
        }
        hasClosing = false
      }
      if bytes[place] == slash, next == slash {
        while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
        continue
      }
      result.append(bytes[place])
      place += 1
    }
    return result
  }

  private static func endOfBlock(_ bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == star, bytes[place + 1] == slash { return place + 2 }
      place += 1
    }
    return nil
  }

  /// Keeps the first alternative of each choice, on all levels in one pass.
  private static func chosen(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    // How deep the text is in alternatives that are kept, and in ones that are not.
    var kept = 0
    var dropped = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case backslash:
        if dropped == 0 { result.append(byte) }
        if place < bytes.count {
          if dropped == 0 { result.append(bytes[place]) }
          place += 1
        }
      case opening:
        if dropped > 0 { dropped += 1 } else { kept += 1 }
      case closing where dropped > 0:
        dropped -= 1
        // The end of the rest of a choice ends the choice.
        if dropped == 0 { kept -= 1 }
      case closing where kept > 0: kept -= 1
      case bar where dropped == 0 && kept > 0: dropped = 1
      default:
        if dropped == 0 { result.append(byte) }
      }
    }
    return result
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(backslash) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == backslash, place + 1 < bytes.count,
        [opening, closing, bar].contains(bytes[place + 1])
      {
        place += 1
      }
      result.append(bytes[place])
      place += 1
    }
    return result
  }
}
