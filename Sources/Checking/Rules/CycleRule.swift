import Flow

/// No node draws on itself, directly or through others.
struct CycleRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    var findings = selfLinks(in: context)
    if let circle = context.survey.graph.circle, let first = circle.first {
      let names = circle.map { context.uses[$0].name }
      findings.append(
        Diagnostic(
          .cycle, "Nodes draw on one another in a circle: \(path(names)).",
          at: .node(context.uses[first].name), hint: "Take one of these links away."))
    }
    return findings + recursion(in: context)
  }

  /// The names with the first once more at the end; the middle of a long circle is left out.
  private func path(_ names: [String]) -> String {
    let limit = 16
    var shown = names
    if names.count > limit {
      let left = "... \(names.count - limit) more ..."
      shown = names.prefix(limit / 2) + [left] + names.suffix(limit / 2)
    }
    return (shown + names.prefix(1)).joined(separator: " -> ")
  }

  private func selfLinks(in context: CheckContext) -> [Diagnostic] {
    let graph = context.survey.graph
    return context.uses.indices.filter { graph.sources(of: $0).contains($0) }
      .map { context.uses[$0].node }
      .flatMap { node in
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
