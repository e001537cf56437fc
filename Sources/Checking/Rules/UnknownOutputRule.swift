import Flow

/// Every link starts at an output that its function has.
struct UnknownOutputRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for use in context.uses where !use.node.furtherNames.isEmpty { findings += surplusNames(use) }
    for place in context.survey.strayOutputs {
      let node = context.uses[place.node].node
      let argument = node.arguments[place.argument]
      findings += unknown(
        in: argument.source, at: .argument(node: node.name, argument.port), context,
        isReachable: context.uses[place.node].position(of: argument.port) == place.argument
      ) { .setArgument(node: node.name, port: argument.port, $0) }
    }
    for (index, result) in context.flow.returns.enumerated() {
      findings += unknown(in: result.source, at: .result(index), context) { source in
        var returns = context.flow.returns
        returns[index].source = source
        return .setReturns(returns)
      }
    }
    return findings
  }

  private func surplusNames(_ use: NodeUse) -> [Diagnostic] {
    guard let outputs = use.signature?.outputs, use.node.furtherNames.count + 1 > outputs.count,
      let surplus = use.node.furtherNames.last
    else { return [] }
    let count = outputs.count == 1 ? "one output" : "\(outputs.count) outputs"
    return [
      Diagnostic(
        .unknownOutput, "\(use.node.function) has \(count), so there is none for \(surplus).",
        at: .node(use.name))
    ]
  }

  private func unknown(
    in source: Source, at place: FlowPlace, _ context: CheckContext, isReachable: Bool = true,
    _ edit: (Source) -> FlowEdit
  ) -> [Diagnostic] {
    source.references.compactMap { reference in
      guard let signature = context.use(reference.node)?.signature,
        signature.output(reference.port) == nil
      else { return nil }
      let names = signature.outputs.map(\.name)
      guard let port = reference.port, !names.isEmpty else {
        return Diagnostic(
          .unknownOutput, "\(reference.node) gives nothing: \(signature.name) has no output.",
          at: place)
      }
      let near = NearNames.of(port.description, in: names)
      let meant = near.first ?? (names.count == 1 ? names.first : nil)
      let fixes = meant.map { name in
        [
          Diagnostic.Fix(
            "use \(reference.node).\(name)",
            [
              edit(
                source.mapReferences {
                  .output($0 == reference ? OutputReference($0.node, .named(name)) : $0)
                })
            ])
        ]
      }
      return Diagnostic(
        .unknownOutput,
        "\(signature.name) has no output named \(port), so \(reference) is nothing.",
        at: place, hint: NearNames.question(near) ?? "It gives \(Wording.list(names)).",
        fixes: isReachable ? fixes ?? [] : [])
    }
  }
}
