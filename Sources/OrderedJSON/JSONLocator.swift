/// Says where the parts of a JSON value stand in its text.
///
/// Values carry no places, so that reading stays fast; whoever has findings scans the text once more with this.
/// One call for many paths takes one scan, however many they are.
public struct JSONLocator: Sendable {
  private let bytes: [UInt8]

  /// A locator for a text that was read before.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where the value at that path stands, or nil when there is none.
  ///
  /// No steps mean the whole value.
  public func span(of path: [JSONStep]) -> JSONSpan? {
    spans(of: [path]).first ?? nil
  }

  /// Where the values at those paths stand, in the order of the paths.
  ///
  /// A name that is written twice means its last value.
  public func spans(of paths: [[JSONStep]]) -> [JSONSpan?] {
    var wanted = JSONPathTree()
    let ends = paths.map { wanted.add($0) }
    return bytes.withUnsafeBufferPointer { buffer in
      var search = JSONSearch(JSONScanner(buffer), wanted)
      search.run()
      let found = search.found
      // Lines and columns are counted along the text, so places go in rising order.
      var offsets: [Int] = []
      for end in ends {
        if let range = found[end] { offsets += [range.lowerBound, range.upperBound] }
      }
      var places = TextPlaces(buffer)
      var placeAt: [Int: (line: Int, column: Int)] = [:]
      for offset in offsets.sorted() { placeAt[offset] = places.place(at: offset) }
      return ends.map { end in
        guard let range = found[end], let start = placeAt[range.lowerBound],
          let stop = placeAt[range.upperBound]
        else { return nil }
        return JSONSpan(
          line: start.line, column: start.column, endLine: stop.line, endColumn: stop.column)
      }
    }
  }
}
