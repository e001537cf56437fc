import Flow

/// The three Python-like forms in which the paper's reference implementation published its programs.
///
/// They are read as flows over ComfyUI's primitives, never run. Which form a program has shows
/// statement by statement:
///
/// - dataflow: `ksampler_3 = KSampler(seed=1)`, then `latent_3 = ksampler_3(model=model_4)`;
/// - declarative: `workflow.add_node("ksampler_3", "KSampler", {"seed": 1})`, then
///   `workflow.invoke_node(["latent_3"], "ksampler_3")` and
///   `workflow.connect("model_4", "ksampler_3", "model")`;
/// - pseudo-natural: `ksampler_3 is KSampler with the parameters of (seed is 1)`, then
///   `latent_3 is ksampler_3 with the parameters of (model is model_4)`.
///
/// The flow's nodes stand in the order in which they are invoked, and those that never are behind
/// them. A name that only serves to name an output is resolved to that output.
public enum PublishedProgram {
  /// Reads a text; whatever is wrong with it is among the result's findings.
  public static func parse(_ text: String) -> ParsedFile {
    parse(bytes: Array(text.utf8))
  }

  /// Reads the bytes of a file: UTF-8 with or without a byte order mark, lines ended in any way.
  ///
  /// - Returns: A file with one flow without a name, or with none where the program has no node.
  public static func parse(bytes: [UInt8]) -> ParsedFile {
    let (text, replaced) = SourceText.decoding(bytes)
    var parser = PublishedParser(text)
    parser.reportUnreadable(replaced, isCut: bytes.count > SourceText.mostBytes)
    return parser.file()
  }
}
