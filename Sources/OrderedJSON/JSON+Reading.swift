extension JSON {
  /// How deep arrays and objects may lie in each other.
  public static let deepest = 512

  /// Reads a JSON text in UTF-8.
  ///
  /// A byte order mark is skipped. Numbers keep their digits. `NaN`, `Infinity` and `-Infinity`, which
  /// Python writes, are read as `null`, as JavaScript would write them. Bytes that are no UTF-8, and
  /// halves of surrogate pairs, become U+FFFD. A name that is written twice stays twice.
  ///
  /// - Throws: A ``JSONError`` for anything else that is not JSON, for anything behind the value, and
  ///   for nesting deeper than ``deepest``.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try JSON(parsing: buffer)
    }
  }

  /// Reads a JSON text in UTF-8 where it lies; the rules are those for an array of bytes.
  public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var reader = JSONReader(JSONScanner(bytes))
    do throws(JSONFault) {
      self = try reader.document()
    } catch {
      var places = TextPlaces(bytes)
      let place = places.place(at: error.offset)
      throw JSONError(
        error.message, offset: error.offset, line: place.line, column: place.column)
    }
  }

  /// Reads a JSON text; the rules are those for an array of bytes.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}
