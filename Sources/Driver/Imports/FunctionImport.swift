/// What a person wants a workflow to become: a function of that name in the user's library.
public struct FunctionImport: Sendable, Hashable {
  /// The function's name.
  public var name: String
  /// What it does, for people; nil leaves it to the workflow.
  public var documentation: String?
  /// Inputs of nodes that become parameters, beside those that do so by themselves.
  public var exposures: [Exposure]
  /// Whether what has the name already may be replaced, and a function of the standard library
  /// may get another way of being done.
  public var isForced: Bool

  /// One `--expose node.input=name`.
  public struct Exposure: Sendable, Hashable {
    /// The node: its id or title in the workflow, or its name in a flow.
    public var node: String
    /// The input.
    public var input: String
    /// The parameter's name.
    public var name: String

    /// Reads `node.input=name`, or `node.input` for a parameter of the input's own name.
    ///
    /// - Returns: nil without a node or an input.
    public init?(_ spelling: String) {
      let parts = spelling.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Inputs of inputs have dots in their names, ids of nodes have none.
      guard let place = parts.first, let dot = place.firstIndex(of: ".") else { return nil }
      node = String(place[..<dot])
      input = String(place[place.index(after: dot)...])
      name = parts.count > 1 ? String(parts[1]) : ImportName.slug(input)
      if node.isEmpty || input.isEmpty || name.isEmpty { return nil }
    }
  }

  /// An import under that name.
  public init(
    _ name: String, documentation: String? = nil, exposures: [Exposure] = [],
    isForced: Bool = false
  ) {
    self.name = name
    self.documentation = documentation
    self.exposures = exposures
    self.isForced = isForced
  }
}
