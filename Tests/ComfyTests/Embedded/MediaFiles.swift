/// Writers of small files of every kind, for tests.
enum MediaFiles {
  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func little(_ value: Int, _ count: Int) -> [UInt8] { big(value, count).reversed() }

  // MARK: Pictures

  static func png(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let parts = [("IHDR", [UInt8](repeating: 0, count: 13))] + chunks + [("IEND", [])]
    return parts.reduce(header) { bytes, part in
      bytes + big(part.1.count, 4) + ascii(part.0) + part.1 + [1, 2, 3, 4]
    }
  }

  static func text(_ name: String, _ text: String) -> (String, [UInt8]) {
    ("tEXt", ascii(name) + [0] + ascii(text))
  }

  /// A TIFF structure of texts by tag; the tags of the Exif directory stand in one of their own.
  static func exif(
    _ texts: [(Int, [UInt8])], inner: [(Int, [UInt8])] = [], isLittle: Bool = true
  ) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isLittle ? little(value, count) : big(value, count)
    }
    func directory(_ entries: [(Int, [UInt8])], at start: Int, pointer: Bool) -> [UInt8] {
      let count = entries.count + (pointer ? 1 : 0)
      var place = start + 2 + 12 * count + 4
      var bytes = number(count, 2)
      var values: [UInt8] = []
      for (tag, value) in entries {
        bytes += number(tag, 2) + number(2, 2) + number(value.count, 4) + number(place, 4)
        values += value
        place += value.count
      }
      if pointer { bytes += number(0x8769, 2) + number(4, 2) + number(1, 4) + number(place, 4) }
      return bytes + number(0, 4) + values
    }
    let header = ascii(isLittle ? "II" : "MM") + number(42, 2) + number(8, 4)
    let first = directory(texts, at: 8, pointer: !inner.isEmpty)
    guard !inner.isEmpty else { return header + first }
    return header + first + directory(inner, at: 8 + first.count, pointer: false)
  }

  static func riff(_ kind: String, _ chunks: [(String, [UInt8])]) -> [UInt8] {
    let body = chunks.reduce(ascii(kind)) { bytes, chunk in
      let padding = [UInt8](repeating: 0, count: chunk.1.count % 2)
      return bytes + ascii(chunk.0) + little(chunk.1.count, 4) + chunk.1 + padding
    }
    return ascii("RIFF") + little(body.count, 4) + body
  }

  static func jpeg(_ segments: [(UInt8, [UInt8])]) -> [UInt8] {
    segments.reduce([0xFF, 0xD8]) { bytes, segment in
      bytes + [0xFF, segment.0] + big(segment.1.count + 2, 2) + segment.1
    } + [0xFF, 0xDA, 0, 2, 0x55, 0xFF, 0xD9]
  }

  static func avif(_ block: [UInt8]) -> [UInt8] {
    let content = big(0, 4) + block
    func file(_ place: Int) -> [UInt8] {
      let entry = box("infe", [2, 0, 0, 0] + big(7, 2) + big(0, 2) + ascii("Exif") + [0])
      let other = box("infe", [2, 0, 0, 0] + big(6, 2) + big(0, 2) + ascii("av01") + [0])
      let items = box("iinf", [0, 0, 0, 0] + big(2, 2) + other + entry)
      let location = big(7, 2) + big(0, 2) + big(1, 2) + big(place, 4) + big(content.count, 4)
      let places = box("iloc", [0, 0, 0, 0, 0x44, 0] + big(1, 2) + location)
      let meta = box("meta", [0, 0, 0, 0] + items + places)
      return box("ftyp", ascii("avif") + big(0, 4)) + meta + box("mdat", content)
    }
    return file(file(0).count - content.count)
  }

  // MARK: Films

  static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    big(body.count + 8, 4) + type.unicodeScalars.map { UInt8($0.value) } + body
  }

  static func keyed(_ texts: [(String, String)], hasVersion: Bool = true) -> [UInt8] {
    let keys = texts.reduce([0, 0, 0, 0] + big(texts.count, 4)) { bytes, text in
      bytes + big(text.0.utf8.count + 8, 4) + ascii("mdta") + ascii(text.0)
    }
    let items = texts.enumerated().reduce([UInt8]()) { bytes, text in
      let data = box("data", big(1, 4) + big(0, 4) + ascii(text.element.1))
      return bytes + big(data.count + 8, 4) + big(text.offset + 1, 4) + data
    }
    let handler = box("hdlr", big(0, 8) + ascii("mdta") + big(0, 13))
    let version: [UInt8] = hasVersion ? [0, 0, 0, 0] : []
    return box("meta", version + handler + box("keys", keys) + box("ilst", items))
  }

  static func mp4(_ movieParts: [UInt8], dataLength: Int = 100) -> [UInt8] {
    box("ftyp", ascii("isom") + big(512, 4))
      + box("mdat", [UInt8](repeating: 0xAB, count: dataLength))
      + box("moov", box("mvhd", big(0, 100)) + movieParts)
  }

  static func element(_ id: [UInt8], _ body: [UInt8]) -> [UInt8] {
    id + [0x10] + big(body.count, 3) + body
  }

  static func simpleTag(_ name: String, _ text: String) -> [UInt8] {
    element(
      [0x67, 0xC8], element([0x45, 0xA3], ascii(name)) + element([0x44, 0x87], ascii(text)))
  }

  /// A WebM file; `isLive` leaves the lengths of the segment and the cluster unknown.
  static func webm(_ tags: [UInt8], isLive: Bool = false) -> [UInt8] {
    let list = element([0x12, 0x54, 0xC3, 0x67], element([0x73, 0x73], tags))
    let block = element([0xA3], [UInt8](repeating: 0x77, count: 300))
    let unknown: [UInt8] = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
    let head = element([0x1A, 0x45, 0xDF, 0xA3], element([0x42, 0x82], ascii("webm")))
    if isLive {
      return head + [0x18, 0x53, 0x80, 0x67] + unknown + [0x1F, 0x43, 0xB6, 0x75] + unknown + block
        + list
    }
    return head
      + element([0x18, 0x53, 0x80, 0x67], element([0x1F, 0x43, 0xB6, 0x75], block) + list)
  }

  // MARK: Sound

  static func comments(_ lines: [String]) -> [UInt8] {
    lines.reduce(little(4, 4) + ascii("Lavf") + little(lines.count, 4)) { bytes, line in
      bytes + little(line.utf8.count, 4) + ascii(line)
    }
  }

  static func flac(_ lines: [String]) -> [UInt8] {
    let body = comments(lines)
    return ascii("fLaC") + [0] + big(34, 3) + big(0, 34) + [0x84] + big(body.count, 3) + body
  }

  /// An Ogg file of two packets, the second laid over as many pages as it needs.
  static func ogg(first: String, second: [UInt8]) -> [UInt8] {
    func page(_ content: ArraySlice<UInt8>, _ lengths: [UInt8]) -> [UInt8] {
      ascii("OggS") + [0, 0] + big(0, 8) + little(99, 4) + big(0, 8) + [UInt8(lengths.count)]
        + lengths + content
    }
    var bytes = page(ascii(first)[...], [UInt8(first.utf8.count)])
    var rest = second[...]
    var isOpen = true
    while isOpen {
      var lengths: [UInt8] = []
      var count = 0
      while lengths.count < 255, isOpen {
        let length = min(255, rest.count - count)
        lengths.append(UInt8(length))
        count += length
        isOpen = length == 255
      }
      bytes += page(rest.prefix(count), lengths)
      rest = rest.dropFirst(count)
    }
    return bytes
  }

  static func opus(_ lines: [String]) -> [UInt8] {
    ogg(first: "OpusHead-and-more", second: ascii("OpusTags") + comments(lines))
  }

  static func id3(_ frames: [(String, [UInt8])], version: UInt8 = 4) -> [UInt8] {
    let body = frames.reduce([UInt8]()) { bytes, frame in
      let count = frame.1.count
      switch version {
      case 2: return bytes + ascii(frame.0) + big(count, 3) + frame.1
      case 3: return bytes + ascii(frame.0) + big(count, 4) + [0, 0] + frame.1
      default: return bytes + ascii(frame.0) + syncSafe(count) + [0, 0] + frame.1
      }
    }
    return ascii("ID3") + [version, 0, 0] + syncSafe(body.count + 20) + body + big(0, 20)
      + [0xFF, 0xFB, 0x90, 0]
  }

  static func syncSafe(_ value: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(value >> (7 * $0) & 0x7F) }
  }

  // MARK: Others

  static func glb(_ json: String) -> [UInt8] {
    ascii("glTF") + little(2, 4) + little(20 + json.utf8.count, 4) + little(json.utf8.count, 4)
      + ascii("JSON") + ascii(json)
  }

  static func safetensors(_ json: String) -> [UInt8] {
    little(json.utf8.count, 8) + ascii(json) + [0, 0, 0, 0]
  }

  /// zlib data that holds the bytes as they are.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    [0x78, 0x01, 0x01] + little(bytes.count, 2) + little(~bytes.count & 0xFFFF, 2) + bytes
  }
}
