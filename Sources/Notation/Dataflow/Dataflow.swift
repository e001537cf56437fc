import Flow

/// The dataflow notation, the canonical one: reads and prints `.anyflow` files.
///
/// Printing a flow and reading it gives the same flow; reading a text and printing it is the
/// formatter, and formatting twice changes nothing.
public enum Dataflow {
  /// Reads a text; whatever is wrong with it is among the result's findings.
  public static func parse(_ text: String) -> ParsedFile {
    FlowNotation.dataflow.parse(text)
  }

  /// Reads the bytes of a file: UTF-8 with or without a byte order mark, lines ended in any way.
  public static func parse(bytes: [UInt8]) -> ParsedFile {
    FlowNotation.dataflow.parse(bytes: bytes)
  }

  /// The flow in canonical form; one without a name as bare statements.
  public static func print(_ flow: Flow) -> String {
    FlowNotation.dataflow.print(flow)
  }

  /// The file in canonical form.
  public static func print(_ file: SourceFile) -> String {
    FlowNotation.dataflow.print(file)
  }
}
