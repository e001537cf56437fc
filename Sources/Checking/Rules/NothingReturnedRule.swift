import Flow

/// A flow gives something, or has a node that is a purpose in itself.
struct NothingReturnedRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.flow
    guard flow.returns.isEmpty, !flow.nodes.isEmpty,
      !flow.outputs.isEmpty || !context.uses.contains(where: { $0.shape?.isOutput ?? false })
    else { return [] }
    // What an unknown function does is not known either.
    if context.uses.contains(where: { $0.shape == nil }) && flow.outputs.isEmpty { return [] }
    let ends = openEnds(context)
    if flow.outputs.isEmpty, let rules = rules(for: context) {
      return [noOutput(rules, ends, context)]
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

  /// The nodes that give something which nothing takes.
  private func openEnds(_ context: CheckContext) -> [NodeUse] {
    let users = context.survey.graph.reversed
    return context.uses.indices.filter { index in
      users.sources(of: index).allSatisfy { $0 == index }
        && !(context.uses[index].signature?.outputs.isEmpty ?? true)
    }.map { context.uses[$0] }
  }

  /// The rules of the server that all nodes run on, if they do: its primitives, and flows over them.
  private func rules(for context: CheckContext) -> ServerRules? {
    let primitives = context.uses.filter { $0.node.function.target != nil }
    let others = context.uses.filter { $0.node.function.target == nil }
    guard primitives.allSatisfy({ ServerRules($0.node.function) != nil }),
      others.allSatisfy({ $0.signature?.outputs.allSatisfy(\.type.isOfTarget) ?? false })
    else { return nil }
    return primitives.first.flatMap { ServerRules($0.node.function) }
  }

  private func noOutput(
    _ rules: ServerRules, _ ends: [NodeUse], _ context: CheckContext
  ) -> Diagnostic {
    let resting = context.written.nodes.filter {
      $0.mode != .active && context.catalogue[$0.function]?.isOutput ?? false
    }
    var hint = "Add a node that saves or shows a result."
    if let first = resting.first {
      hint = "\(first.name) would be one, but it is \(first.mode.word)."
    }
    return Diagnostic(
      .noOutput,
      "No node saves or shows anything, so \(rules.product) would refuse the flow.", at: .flow,
      hint: hint, fixes: resting.isEmpty ? saving(ends, context) : resting.prefix(1).map(\.waking))
  }

  /// Puts a saver behind the last open end that one takes.
  private func saving(_ ends: [NodeUse], _ context: CheckContext) -> [Diagnostic.Fix] {
    let target = context.flow.nodes.lazy.compactMap(\.function.target).first
    let savers = context.catalogue.signatures.filter { function in
      function.isOutput && function.name.target == target
        && function.ports.count(where: { $0.isRequired }) == 1
    }
    for end in ends.reversed() {
      for (index, output) in (end.signature?.outputs ?? []).enumerated() where output.type != .any {
        let fitting = savers.filter { saver in
          saver.ports.contains { $0.isRequired && $0.isInput && $0.type == output.type }
        }
        let saver = fitting.first { $0.name.name.hasPrefix("Save") } ?? fitting.first
        guard let saver, let port = saver.ports.first(where: \.isRequired) else { continue }
        let name = context.freeName(ClassConversionSearch.nodeName(of: saver.name.name))
        let source = OutputReference(end.name, index == 0 ? nil : .named(output.name))
        let node = Node(name, saver.name, [Argument(port.name, .output(source))])
        return [
          Diagnostic.Fix(
            "add \(saver.name) for \(source)", [.addNode(node, at: context.written.nodes.count)])
        ]
      }
    }
    return []
  }
}

extension Node {
  /// A fix that lets the node take part again.
  var waking: Diagnostic.Fix {
    Diagnostic.Fix("let \(name) take part again", [.activate(name)])
  }
}

extension PortType {
  /// Whether only a target knows the type.
  fileprivate var isOfTarget: Bool {
    switch self {
    case .named, .any: true
    case .modality, .list, .file: false
    }
  }
}

extension Node.Mode {
  /// What a node in this mode is called.
  var word: String {
    switch self {
    case .active: "active"
    case .muted: "muted"
    case .bypassed: "bypassed"
    }
  }
}
