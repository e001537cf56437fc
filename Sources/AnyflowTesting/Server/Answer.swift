import OrderedJSON

/// What a server answers to a request.
struct Answer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  /// After how many bytes of the body the connection breaks off; nil for never.
  var brokenAfter: Int?
  /// Whether the connection closes in place of an answer.
  var isWithheld = false

  /// An answer without a body.
  static func status(_ status: Int) -> Answer { Answer(status: status) }

  /// JSON.
  static func json(_ value: JSON, status: Int = 200) -> Answer {
    bytes(value.bytes(), type: "application/json; charset=utf-8", status: status)
  }

  /// Text.
  static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: Int)
    -> Answer
  {
    bytes(Array(text.utf8), type: type, status: status)
  }

  /// Bytes of a type.
  static func bytes(_ bytes: [UInt8], type: String, status: Int = 200) -> Answer {
    Answer(status: status, headers: [("Content-Type", type)], body: bytes)
  }

  /// What the web framework under the server says when a handler throws.
  static let trouble = text(
    "500 Internal Server Error\n\nServer got itself in trouble", status: 500)

  /// What it says to a path or method it does not know.
  static let notFound = text("404: Not Found", status: 404)

  /// What it says to a known path with another method.
  static let methodNotAllowed = text("405: Method Not Allowed", status: 405)
}
