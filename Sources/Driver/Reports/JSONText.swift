import Foundation

/// Writes reports as JSON, the same bytes for the same report.
public enum JSONText {
  /// One JSON object on one line, with sorted keys and a line end.
  ///
  /// - Throws: An encoding error, which only a number that is not finite could cause.
  public static func of(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
