/// The parts of a form that was sent with files in it.
struct MultipartBody {
  /// One part of the form.
  struct Part {
    var name: String
    var fileName: String?
    var bytes: ArraySlice<UInt8>

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private(set) var parts: [Part] = []

  /// Reads a body by the boundary that the request's type names; nil when that is not so.
  init?(_ request: ReceivedRequest) {
    guard let type = request.headers["content-type"],
      type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = MultipartBody.parameter("boundary", in: type)
    else { return nil }
    let body = request.body
    let mark = Array("--\(boundary)".utf8)
    let ends = MultipartBody.places(of: mark, in: body)
    for (start, end) in zip(ends, ends.dropFirst()) {
      // A part stands between the line break behind its boundary and the one before the next.
      let from = start + mark.count + 2
      guard from <= end - 2 else { continue }
      if let part = MultipartBody.part(body[from..<(end - 2)]) { parts.append(part) }
    }
  }

  /// The last part of that name.
  subscript(name: String) -> Part? { parts.last { $0.name == name } }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    let gap: [UInt8] = [13, 10, 13, 10]
    guard let split = places(of: gap, in: Array(bytes), most: 1).first else { return nil }
    let head = String(decoding: bytes.prefix(split), as: UTF8.self)
    for line in head.split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = parameter("name", in: String(line)) else { continue }
      return Part(
        name: name, fileName: parameter("filename", in: String(line)),
        bytes: bytes.dropFirst(split + gap.count))
    }
    return nil
  }

  /// A parameter of a header field, without its quotes.
  private static func parameter(_ name: String, in field: String) -> String? {
    for item in field.split(separator: ";").dropFirst() {
      let sides = item.split(separator: "=", maxSplits: 1)
      guard sides.count == 2,
        sides[0].drop(while: { $0 == " " }).lowercased() == name
      else { continue }
      let value = sides[1].drop { $0 == " " }
      guard value.hasPrefix("\"") else { return String(value) }
      return String(value.dropFirst().prefix { $0 != "\"" })
    }
    return nil
  }

  /// Where a text of bytes occurs.
  private static func places(of mark: [UInt8], in bytes: [UInt8], most: Int = .max) -> [Int] {
    guard let first = mark.first, bytes.count >= mark.count else { return [] }
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let last = buffer.count - mark.count
      while index <= last, found.count < most {
        if buffer[index] == first, mark.indices.allSatisfy({ buffer[index + $0] == mark[$0] }) {
          found.append(index)
          index += mark.count
        } else {
          index += 1
        }
      }
    }
    return found
  }
}
