import Flow

/// What turns the flows of one document into those of another.
public struct Comparison: Sendable {
  /// The flows that differ, in the order of the second document; those that are gone come last.
  public var flows: [FlowChange]
  /// What was found on the way.
  public var findings: [Diagnostic]
  /// Whether only what a flow computes was compared, not names, order, comments and spelling.
  public var isSemantic: Bool

  /// Whether the documents say the same.
  public var isEmpty: Bool { flows.isEmpty }
}

/// What became of one flow.
public enum FlowChange: Sendable {
  /// Edits that turn the first flow into the second.
  case changed(Flow, [FlowEdit])
  /// The second document has a flow more.
  case added(Flow)
  /// The second document has a flow less.
  case removed(Flow)

  /// The flow's name; nil for one without.
  public var name: String? {
    switch self {
    case .changed(let flow, _), .added(let flow), .removed(let flow): flow.name
    }
  }
}
