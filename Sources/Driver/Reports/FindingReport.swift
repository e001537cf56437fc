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

/// An edit of a flow as scripts see it.
struct EditReport: Encodable, Sendable {
  let edit: String
  var node: String?
  var port: String?
  var value: String?
  var function: String?
  var name: String?
  var index: Int?

  init(_ edit: FlowEdit) {
    switch edit {
    case .setArgument(let node, let port, let source):
      self.edit = source == nil ? "unset" : "set"
      self.node = node
      self.port = port.description
      value = source?.spelling
    case .addNode(let node, let index):
      self.edit = "add"
      self.node = node.name
      function = node.function.description
      self.index = index
    case .removeNode(let node):
      self.edit = "remove"
      self.node = node
    case .setFunction(let node, let function):
      self.edit = "replace"
      self.node = node
      self.function = function.description
    case .renameNode(let node, let name):
      self.edit = "rename"
      self.node = node
      self.name = name
    case .setReturns(let returns):
      self.edit = "return"
      value = returns.map(\.source.spelling).joined(separator: ", ")
    }
  }
}

extension Source {
  /// The source as flows spell it.
  var spelling: String {
    switch self {
    case .value(let value): value.description
    case .output(let reference): reference.description
    case .parameter(let name): name
    case .list(let sources): "[" + sources.map(\.spelling).joined(separator: ", ") + "]"
    }
  }
}
