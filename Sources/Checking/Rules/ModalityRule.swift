import Flow

/// Every link gives what its port takes.
struct ModalityRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let mismatched = context.leaves.compactMap { leaf -> (Leaf, PortType)? in
      guard let type = context.type(of: leaf.source), !leaf.takes(type) else { return nil }
      return (leaf, type)
    }
    guard !mismatched.isEmpty else { return [] }
    let search = ConversionSearch(catalogue: context.catalogue)
    var classes = ClassConversionSearch(context)
    return mismatched.map { leaf, type in
      if let rules = ServerRules(leaf.signature.name) {
        return finding(leaf, type, rules, &classes, context)
      }
      return finding(leaf, type, search, context)
    }
  }

  private func finding(
    _ leaf: Leaf, _ type: PortType, _ search: ConversionSearch, _ context: CheckContext
  ) -> Diagnostic {
    let chain = search.chain(from: type, to: leaf.expected) ?? []
    let name = leaf.source.name(in: context)
    var message = "\(name) is \(type) but \(leaf.label) takes \(leaf.expected)"
    message += chain.isEmpty ? "." : ": \(chain.names) would convert it."
    let fixes =
      chain.isEmpty || !leaf.isReachable
      ? []
      : [
        search.inserting(
          chain, after: leaf.source, at: context.writtenIndex(leaf.node.name), in: context
        ) { leaf.replacing(with: $0) }
      ]
    return Diagnostic(
      .modalityMismatch, message, at: leaf.place,
      hint: chain.isEmpty ? "No chain of functions turns \(type) into \(leaf.expected)." : nil,
      fixes: fixes)
  }

  private func finding(
    _ leaf: Leaf, _ type: PortType, _ rules: ServerRules, _ classes: inout ClassConversionSearch,
    _ context: CheckContext
  ) -> Diagnostic {
    let found = classes.conversion(from: type, to: leaf.expected, on: leaf.signature.name.target)
    let hint =
      if let found {
        found.others.isEmpty
          ? "\(found.function.name) turns \(type) into \(leaf.expected)."
          : "\(found.function.name) turns \(type) into \(leaf.expected); it also needs "
            + "\(Wording.list(found.others.map(\.name)))."
      } else if Wording.type(type) == Wording.type(leaf.expected) {
        "Their lists of choices differ, and \(rules.product) compares these as a whole."
      } else {
        "No class turns \(Wording.type(type)) into \(Wording.type(leaf.expected))."
      }
    let fix = leaf.isReachable ? found.flatMap { classes.fix($0, for: leaf) } : nil
    return Diagnostic(
      .modalityMismatch,
      "\(leaf.source.name(in: context)) is \(Wording.type(type)) but \(leaf.label) takes "
        + "\(Wording.type(leaf.expected)), and "
        + "\(rules.product) converts nothing on the way.",
      at: leaf.place, hint: hint, fixes: fix.map { [$0] } ?? [])
  }
}

extension Source {
  /// The source as findings name it, an output always with its port.
  func name(in context: CheckContext) -> String {
    switch self {
    case .output(let reference):
      if let port = context.use(reference.node)?.signature?.output(reference.port) {
        "\(reference.node).\(port.name)"
      } else {
        reference.description
      }
    case .parameter(let name): name
    case .value(let value): value.description
    case .list(let sources):
      "[" + sources.map { $0.name(in: context) }.joined(separator: ", ") + "]"
    }
  }
}
