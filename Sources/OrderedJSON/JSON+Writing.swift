extension JSON {
  /// The value as JSON text, without a line break at its end.
  ///
  /// The pretty form indents by two spaces and keeps a short array of scalars on one line.
  /// Characters beyond ASCII stay as they are; numbers keep their digits.
  public func text(pretty: Bool = false) -> String {
    String(decoding: bytes(pretty: pretty), as: UTF8.self)
  }

  /// The value as JSON text in UTF-8; see ``text(pretty:)``.
  public func bytes(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self)
    return writer.bytes
  }
}

extension JSON: CustomStringConvertible {
  /// The compact text.
  public var description: String { text() }
}
