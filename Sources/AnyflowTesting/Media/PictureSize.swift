/// The size of a picture file, by its first bytes.
struct PictureSize: Hashable, Sendable {
  var width: Int
  var height: Int
  var hasAlpha = false

  /// Reads the head of a PNG, JPEG, WebP or GIF file; nil for anything else.
  init?(of bytes: [UInt8]) {
    let head = Bytes(bytes)
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count > 26 {
      self.init(head.big(16, 4), head.big(20, 4), hasAlpha: [4, 6].contains(bytes[25]))
    } else if head.starts(with: [0xFF, 0xD8]) {
      self.init(jpeg: head)
    } else if head.starts(with: Array("GIF8".utf8)), bytes.count > 10 {
      self.init(head.little(6, 2), head.little(8, 2), hasAlpha: false)
    } else if head.starts(with: Array("RIFF".utf8)), bytes.count > 30 {
      self.init(webP: head)
    } else {
      return nil
    }
  }

  private init?(_ width: Int, _ height: Int, hasAlpha: Bool) {
    guard width > 0, height > 0, width <= 1 << 16, height <= 1 << 16 else { return nil }
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
  }

  /// Walks the segments to the one that begins the frame.
  private init?(jpeg head: Bytes) {
    var offset = 2
    while offset + 9 < head.count {
      guard head[offset] == 0xFF else { return nil }
      let marker = head[offset + 1]
      if marker == 0xFF {
        offset += 1
      } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        self.init(head.big(offset + 7, 2), head.big(offset + 5, 2), hasAlpha: false)
        return
      } else {
        offset += 2 + max(head.big(offset + 2, 2), 2)
      }
    }
    return nil
  }

  private init?(webP head: Bytes) {
    switch head.text(12, 4) {
    case "VP8X":
      self.init(
        head.little(24, 3) + 1, head.little(27, 3) + 1, hasAlpha: head[20] & 0x10 != 0)
    case "VP8L":
      let bits = head.little(21, 4)
      self.init((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, hasAlpha: bits >> 28 & 1 == 1)
    case "VP8 ":
      self.init(head.little(26, 2) & 0x3FFF, head.little(28, 2) & 0x3FFF, hasAlpha: false)
    default: return nil
    }
  }
}

/// Bytes that read as 0 beyond their end.
private struct Bytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  subscript(offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  func starts(with prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

  func big(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 8 | Int(self[offset + $1]) }
  }

  func little(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reversed().reduce(0) { $0 << 8 | Int(self[offset + $1]) }
  }

  func text(_ offset: Int, _ count: Int) -> String {
    String(decoding: (0..<count).map { self[offset + $0] }, as: UTF8.self)
  }
}
