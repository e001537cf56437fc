import Flow

extension SourceText {
  /// A place as people count it, both from 1.
  private struct Place {
    var line: Int
    var column: Int
  }

  /// The range as lines and columns.
  func span(_ range: Range<Int>) -> SourceSpan {
    spans([range])[0]
  }

  /// The ranges as lines and columns, in one walk over the lines that they lie in.
  ///
  /// Many findings in one endless line would otherwise each count it from its beginning.
  func spans(_ ranges: [Range<Int>]) -> [SourceSpan] {
    let offsets = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    var places: [Int: Place] = [:]
    places.reserveCapacity(offsets.count)
    var index = 0
    while index < offsets.count {
      let line = line(at: offsets[index])
      let start = start(ofLine: line)
      var end = index + 1
      while end < offsets.count, self.line(at: offsets[end]) == line { end += 1 }
      let inLine = offsets[index..<end]
      for (offset, column) in zip(inLine, columns(inLine, lineStart: start)) {
        places[offset] = Place(line: line + 1, column: column)
      }
      index = end
    }
    return ranges.map { range in
      let start = places[range.lowerBound] ?? Place(line: 1, column: 1)
      let end = places[range.upperBound] ?? start
      return SourceSpan(
        line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }
  }

  /// The columns of places in one line, in ascending order.
  private func columns(_ offsets: ArraySlice<Int>, lineStart: Int) -> [Int] {
    guard let last = offsets.last else { return [] }
    let line = bytes[lineStart..<max(lineStart, min(last, bytes.count))]
    // Only beyond ASCII can several bytes be one character.
    if line.allSatisfy({ $0 < 0x80 }) {
      return offsets.map { max(0, min($0, bytes.count) - lineStart) + 1 }
    }
    var result: [Int] = []
    var rest = offsets
    var position = lineStart
    var column = 1
    for character in String(decoding: line, as: UTF8.self) {
      while let next = rest.first, next <= position {
        result.append(column)
        rest.removeFirst()
      }
      position += character.utf8.count
      column += 1
    }
    result += rest.map { _ in column }
    return result
  }
}
