import Flow
import Notation
import OrderedJSON

extension Workflow {
  /// The workflow as flows over ComfyUI's node classes: one for each sub-graph, then the anonymous one of
  /// the top graph.
  ///
  /// Nodes that exist in the editor only are resolved away. Titles, modes, groups, notes and what becomes
  /// of values after each run are kept as attributes.
  ///
  /// - Parameters:
  ///   - classes: The server's classes, which say how widgets' values are stored.
  ///   - layout: Whether to keep where and how the editor draws nodes.
  /// - Returns: The file, with findings about what was dropped or is odd; those of reading come first.
  public func file(
    classes: NodeClasses, layout: Bool = false
  ) -> (file: SourceFile, findings: [Diagnostic]) {
    let binding = WorkflowBinding(self, classes)
    var findings = binding.findings
    let names = FlowNames(binding)
    var items: [SourceFile.Item] = []
    for place in Array(binding.graphs.indices.dropFirst()) + [0] {
      var making = FlowMaking(binding, place, names, layout: layout)
      let flow = making.flow()
      findings += making.findings
      if place == 0, flow.nodes.isEmpty {
        findings.append(
          Diagnostic(
            .emptyFlow, "The workflow has no node that a server could run.", severity: .warning,
            hint: "Notes alone make nothing; add a node."))
      }
      items.append(SourceFile.Item(.flow(flow)))
    }
    return (SourceFile(items), findings)
  }
}
