import Flow

/// A flow in another form.
public struct Conversion: Sendable {
  /// The flow in that form; nil where findings say why there is none.
  public var text: String?
  /// What was found on the way.
  public var findings: [Diagnostic]
  /// How many nodes it has, those of its functions counted once.
  public var nodes: Int
}
