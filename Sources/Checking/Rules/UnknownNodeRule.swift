import Flow

/// Every link and every use of a parameter starts at something that the flow has.
struct UnknownNodeRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.flow.nodes.flatMap { node in
      node.arguments.flatMap { argument in
        unknown(in: argument.source, at: .argument(node: node.name, argument.port), context) {
          .setArgument(node: node.name, port: argument.port, $0)
        }
      }
    }
      + context.flow.returns.enumerated().flatMap { index, result in
        unknown(in: result.source, at: .result(index), context) { source in
          var returns = context.flow.returns
          returns[index].source = source
          return .setReturns(returns)
        }
      }
  }

  private func unknown(
    in source: Source, at place: FlowPlace, _ context: CheckContext,
    _ edit: (Source) -> FlowEdit
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return names(in: source).compactMap { name in
      guard context.use(name) == nil, context.parameter(name) == nil || isReference(name, source),
        seen.insert(name).inserted
      else { return nil }
      let known = context.flow.nodes.map(\.name) + context.flow.parameters.map(\.name)
      let near = NearNames.of(name, in: known.filter { $0 != place.node })
      let fixes = near.first.map { meant in
        [
          Diagnostic.Fix(
            "use \(meant)", [edit(source.replacing(name, with: meant, in: context))])
        ]
      }
      let list = known.isEmpty ? nil : "The flow has \(Wording.list(known))."
      return Diagnostic(
        .unknownNode, "There is no node named \(name).", at: place,
        hint: NearNames.question(near) ?? list, fixes: fixes ?? [])
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
