import Flow

/// A flow returns what it declares.
struct ResultRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.flow
    guard !flow.outputs.isEmpty, !flow.returns.isEmpty else { return [] }
    var findings: [Diagnostic] = []
    if flow.outputs.count != flow.returns.count {
      let declared = flow.outputs.map(\.type.description)
      let title = flow.name.map { "The flow \($0)" } ?? "The flow"
      findings.append(
        Diagnostic(
          .modalityMismatch,
          "\(title) declares \(count(flow.outputs.count)), \(Wording.list(declared)), but returns "
            + "\(flow.returns.count).",
          at: .result(min(flow.outputs.count, flow.returns.count - 1))))
    }
    for (index, (result, output)) in zip(flow.returns, flow.outputs).enumerated() {
      findings += mismatch(result, output, index, context)
    }
    return findings
  }

  private func count(_ number: Int) -> String { number == 1 ? "one result" : "\(number) results" }

  private func mismatch(
    _ result: Flow.Return, _ output: OutputPort, _ index: Int, _ context: CheckContext
  ) -> [Diagnostic] {
    if case .list(let sources) = result.source {
      let types = sources.map { context.type(of: $0) }
      if output.type.isList, types.allSatisfy({ $0.map(output.type.element.accepts) ?? true }) {
        return []
      }
      guard let wrong = types.compactMap(\.self).first(where: { !output.type.element.accepts($0) })
      else {
        return output.type == .any || output.type.isList
          ? []
          : [
            Diagnostic(
              .modalityMismatch, "The flow declares \(output.type) but returns a list.",
              at: .result(index))
          ]
      }
      return [
        Diagnostic(
          .modalityMismatch, "The flow declares \(output.type) but returns \(wrong) in a list.",
          at: .result(index))
      ]
    }
    guard let type = context.type(of: result.source), !output.type.accepts(type) else { return [] }
    let search = ConversionSearch(catalogue: context.catalogue)
    let chain = search.chain(from: type, to: output.type) ?? []
    let message =
      "The flow declares \(output.type) but returns \(result.source.name(in: context)), which is "
      + "\(type)"
    let fix = search.inserting(
      chain, after: result.source, at: context.written.nodes.count, in: context
    ) { source in
      var returns = context.flow.returns
      returns[index].source = source
      return .setReturns(returns)
    }
    return [
      Diagnostic(
        .modalityMismatch,
        message + (chain.isEmpty ? "." : ": \(chain.names) would convert it."),
        at: .result(index), fixes: chain.isEmpty ? [] : [fix])
    ]
  }
}
