import Flow

/// Every node serves a result, or is a purpose in itself.
struct UnusedNodeRule: Rule {
  /// How many nodes that draw on an unused one a fix takes out with it.
  private static let limit = 12

  func findings(in context: CheckContext) -> [Diagnostic] {
    // Where nothing is wanted at all, that is the finding, not each node.
    let purposes = context.uses.contains { $0.shape?.isOutput ?? false }
    guard !context.flow.returns.isEmpty || purposes else { return [] }
    let wanted = context.wanted
    let unused = context.uses.indices.filter { !wanted[$0] && context.uses[$0].shape != nil }
    guard !unused.isEmpty else { return [] }
    let users = context.survey.graph.reversed
    return unused.map { index in
      let name = context.uses[index].name
      let product = ServerRules(context.uses[index].node.function)?.product
      let hint =
        if let user = context.restingUsers[name] {
          "\(user), which draws on it, does not take part."
        } else {
          "Return it, connect it, or remove it."
        }
      return Diagnostic(
        .unusedNode, "Nothing uses \(name).", at: .node(name), hint: hint,
        notes: product.map { ["\($0) neither checks nor runs what no output needs."] } ?? [],
        fixes: removal(of: index, users, context))
    }
  }

  /// Removes the node after the nodes that draw on it, which are as unused as it is.
  private func removal(
    of index: Int, _ users: FlowGraph, _ context: CheckContext
  ) -> [Diagnostic.Fix] {
    // Each node before what it draws on, so that every one is free to go when it is its turn.
    var order: [Int] = []
    var state: [Int: Bool] = [:]
    func visit(_ node: Int) -> Bool {
      if let isDone = state[node] { return isDone }
      state[node] = false
      guard state.count <= UnusedNodeRule.limit else { return false }
      for user in users.sources(of: node) {
        guard visit(user) else { return false }
      }
      state[node] = true
      order.append(node)
      return true
    }
    guard visit(index) else { return [] }
    let names = order.map { context.uses[$0].name }
    guard Set(names).count == names.count else { return [] }
    return [
      Diagnostic.Fix("remove \(Wording.list(names.reversed()))", names.map { .removeNode($0) })
    ]
  }
}
