import Flow

/// A port is filled once: by position or by name, and by name only once.
struct FilledTwiceRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.uses.flatMap { use -> [Diagnostic] in
      guard let signature = use.signature else { return [] }
      var filled: [String: [Argument]] = [:]
      var findings: [Diagnostic] = []
      for argument in use.node.arguments {
        guard let port = signature.port(argument.port) else { continue }
        let earlier = filled[port.name, default: []]
        filled[port.name, default: []].append(argument)
        // A list port takes any number of positional arguments.
        if earlier.isEmpty || (port.type.isList && positional(earlier + [argument])) { continue }
        findings.append(finding(argument, port, use, earlier))
      }
      return findings
    }
  }

  private func positional(_ arguments: [Argument]) -> Bool {
    arguments.allSatisfy { if case .position = $0.port { true } else { false } }
  }

  private func finding(
    _ argument: Argument, _ port: Port, _ use: NodeUse, _ earlier: [Argument]
  ) -> Diagnostic {
    // Taking a positional argument away would move those after it, so the named one goes.
    let named = (earlier + [argument]).last { $0.port == .named(port.name) }
    let title =
      earlier.contains { $0.port == argument.port }
      ? "remove the first \(port.name)" : "remove \(port.name)"
    let fixes = named.map {
      [Diagnostic.Fix(title, [.setArgument(node: use.name, port: $0.port, nil)])]
    }
    return Diagnostic(
      .filledTwice, "\(use.name).\(port.name) is filled twice.",
      at: .argument(node: use.name, argument.port), hint: "Keep one of the two.",
      fixes: fixes ?? [])
  }
}
