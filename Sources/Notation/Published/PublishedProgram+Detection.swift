extension PublishedProgram {
  /// How much of a text is looked at to tell what it is, in bytes.
  private static let looked = 1 << 18

  /// One of the three forms in which programs were published.
  public enum Form: String, CaseIterable, Sendable, Hashable {
    /// Calls: `ksampler_3 = KSampler(seed=1)`.
    case dataflow
    /// Statements about a workflow: `workflow.add_node("ksampler_3", "KSampler", {"seed": 1})`.
    case declarative
    /// Sentences: `ksampler_3 is KSampler with the parameters of (seed is 1)`.
    case pseudoNatural = "pseudo-natural"
  }

  /// Whether a text is rather a published program than anything else that this package reads.
  public static func isLikely(bytes: [UInt8]) -> Bool {
    form(of: bytes) != nil
  }

  /// The form of the program that a text rather is than anything else, or nil where it is none.
  ///
  /// Texts in the notations of A-Language never are: only published programs have `=` between the
  /// name and the value of an argument together with nodes that are called again by their names or
  /// named after their class.
  public static func form(of bytes: [UInt8]) -> Form? {
    let (text, _) = SourceText.decoding(Array(bytes.prefix(looked)))
    var evidence = PublishedEvidence(text)
    return evidence.form()
  }
}
