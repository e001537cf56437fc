import Flow

/// Every node, output name and parameter has a name of its own.
struct DuplicateNameRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.flow
    var findings: [Diagnostic] = []
    var parameters: Set<String> = []
    for parameter in flow.parameters where !parameters.insert(parameter.name).inserted {
      findings.append(
        Diagnostic(
          .duplicateName, "The flow has two parameters named \(parameter.name).",
          at: .parameter(parameter.name), hint: "Give one of them another name."))
    }
    var nodes: Set<String> = []
    for (index, node) in flow.nodes.enumerated() {
      for name in [node.name] + node.furtherNames {
        if parameters.contains(name) {
          findings.append(clash(with: name, at: node, in: context))
        } else if !nodes.insert(name).inserted {
          findings.append(
            Diagnostic(
              .duplicateName, "There are two nodes named \(name).", at: .node(node.name),
              hint: "Give one of them another name.",
              fixes: separating(name, second: index, in: context)))
        }
      }
    }
    return findings
  }

  private func clash(with name: String, at node: Node, in context: CheckContext) -> Diagnostic {
    let free = context.freeName(name)
    return Diagnostic(
      .duplicateName, "\(name) is the name of both a node and a parameter of the flow.",
      at: .node(node.name), hint: "Give the node another name.",
      fixes: name == node.name
        ? [Diagnostic.Fix("rename the node to \(free)", [.renameNode(name, to: free)])] : [])
  }

  /// Renames the first of two nodes with one name, as someone means who assigns a name again: what
  /// stands after the second use of the name draws on the second node.
  private func separating(
    _ name: String, second: Int, in context: CheckContext
  ) -> [Diagnostic.Fix] {
    let flow = context.flow
    guard flow.nodes[second].name == name, flow.nodes.count(where: { $0.name == name }) == 2
    else { return [] }
    let free = context.freeName("\(name)_1")
    var edits: [FlowEdit] = [.renameNode(name, to: free)]
    for node in flow.nodes[(second + 1)...] {
      for argument in node.arguments
      where argument.source.references.contains(where: { $0.node == name }) {
        edits.append(.setArgument(node: node.name, port: argument.port, argument.source))
      }
    }
    if flow.returns.contains(where: { $0.source.references.contains { $0.node == name } }) {
      edits.append(.setReturns(flow.returns))
    }
    return [Diagnostic.Fix("rename the first \(name) to \(free)", edits)]
  }
}
