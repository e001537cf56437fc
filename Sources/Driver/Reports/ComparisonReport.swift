import Flow

/// What `diff` tells scripts.
public struct ComparisonReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where a file does not read.
  public var status: RunReport.Status
  /// The flows that differ.
  public var flows: [FlowReport]
  /// What was found.
  public var diagnostics: [FindingReport]

  /// What became of one flow.
  public struct FlowReport: Encodable, Sendable {
    /// The flow's name; absent for one without.
    public var flow: String?
    /// `changed`, `added` or `removed`.
    public var change: String
    /// The edits of a changed flow, in the order in which they are to be made.
    public var edits: [EditReport]
  }

  /// The report of a comparison.
  public init(_ comparison: Comparison) {
    self.init(findings: comparison.findings)
    flows = comparison.flows.map { change in
      switch change {
      case .changed(let flow, let edits):
        FlowReport(
          flow: flow.name, change: "changed",
          edits: FlowEditReport.reports(edits, on: flow).map(EditReport.init))
      case .added(let flow): FlowReport(flow: flow.name, change: "added", edits: [])
      case .removed(let flow): FlowReport(flow: flow.name, change: "removed", edits: [])
      }
    }
  }

  /// The report of findings that kept flows from being compared.
  public init(findings: [Diagnostic]) {
    status = findings.hasErrors ? .rejected : .succeeded
    flows = []
    diagnostics = findings.map(FindingReport.init)
  }
}
