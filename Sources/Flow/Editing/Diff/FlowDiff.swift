/// What turns one flow into another.
///
/// Nodes are told by their names; one that only got another name is renamed. A diff of two flows of
/// `n` nodes with few changes takes time in proportion to `n`.
public struct FlowDiff: Hashable, Sendable {
  /// The changes, in the order in which they are to be made to the first flow.
  public let edits: [FlowEdit]

  /// Differences that do not count.
  public struct Ignored: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public let rawValue: Int

    /// Those of the bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Where and how an editor draws nodes.
    public static let layout = Ignored(rawValue: 1 << 0)
    /// Comments, documentation and empty lines.
    public static let comments = Ignored(rawValue: 1 << 1)
    /// The written order of nodes, and of arguments of one node.
    public static let order = Ignored(rawValue: 1 << 2)
    /// What nodes and the flow are called, and nodes' ids; nodes are told by what they do.
    public static let names = Ignored(rawValue: 1 << 3)
    /// How numbers are written, as in `1` and `1.0`, and in which unit.
    public static let spelling = Ignored(rawValue: 1 << 4)

    /// All that does not change what a flow computes.
    public static let all: Ignored = [.layout, .comments, .order, .names, .spelling]
  }

  /// The changes that turn `old` into `new`.
  ///
  /// Made to `old`, they give exactly `new`, up to what is ignored.
  public init(from old: Flow, to new: Flow, ignoring ignored: Ignored = []) {
    let matching = NodeMatching(old.nodes, new, byName: !ignored.contains(.names), old.returns)
    if ignored.isEmpty {
      edits = EditScript(from: old, to: new, matching.partners).edits
    } else {
      let aligned = FlowAlignment(of: new, to: old, matching.partners, ignored)
      edits = EditScript(from: old, to: aligned.flow, aligned.partners).edits
    }
  }

  /// Whether the flows are the same, up to what is ignored.
  public var isEmpty: Bool { edits.isEmpty }
}
