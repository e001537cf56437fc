import Flow

/// Every node, output name and parameter has a name of its own.
struct DuplicateNameRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    if context.hasDistinctNames { return [] }
    let flow = context.written
    var findings: [Diagnostic] = []
    var parameters: Set<String> = []
    for parameter in flow.parameters where !parameters.insert(parameter.name).inserted {
      findings.append(
        Diagnostic(
          .duplicateName, "The flow has two parameters named \(parameter.name).",
          at: .parameter(parameter.name), hint: "Give one of them another name."))
    }
    var nodes: Set<String> = []
    var users = NameUsers()
    for (index, node) in flow.nodes.enumerated() {
      for name in [node.name] + node.furtherNames {
        if parameters.contains(name) {
          findings.append(clash(with: name, at: node, in: context))
        } else if !nodes.insert(name).inserted {
          findings.append(
            Diagnostic(
              .duplicateName, "There are two nodes named \(name).", at: .node(node.name),
              hint: "Give one of them another name.",
              fixes: separating(name, second: index, in: context, &users)))
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
    _ name: String, second: Int, in context: CheckContext, _ users: inout NameUsers
  ) -> [Diagnostic.Fix] {
    let flow = context.written
    guard flow.nodes[second].name == name, users.count(of: name, in: flow) == 2 else { return [] }
    let free = context.freeName("\(name)_1")
    var edits: [FlowEdit] = [.renameNode(name, to: free)]
    for (index, argument) in users.uses(of: name, in: flow) where index > second {
      edits.append(
        .setArgument(node: flow.nodes[index].name, port: argument.port, argument.source))
    }
    if flow.returns.contains(where: { $0.source.references.contains { $0.node == name } }) {
      edits.append(.setReturns(flow.returns))
    }
    return [Diagnostic.Fix("rename the first \(name) to \(free)", edits)]
  }
}

/// What draws on each name of a flow, worked out when it is first asked for.
private struct NameUsers {
  private var counts: [String: Int]?
  private var byName: [String: [(node: Int, argument: Argument)]] = [:]

  mutating func count(of name: String, in flow: Flow) -> Int {
    read(flow)
    return counts?[name] ?? 0
  }

  mutating func uses(of name: String, in flow: Flow) -> [(node: Int, argument: Argument)] {
    read(flow)
    return byName[name] ?? []
  }

  private mutating func read(_ flow: Flow) {
    guard counts == nil else { return }
    counts = Dictionary(flow.nodes.map { ($0.name, 1) }, uniquingKeysWith: +)
    for (index, node) in flow.nodes.enumerated() {
      for argument in node.arguments {
        for name in Set(argument.source.references.map(\.node)) {
          byName[name, default: []].append((index, argument))
        }
      }
    }
  }
}
