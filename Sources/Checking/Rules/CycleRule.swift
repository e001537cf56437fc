import Flow

/// No node draws on itself, directly or through others.
struct CycleRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    var findings = selfLinks(in: context.flow)
    let loops = Set(findings.compactMap(\.place?.node))
    // A link from a node to itself is told by itself; what is left shows cycles through others.
    var rest = context.flow
    for index in rest.nodes.indices where loops.contains(rest.nodes[index].name) {
      let name = rest.nodes[index].name
      rest.nodes[index].arguments.removeAll { argument in
        argument.source.references.contains { $0.node == name }
      }
    }
    if let cycle = rest.firstCycle(), let first = cycle.first {
      let path = (cycle + [first]).joined(separator: " -> ")
      findings.append(
        Diagnostic(
          .cycle, "Nodes draw on one another in a circle: \(path).", at: .node(first),
          hint: "Take one of these links away."))
    }
    return findings + recursion(in: context)
  }

  private func selfLinks(in flow: Flow) -> [Diagnostic] {
    flow.nodes.flatMap { node in
      node.arguments.filter { $0.source.references.contains { $0.node == node.name } }.map {
        Diagnostic(
          .cycle, "\(node.name) draws on itself: \(node.name) -> \(node.name).",
          at: .argument(node: node.name, $0.port), hint: "Give it another node's output.")
      }
    }
  }

  private func recursion(in context: CheckContext) -> [Diagnostic] {
    // A function of the library may have the flow's name; it is the flow itself only with its ports.
    guard let name = context.flow.name, context.catalogue[name]?.ports == context.flow.parameters
    else { return [] }
    return context.flow.nodes.filter { $0.function == FunctionName(name) }.map { node in
      Diagnostic(
        .cycle, "The flow \(name) uses itself.", at: .function(node: node.name),
        hint: "A flow can use other flows, but not itself.")
    }
  }
}
