import Flow

/// Every link gives what its port takes.
struct ModalityRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let mismatched = context.leaves.compactMap { leaf -> (Leaf, PortType)? in
      guard let type = context.type(of: leaf.source), !fits(type, leaf) else { return nil }
      return (leaf, type)
    }
    guard !mismatched.isEmpty else { return [] }
    let search = ConversionSearch(catalogue: context.catalogue)
    return mismatched.map { finding($0, $1, search, context) }
  }

  private func fits(_ type: PortType, _ leaf: Leaf) -> Bool {
    leaf.expected.accepts(type) && !(type.isList && !leaf.expected.isList && type != .any)
      || leaf.expected == .any
  }

  private func finding(
    _ leaf: Leaf, _ type: PortType, _ search: ConversionSearch, _ context: CheckContext
  ) -> Diagnostic {
    let chain = search.chain(from: type, to: leaf.expected) ?? []
    let index = context.index(leaf.node.name) ?? context.flow.nodes.count
    let name = leaf.source.name(in: context)
    var message = "\(name) is \(type) but \(leaf.label) takes \(leaf.expected)"
    message += chain.isEmpty ? "." : ": \(chain.names) would convert it."
    let fixes =
      chain.isEmpty
      ? []
      : [
        search.inserting(chain, after: leaf.source, at: index, in: context) {
          leaf.replacing(with: $0)
        }
      ]
    return Diagnostic(
      .modalityMismatch, message, at: leaf.place,
      hint: chain.isEmpty ? "No chain of functions turns \(type) into \(leaf.expected)." : nil,
      fixes: fixes)
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
