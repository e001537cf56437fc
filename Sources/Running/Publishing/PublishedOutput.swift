import Flow
import Foundation
import Targets

/// A result of a run as its user has it.
public struct PublishedOutput: Sendable, Hashable {
  /// The flow's node that gave it.
  public var node: String
  /// The node's output port.
  public var port: String
  /// What it is.
  public var modality: Modality
  /// Where it is.
  public var url: URL
  /// Its size.
  public var bytes: Int
  /// The SHA-256 of its content, in hexadecimal.
  public var sha256: String
  /// What was measured of it.
  public var facts: MediaFacts
  /// The value itself, for a text, a number or a truth value that a step carried along.
  public var value: Value?
}

/// What came of publishing a run's results.
public struct Publication: Sendable, Hashable {
  /// The results that were written, in the flow's order.
  public var outputs: [PublishedOutput]
  /// What could not be written, and where it is kept.
  public var findings: [Diagnostic]

  /// The outcome of publishing.
  public init(outputs: [PublishedOutput] = [], findings: [Diagnostic] = []) {
    self.outputs = outputs
    self.findings = findings
  }
}
