import Flow

/// A finding as scripts see it.
public struct FindingReport: Encodable, Sendable {
  let code: String
  let severity: String
  let message: String
  let node: String?
  let line: Int?
  let column: Int?
  let endLine: Int?
  let endColumn: Int?
  let hint: String?
  let notes: [String]?
  let fixes: [Fix]

  struct Fix: Encodable, Sendable {
    let title: String
    let edits: [EditReport]
  }

  /// The report of a finding.
  public init(_ finding: Diagnostic) {
    code = finding.code.rawValue
    severity = finding.severity.rawValue
    message = finding.message
    node = finding.place?.node
    line = finding.span?.line
    column = finding.span?.column
    endLine = finding.span?.endLine
    endColumn = finding.span?.endColumn
    hint = finding.hint
    notes = finding.notes.isEmpty ? nil : finding.notes
    fixes = finding.fixes.map { Fix(title: $0.title, edits: $0.edits.map(EditReport.init)) }
  }
}
