/// What stands before and after a file's bytes in a form that carries it.
struct MultipartForm: Sendable {
  let contentType: String
  let before: [UInt8]
  let after: [UInt8]

  /// A form with some fields and, as its last, a file.
  init(fields: [(name: String, value: String)], file: String, name: String) {
    let mark = (0..<4).map { _ in String(UInt32.random(in: 0...UInt32.max), radix: 36) }.joined()
    let boundary = "anyflow-\(mark)"
    contentType = "multipart/form-data; boundary=\(boundary)"
    var head = ""
    for field in fields {
      head += "--\(boundary)\r\nContent-Disposition: form-data; "
      head += "name=\"\(field.name)\"\r\n\r\n\(Self.line(field.value))\r\n"
    }
    head += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file)\"; "
    head += "filename=\"\(Self.quoted(name))\"\r\n"
    head += "Content-Type: application/octet-stream\r\n\r\n"
    before = Array(head.utf8)
    after = Array("\r\n--\(boundary)--\r\n".utf8)
  }

  // Browsers' way with what would end a quoted name.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "%22"
      case "\r": quoted += "%0D"
      case "\n": quoted += "%0A"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }

  private static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }))
  }
}
