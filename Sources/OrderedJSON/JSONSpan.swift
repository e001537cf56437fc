/// A stretch of a JSON text, by line and column counted from 1; the end is the first place after it.
public struct JSONSpan: Hashable, Sendable {
  /// The line of the first character.
  public var line: Int
  /// The column of the first character, in Unicode scalars.
  public var column: Int
  /// The line of the first place after.
  public var endLine: Int
  /// The column of the first place after.
  public var endColumn: Int

  /// A stretch between two places.
  public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
