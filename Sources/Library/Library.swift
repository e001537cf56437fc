import Flow

/// The functions that requests and flows can use, how targets do them, and the words people use for them.
public struct Library: Sendable {
  /// The abstract functions.
  public private(set) var catalogue: Catalogue
  /// How targets do them, the preferred first.
  public private(set) var realizations: [Realization]
  /// The words by which people ask for them.
  public private(set) var vocabulary: Vocabulary
  private var realizationsByFunction: [String: [Realization]]

  /// A library of those parts.
  public init(
    catalogue: Catalogue = Catalogue(), realizations: [Realization] = [],
    vocabulary: Vocabulary = Vocabulary()
  ) {
    self.catalogue = catalogue
    self.realizations = realizations
    self.vocabulary = vocabulary
    realizationsByFunction = Dictionary(grouping: realizations, by: \.function)
  }

  /// How one target does a function, the preferred way first.
  public func realizations(of function: String, on target: String) -> [Realization] {
    (realizationsByFunction[function] ?? []).filter { $0.target == target }
  }

  /// Adds everything of another library; a function of the same name replaces, a realization of the
  /// other comes before those that are there.
  public mutating func add(_ other: Library) {
    catalogue = catalogue.merging(other.catalogue)
    realizations = other.realizations + realizations
    for (function, new) in other.realizationsByFunction {
      realizationsByFunction[function, default: []].insert(contentsOf: new, at: 0)
    }
    vocabulary.add(other.vocabulary)
  }

  /// This library with everything of another added; see `add(_:)`.
  public func merging(_ other: Library) -> Library {
    var result = self
    result.add(other)
    return result
  }
}
