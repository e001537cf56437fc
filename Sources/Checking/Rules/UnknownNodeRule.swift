import Flow

/// Every link and every use of a parameter starts at something that the flow has.
struct UnknownNodeRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let stray = context.survey.strayNames
    var findings: [Diagnostic] = []
    let known = context.flow.nodes.map(\.name) + context.flow.parameters.map(\.name)
    for (index, place) in stray.enumerated() {
      let node = context.uses[place.node].node
      let argument = node.arguments[place.argument]
      findings += unknown(
        in: argument.source, at: .argument(node: node.name, argument.port), context,
        index < NearNames.searchLimit ? known : [],
        isReachable: context.uses[place.node].position(of: argument.port) == place.argument
      ) { .setArgument(node: node.name, port: argument.port, $0) }
    }
    for (index, result) in context.flow.returns.enumerated() {
      findings += unknown(
        in: result.source, at: .result(index), context,
        findings.count < NearNames.searchLimit ? known : []
      ) { source in
        var returns = context.flow.returns
        returns[index].source = source
        return .setReturns(returns)
      }
    }
    return findings
  }

  private func unknown(
    in source: Source, at place: FlowPlace, _ context: CheckContext, _ known: [String],
    isReachable: Bool = true, _ edit: (Source) -> FlowEdit
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return names(in: source).compactMap { name in
      guard context.use(name) == nil, context.parameter(name) == nil || isReference(name, source),
        seen.insert(name).inserted
      else { return nil }
      let near = NearNames.of(name, in: known.filter { $0 != place.node })
      let fixes = near.first.map { meant in
        [
          Diagnostic.Fix(
            "use \(meant)", [edit(source.replacing(name, with: meant, in: context))])
        ]
      }
      let list = known.isEmpty ? nil : "The flow has \(Wording.some(known))."
      return Diagnostic(
        .unknownNode, "There is no node named \(name).", at: place,
        hint: NearNames.question(near) ?? list, fixes: isReachable ? fixes ?? [] : [])
    }
  }

  private func isReference(_ name: String, _ source: Source) -> Bool {
    source.references.contains { $0.node == name }
  }

  private func names(in source: Source) -> [String] {
    switch source {
    case .value: []
    case .output(let reference): [reference.node]
    case .parameter(let name): [name]
    case .list(let sources): sources.flatMap(names)
    }
  }
}

extension Source {
  /// This source with a name replaced by that of a node or a parameter.
  fileprivate func replacing(_ name: String, with new: String, in context: CheckContext) -> Source {
    switch self {
    case .output(let reference) where reference.node == name:
      context.use(new) == nil ? .parameter(new) : .output(OutputReference(new, reference.port))
    case .parameter(let old) where old == name:
      context.use(new) == nil ? .parameter(new) : .output(OutputReference(new))
    case .list(let sources): .list(sources.map { $0.replacing(name, with: new, in: context) })
    case .value, .output, .parameter: self
    }
  }
}
