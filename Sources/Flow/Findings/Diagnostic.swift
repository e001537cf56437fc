/// One finding: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How serious a finding is.
  public enum Severity: String, Sendable, Hashable, Comparable {
    /// For information: an assumption that was made, say.
    case note
    /// Worth a look; nothing stops because of it.
    case warning
    /// The flow cannot run as it is.
    case error

    /// Orders findings by how serious they are, the lightest first.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The kind of finding.
  public var code: DiagnosticCode
  /// How serious it is.
  public var severity: Severity
  /// One sentence in the user's words: what was found and what was expected.
  public var message: String
  /// Where in the flow it is.
  public var place: FlowPlace?
  /// Where in the text it is; filled by the parser, or from the place by whoever has the text.
  public var span: SourceSpan?
  /// What to do next.
  public var hint: String?
  /// Further facts, such as a tool's own words.
  public var notes: [String]
  /// Edits that would put it right, the best first.
  public var fixes: [Fix]

  /// A change of the flow that puts a finding right.
  public struct Fix: Hashable, Sendable {
    /// What the change does, such as "write 0.5 s".
    public var title: String
    /// The change.
    public var edits: [FlowEdit]

    /// A change with its title.
    public init(_ title: String, _ edits: [FlowEdit]) {
      self.title = title
      self.edits = edits
    }
  }

  /// A finding; the severity is the code's own unless given.
  public init(
    _ code: DiagnosticCode, _ message: String, severity: Severity? = nil,
    at place: FlowPlace? = nil,
    span: SourceSpan? = nil, hint: String? = nil, notes: [String] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.message = message
    self.place = place
    self.span = span
    self.hint = hint
    self.notes = notes
    self.fixes = fixes
  }
}

extension Sequence<Diagnostic> {
  /// Whether any finding stops the flow from running.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
