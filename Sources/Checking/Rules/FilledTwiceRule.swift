import Flow

/// A port is filled once: by position or by name, and by name only once.
struct FilledTwiceRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.survey.withSharedPorts.flatMap { index -> [Diagnostic] in
      let use = context.uses[index]
      guard let shape = use.shape else { return [] }
      var filled: [Int: [Argument]] = [:]
      var findings: [Diagnostic] = []
      for argument in use.node.arguments {
        guard let number = shape.port(argument.port) else { continue }
        let port = shape.ports[number].port
        // A list port takes any number of positional arguments.
        if port.type.isList, !argument.isNamed, filled[number]?.last?.isNamed == false { continue }
        let earlier = filled[number] ?? []
        filled[number] = earlier + [argument]
        if !earlier.isEmpty { findings.append(finding(argument, port, use, earlier)) }
      }
      return findings
    }
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

extension Argument {
  /// Whether it addresses its port by name.
  fileprivate var isNamed: Bool { if case .named = port { true } else { false } }
}
