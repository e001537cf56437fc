import Flow
import Foundation

/// What a step gives: a file with its measured facts, or a plain value.
public struct Artifact: Sendable, Hashable {
  /// What it is.
  public var modality: Modality
  /// Where its content is.
  public var content: Content
  /// What was measured of it.
  public var facts: MediaFacts
  /// The file name its user asked for, without folders; nil leaves the name to the runner.
  public var requestedName: String?

  /// Where an artifact's content is.
  public enum Content: Sendable, Hashable {
    /// In a file.
    case file(URL)
    /// A text, a number or a truth value, carried along.
    case value(Value)
    /// Several artifacts of one modality, in order; what a list port gives.
    case list([Artifact])
  }

  /// An artifact in a file.
  public init(
    _ modality: Modality, file: URL, facts: MediaFacts = MediaFacts(), requestedName: String? = nil
  ) {
    self.modality = modality
    self.content = .file(file)
    self.facts = facts
    self.requestedName = requestedName
  }

  /// A plain value as an artifact.
  public init(_ modality: Modality, value: Value) {
    self.modality = modality
    self.content = .value(value)
    self.facts = MediaFacts()
  }

  /// Several artifacts of one modality as one.
  public init(_ modality: Modality, list: [Artifact]) {
    self.modality = modality
    self.content = .list(list)
    self.facts = MediaFacts()
  }

  /// The file, for an artifact that is one.
  public var file: URL? {
    if case .file(let url) = content { url } else { nil }
  }

  /// The plain value, for an artifact that is one.
  public var value: Value? {
    if case .value(let value) = content { value } else { nil }
  }

  /// The parts, for an artifact that is a list.
  public var elements: [Artifact]? {
    if case .list(let elements) = content { elements } else { nil }
  }
}
