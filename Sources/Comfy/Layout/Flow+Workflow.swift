import Flow
import Notation
import OrderedJSON

extension Flow {
  /// The flow as a workflow that ComfyUI's editor opens, in its format 0.4.
  ///
  /// Muted and bypassed nodes, titles, groups, notes, colours and controls come with it; `functions`
  /// become sub-graphs. Nodes without `@at` are laid out from left to right. Values that are not given
  /// stand at their defaults, as the editor shows a value for every widget.
  ///
  /// - Parameters:
  ///   - functions: The flows that this one and one another use as functions.
  ///   - classes: The server's classes; a node of a class that is not among them is a placeholder.
  /// - Returns: The workflow, with a finding for everything that a workflow cannot say; what such a
  ///   finding is about was left out.
  public func workflow(
    functions: [Flow] = [], classes: NodeClasses
  ) -> (json: JSON, findings: [Diagnostic]) {
    var build = WorkflowBuild(functions: functions, classes: classes)
    return (build.workflow(of: self), build.findings)
  }
}

extension SourceFile {
  /// The file's flows as a workflow: the bare statements, or else the last flow, with the others as
  /// sub-graphs; see `Flow.workflow(functions:classes:)`.
  public func workflow(classes: NodeClasses) -> (json: JSON, findings: [Diagnostic]) {
    var functions = flows
    let place = functions.firstIndex { $0.name == nil } ?? functions.indices.last
    let main = place.map { functions.remove(at: $0) } ?? Flow()
    return main.workflow(functions: functions, classes: classes)
  }
}
