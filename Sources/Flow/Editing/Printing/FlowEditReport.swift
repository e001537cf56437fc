/// A change of a flow as scripts see it: the operation's name, and what it is about.
///
/// Parts of flows are spelled in A-Language; texts such as names stand as they are.
public struct FlowEditReport: Hashable, Sendable {
  /// What is done, such as `set`, `connect`, `add` or `rename`.
  public var operation: String
  /// What it is done to and with, in a fixed order; each is a text, a whole number, a list of texts, or
  /// for a group a list of records.
  public var fields: [Value.Field]

  /// The report of a change.
  ///
  /// - Parameter flow: The flow before the change, from which comes what was there; nil leaves that out.
  public init(_ edit: FlowEdit, on flow: Flow? = nil) {
    self.init(edit, before: flow.map { FlowEditor($0) })
  }

  /// The reports of changes made one after the other.
  ///
  /// - Parameter flow: The flow before the changes.
  public static func reports(_ edits: [FlowEdit], on flow: Flow) -> [FlowEditReport] {
    var editor = FlowEditor(flow)
    return edits.map { edit in
      let report = FlowEditReport(edit, before: editor)
      _ = try? editor.apply(edit)
      return report
    }
  }

  /// The report as one record, with the operation as its field `edit`.
  public var record: Value {
    .record([Value.Field("edit", .text(operation))] + fields)
  }
}
