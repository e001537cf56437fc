import Flow

/// Texts as they stand in a file: with escapes between quotation marks, or over several lines.
enum TextLiteral {
  /// The text with escapes wherever it needs them between two `quote` marks.
  static func escaped(_ text: String, quote: Unicode.Scalar) -> String {
    // Bytes, as appending many scalars to a view takes time in the square of their number.
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar == quote {
        result.append(UInt8(ascii: "\\"))
        result.append(contentsOf: String(scalar).utf8)
      } else if scalar == "\"" || (0x20..<0x7F).contains(scalar.value) && scalar != "\\" {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        result.append(contentsOf: Value.quoted(String(scalar)).utf8.dropFirst().dropLast())
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The lines of a text in `"""` if it reads back exactly and is the clearer form.
  ///
  /// - Returns: The lines between the marks without their common indentation, or nil for a text of
  ///   one line and for one with characters that would not be seen.
  static func blockLines(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "\n")) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let endsInvisibly = lines.contains { line in
      line.last == UInt8(ascii: " ") || line.last == UInt8(ascii: "\t")
    }
    guard !endsInvisibly, !hasThreeQuotes(bytes) else { return nil }
    let isVisible = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\"" || scalar == "\\"
        || Value.quoted(String(scalar)).unicodeScalars.count == 3
    }
    guard isVisible else { return nil }
    return lines.map { line in
      // A single backslash begins an escape in every form of text.
      String(
        decoding: line.flatMap { $0 == UInt8(ascii: "\\") ? [$0, $0] : [$0] }, as: UTF8.self)
    }
  }
  /// Whether the closing mark of a block is among the bytes; characters would hide one that a
  /// combining mark follows.
  private static func hasThreeQuotes(_ bytes: [UInt8]) -> Bool {
    var run = 0
    for byte in bytes {
      run = byte == UInt8(ascii: "\"") ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }
}
