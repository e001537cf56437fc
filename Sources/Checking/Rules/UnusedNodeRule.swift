import Flow

/// Every node serves a result, or is a purpose in itself.
struct UnusedNodeRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.flow
    let purposes = context.uses.filter { $0.signature?.isOutput ?? false }.map(\.name)
    // Where nothing is wanted at all, that is the finding, not each node.
    guard !flow.returns.isEmpty || !purposes.isEmpty else { return [] }
    let inUse = flow.nodesInUse(roots: purposes)
    return context.uses.filter { !inUse.contains($0.name) && $0.signature != nil }.map { use in
      Diagnostic(
        .unusedNode, "Nothing uses \(use.name).", at: .node(use.name),
        hint: "Return it, connect it, or remove it.", fixes: removal(of: use.name, from: flow))
    }
  }

  /// Removes the node after the nodes that draw on it, which are as unused as it is.
  private func removal(of name: String, from flow: Flow) -> [Diagnostic.Fix] {
    guard let order = flow.topologicalOrder() else { return [] }
    let drawing = flow.nodesDrawing(on: name)
    let users = order.map(\.name).filter { drawing.contains($0) }
    let edits: [FlowEdit] = (users.reversed() + [name]).map { .removeNode($0) }
    return [Diagnostic.Fix("remove \(Wording.list([name] + users))", edits)]
  }
}
