import Flow

/// A flow gives something, or has a node that is a purpose in itself.
struct NothingReturnedRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.flow
    guard flow.returns.isEmpty, !flow.nodes.isEmpty,
      !flow.outputs.isEmpty || !context.uses.contains(where: { $0.signature?.isOutput ?? false })
    else { return [] }
    // What an unknown function does is not known either.
    if context.uses.contains(where: { $0.signature == nil }) && flow.outputs.isEmpty { return [] }
    let used = Set(flow.links.filter { $0.source.node != $0.node }.map(\.source.node))
    let ends = context.uses.filter {
      !used.contains($0.name) && !($0.signature?.outputs.isEmpty ?? true)
    }
    let fixes = ends.last.map { last in
      [
        Diagnostic.Fix(
          "return \(last.name)", [.setReturns([Flow.Return(.output(OutputReference(last.name)))])])
      ]
    }
    return [
      Diagnostic(
        .nothingReturned, "The flow returns nothing.", at: .flow,
        hint: ends.last.map { "End it with return \($0.name)." }, fixes: fixes ?? [])
    ]
  }
}
