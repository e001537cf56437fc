/// Why a text is no JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What was found and what was expected, as sentences.
  public var message: String
  /// The place in bytes from 0.
  public var offset: Int
  /// The line, counted from 1.
  public var line: Int
  /// The column in Unicode scalars, counted from 1.
  public var column: Int

  /// An error at that place.
  public init(_ message: String, offset: Int, line: Int, column: Int) {
    self.message = message
    self.offset = offset
    self.line = line
    self.column = column
  }
}

extension JSONError: CustomStringConvertible {
  /// The error as one line, its place first.
  public var description: String { "line \(line), column \(column): \(message)" }
}
