import Flow

/// What reading a text gave: all that could be read, what could not, and where everything stands.
public struct ParsedFile: Sendable {
  /// What was read; with errors among the findings it is not all that the text says.
  public var file: SourceFile
  /// Findings about the text itself, in the order of the text.
  public var diagnostics: [Diagnostic]
  /// Where the parts of the flows stand in the text.
  public var map: SourceMap

  /// The result of reading a text.
  public init(file: SourceFile, diagnostics: [Diagnostic], map: SourceMap) {
    self.file = file
    self.diagnostics = diagnostics
    self.map = map
  }
}
