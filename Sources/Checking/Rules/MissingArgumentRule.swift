import Flow

/// Every port without a default is filled.
struct MissingArgumentRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.uses.flatMap { use -> [Diagnostic] in
      guard let signature = use.signature else { return [] }
      let given = use.node.arguments.filter { !$0.source.isEmptyList }
      let filled = Set(given.compactMap { signature.port($0.port)?.name })
      return signature.ports.filter { $0.isRequired && !filled.contains($0.name) }.map { port in
        finding(port, use, signature, context)
      }
    }
  }

  private func finding(
    _ port: Port, _ use: NodeUse, _ signature: Signature, _ context: CheckContext
  ) -> Diagnostic {
    var fixes: [Diagnostic.Fix] = []
    if port.isInput, let source = onlyFittingSource(for: port, of: use, in: context) {
      fixes = [
        Diagnostic.Fix(
          "connect \(source.name)",
          [.setArgument(node: use.name, port: .named(port.name), source.source)])
      ]
    }
    let purpose = port.documentation.isEmpty ? nil : port.documentation
    return Diagnostic(
      port.isInput ? .missingInput : .missingParameter,
      "\(use.name) needs \(port.name): \(signature.name) takes \(Wording.taking(port)) there, and "
        + "nothing is given.",
      at: .argument(node: use.name, .named(port.name)), hint: purpose, fixes: fixes)
  }

  /// The one output or parameter that fits and that nothing uses, if there is exactly one.
  private func onlyFittingSource(
    for port: Port, of use: NodeUse, in context: CheckContext
  ) -> (name: String, source: Source)? {
    let used = Set(
      (context.flow.links.map(\.source)
        + context.flow.returns.flatMap { $0.source.references }).compactMap { reference in
          context.use(reference.node)?.signature?.output(reference.port).map {
            OutputReference(reference.node, .named($0.name))
          }
        })
    let downstream = context.flow.nodesDrawing(on: use.name)
    var found: [(name: String, source: Source)] = []
    for other in context.uses where other.name != use.name && !downstream.contains(other.name) {
      for (index, output) in (other.signature?.outputs ?? []).enumerated()
      where port.type.accepts(output.type) && output.type != .any {
        let reference = OutputReference(other.name, .named(output.name))
        if used.contains(reference) { continue }
        let written = index == 0 ? OutputReference(other.name) : reference
        found.append((written.description, .output(written)))
      }
    }
    let usedParameters = context.flow.usedParameters
    for parameter in context.flow.parameters
    where port.type.accepts(parameter.type) && !usedParameters.contains(parameter.name) {
      found.append((parameter.name, .parameter(parameter.name)))
    }
    return found.count == 1 ? found.first : nil
  }
}

extension Source {
  /// Whether this is a list of nothing.
  fileprivate var isEmptyList: Bool { self == .list([]) || self == .value(.list([])) }
}
