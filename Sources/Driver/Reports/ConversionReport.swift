import Flow

/// What `convert` tells scripts.
public struct ConversionReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where errors were found.
  public var status: RunReport.Status
  /// What was written: a flow, a workflow or a prompt.
  public var form: String?
  /// Where it was written.
  public var path: String?
  /// It itself, where it was written to no file.
  public var text: String?
  /// How many nodes it has.
  public var nodes: Int?
  /// What was found.
  public var diagnostics: [FindingReport]

  /// The report of a conversion.
  public init(
    form: String? = nil, path: String? = nil, text: String? = nil, nodes: Int? = nil,
    findings: [Diagnostic]
  ) {
    self.form = form
    self.path = path
    self.text = text
    self.nodes = nodes
    status = findings.hasErrors ? .rejected : .succeeded
    diagnostics = findings.map(FindingReport.init)
  }
}
