import Flow

/// The three ways of writing A-Language; all of them read and print the same files.
public enum FlowNotation: String, CaseIterable, Sendable, Hashable {
  /// Nodes as calls with names, `clip = image_to_video(scene)`; the canonical one.
  case dataflow
  /// The triple of functions, parameters and topology, each in a section of its own.
  case declarative
  /// Sentences such as `Let clip be image_to_video of scene.`
  case pseudoNatural = "pseudo-natural"

  /// Reads a text; whatever is wrong with it is among the result's findings.
  public func parse(_ text: String) -> ParsedFile {
    parse(bytes: Array(text.utf8))
  }

  /// Reads the bytes of a file: UTF-8 with or without a byte order mark, lines ended in any way.
  public func parse(bytes: [UInt8]) -> ParsedFile {
    let (text, replaced) = SourceText.decoding(bytes)
    var parser = SourceParser(TokenCursor(text), self)
    parser.reportUnreadable(replaced, isCut: bytes.count > SourceText.mostBytes)
    return parser.file()
  }

  /// The file in the notation's canonical form.
  public func print(_ file: SourceFile) -> String {
    var printer = SourcePrinter(self)
    printer.file(file)
    return printer.text
  }

  /// The flow in the notation's canonical form; one without a name as bare statements.
  public func print(_ flow: Flow) -> String {
    print(SourceFile([SourceFile.Item(.flow(flow))]))
  }
}
