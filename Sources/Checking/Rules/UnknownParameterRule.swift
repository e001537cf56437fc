import Flow

/// Every argument addresses a port of the function.
struct UnknownParameterRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.survey.withUnknownArguments.flatMap { index -> [Diagnostic] in
      let use = context.uses[index]
      guard let shape = use.shape else { return [] }
      let signature = shape.signature
      return use.node.arguments.filter { shape.port($0.port) == nil }.map { argument in
        switch argument.port {
        case .named(let name): unknown(name, argument, use, signature)
        case .position(let index): surplus(index, argument, use, signature)
        }
      }
    }
  }

  private func unknown(
    _ name: String, _ argument: Argument, _ use: NodeUse, _ signature: Signature
  ) -> Diagnostic {
    let names = signature.ports.map(\.name)
    var near = NearNames.of(name, in: names)
    if near.isEmpty {
      let word = name.lowercased()
      near = signature.ports.filter { port in
        port.words.contains { $0.lowercased() == word }
          || port.name.lowercased().split(separator: "_").contains { $0 == word }
      }.map(\.name)
    }
    let free = near.filter { candidate in
      !use.node.arguments.contains { signature.port($0.port)?.name == candidate }
    }
    var fixes: [Diagnostic.Fix] = []
    if let meant = free.first {
      fixes.append(
        Diagnostic.Fix(
          "rename \(name) to \(meant)",
          emptying(argument, use)
            + [.setArgument(node: use.name, port: .named(meant), argument.source)]))
    }
    fixes.append(removal(argument, use))
    let takes = names.isEmpty ? "It takes nothing." : "It takes \(Wording.some(names))."
    // A server that passes over keys it does not know runs what was left behind by an older version of
    // a class all the same; a slip of the pen it runs wrongly.
    let isLeftBehind = ServerRules(signature.name)?.ignoresUnknownKeys ?? false && free.isEmpty
    let ignored = ServerRules(signature.name).map { ["\($0.product) ignores it without a word."] }
    return Diagnostic(
      .unknownParameter, "\(signature.name) has no parameter named \(name).",
      severity: isLeftBehind ? .warning : nil, at: .argument(node: use.name, argument.port),
      hint: NearNames.question(near) ?? takes, notes: ignored ?? [], fixes: fixes)
  }

  private func surplus(
    _ index: Int, _ argument: Argument, _ use: NodeUse, _ signature: Signature
  ) -> Diagnostic {
    let count = signature.ports.count
    let takes =
      count == 0
      ? "nothing"
      : "at most \(count): \(Wording.list(signature.ports.map(\.name)))"
    return Diagnostic(
      .tooManyArguments,
      "\(use.name) is given \(index + 1) arguments without a name, but \(signature.name) takes "
        + "\(takes).",
      at: .argument(node: use.name, argument.port), fixes: [removal(argument, use)])
  }

  private func removal(_ argument: Argument, _ use: NodeUse) -> Diagnostic.Fix {
    let what =
      switch argument.port {
      case .named(let name): name
      case .position(let index): "argument \(index + 1)"
      }
    return Diagnostic.Fix("remove \(what)", emptying(argument, use))
  }

  /// One edit for each time that the name is written.
  private func emptying(_ argument: Argument, _ use: NodeUse) -> [FlowEdit] {
    use.node.arguments.filter { $0.port == argument.port }.map {
      .setArgument(node: use.name, port: $0.port, nil)
    }
  }
}
