import Foundation

/// What the head of a PNG or JPEG file says, read without starting a tool.
struct PictureHeader: Hashable {
  /// Pixels across as stored, before any turn that the file asks for.
  var width: Int
  /// Pixels down as stored.
  var height: Int
  /// Whether pixels may be transparent.
  var hasAlpha = false
  /// Whether it holds several pictures that are shown one after the other.
  var isAnimated = false
  /// Whether the file reaches to its proper end.
  var isComplete: Bool
  /// How the camera was held, by the EXIF numbers 1 (upright) to 8.
  var orientation = 1
  /// Whether its colours are inks (CMYK) rather than lights.
  var isInk = false

  /// Reads the head of a file; nil for anything but PNG and JPEG.
  init?(file: URL) {
    guard let reader = ByteReader(file: file) else { return nil }
    self.init(reader)
  }

  /// Reads the head from bytes; nil for anything but PNG and JPEG.
  init?(_ reader: ByteReader) {
    if reader.big32(0) == 0x8950_4E47, reader.big32(4) == 0x0D0A_1A0A {
      self.init(png: reader)
    } else if reader.big16(0) == 0xFFD8, reader.byte(2) == 0xFF {
      self.init(jpeg: reader)
    } else {
      return nil
    }
  }

  /// Pixels across and down as it is meant to be seen.
  var shown: (width: Int, height: Int) {
    orientation >= 5 ? (height, width) : (width, height)
  }

  private init?(png reader: ByteReader) {
    guard let width = reader.big32(16), let height = reader.big32(20),
      let color = reader.byte(25), width > 0, height > 0
    else { return nil }
    self.init(width: width, height: height, isComplete: false)
    hasAlpha = color == 4 || color == 6
    var offset = 8
    while let length = reader.big32(offset), let name = reader.ascii(offset + 4, 4) {
      let end = offset + 12 + length
      if end > reader.count { break }
      switch name {
      case "tRNS": hasAlpha = true
      case "acTL": isAnimated = (reader.big32(offset + 8) ?? 0) > 1
      case "eXIf": orientation = PictureHeader.orientation(reader, tiff: offset + 8) ?? 1
      case "IEND": isComplete = true
      default: break
      }
      if isComplete { break }
      offset = end
    }
  }

  private init?(jpeg reader: ByteReader) {
    var size: (Int, Int)?
    var turn = 1
    var components = 3
    var offset = 2
    while let marker = reader.big16(offset) {
      if marker == 0xFFFF {
        offset += 1
        continue
      }
      guard marker & 0xFF00 == 0xFF00, let length = reader.big16(offset + 2), length >= 2 else {
        return nil
      }
      switch marker {
      case 0xFFC0...0xFFC3, 0xFFC5...0xFFC7, 0xFFC9...0xFFCB, 0xFFCD...0xFFCF:
        guard let height = reader.big16(offset + 5), let width = reader.big16(offset + 7) else {
          return nil
        }
        size = (width, height)
        components = reader.byte(offset + 9) ?? 3
      case 0xFFE1 where reader.ascii(offset + 4, 4) == "Exif":
        turn = PictureHeader.orientation(reader, tiff: offset + 10) ?? 1
      default: break
      }
      offset += 2 + length
      if marker == 0xFFDA { break }
    }
    guard let (width, height) = size, width > 0, height > 0 else { return nil }
    self.init(width: width, height: height, isComplete: false)
    orientation = turn
    isInk = components == 4
    while let found = reader.first(0xFF, from: offset) {
      if reader.byte(found + 1) == 0xD9 {
        isComplete = true
        break
      }
      offset = found + 1
    }
  }

  private init(width: Int, height: Int, isComplete: Bool) {
    self.width = width
    self.height = height
    self.isComplete = isComplete
  }

  /// Tag 0x0112 of the first directory of EXIF data, which is a small TIFF file.
  private static func orientation(_ reader: ByteReader, tiff: Int) -> Int? {
    let isLittle = reader.ascii(tiff, 2) == "II"
    func short(_ at: Int) -> Int? { isLittle ? reader.little16(at) : reader.big16(at) }
    func long(_ at: Int) -> Int? { isLittle ? reader.little32(at) : reader.big32(at) }
    guard short(tiff + 2) == 42, let directory = long(tiff + 4),
      let count = short(tiff + directory)
    else { return nil }
    for index in 0..<count {
      let entry = tiff + directory + 2 + index * 12
      if short(entry) == 0x0112, let value = short(entry + 8) {
        return (1...8).contains(value) ? value : nil
      }
    }
    return nil
  }
}
