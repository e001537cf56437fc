import Flow

/// What one file of A-Language holds, in written order, whatever notation it was written in.
public struct SourceFile: Hashable, Sendable {
  /// The declarations, the anonymous flow standing where its first statement stands.
  public var items: [Item]

  /// One declaration with the comments that belong to it.
  public struct Item: Hashable, Sendable {
    /// What is declared.
    public var content: Content
    /// Comments above it and behind its last line.
    public var comments: Comments

    /// A declaration with its comments.
    public init(_ content: Content, comments: Comments = Comments()) {
      self.content = content
      self.comments = comments
    }
  }

  /// The kinds of declaration.
  public enum Content: Hashable, Sendable {
    /// A flow; one without a name is written as bare statements.
    case flow(Flow)
    /// An abstract function or a target's primitive.
    case function(Signature)
    /// How a target does an abstract function.
    case realization(Realization)
    /// Words by which people name a modality in requests.
    case modality(Modality, words: [String])
    /// Words by which people ask for a function, a port or a value.
    case wording(Wording)
    /// Comments that stand apart from every declaration.
    case comments([String])
  }

  /// A file of those declarations.
  public init(_ items: [Item] = []) {
    self.items = items
  }

  /// The flows, in written order.
  public var flows: [Flow] {
    items.compactMap { if case .flow(let flow) = $0.content { flow } else { nil } }
  }

  /// The declared functions, in written order.
  public var functions: [Signature] {
    items.compactMap { if case .function(let signature) = $0.content { signature } else { nil } }
  }

  /// The realizations, in written order.
  public var realizations: [Realization] {
    items.compactMap {
      if case .realization(let realization) = $0.content { realization } else { nil }
    }
  }

  /// The words for functions, ports and values, in written order.
  public var wordings: [Wording] {
    items.compactMap { if case .wording(let wording) = $0.content { wording } else { nil } }
  }

  /// The words for modalities, in written order.
  public var lexicon: [(modality: Modality, words: [String])] {
    items.compactMap { item in
      if case .modality(let modality, let words) = item.content { (modality, words) } else { nil }
    }
  }
}
