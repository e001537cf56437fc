import Flow
import OrderedJSON

extension SourceSpan {
  /// The stretch of a JSON text as findings have it.
  public init(_ span: JSONSpan) {
    self.init(
      line: span.line, column: span.column, endLine: span.endLine, endColumn: span.endColumn)
  }
}
