import Flow
import OrderedJSON

extension Diagnostic {
  /// The finding that a text is no JSON, at its place.
  public init(_ error: JSONError) {
    self.init(
      .invalidJSON, error.message,
      span: SourceSpan(
        line: error.line, column: error.column, endLine: error.line, endColumn: error.column + 1))
  }
}
