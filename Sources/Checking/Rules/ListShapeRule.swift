import Flow

/// A list goes only where a list is taken.
struct ListShapeRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.leaves.compactMap { leaf in
      guard case .list(let sources) = leaf.source, leaf.expected != .any else { return nil }
      let rules = ServerRules(leaf.signature.name)
      let fixes = sources.count == 1 && leaf.isReachable ? sources.first : nil
      return Diagnostic(
        .typeMismatch,
        "\(leaf.label) takes one \(leaf.expected.element), but a list of \(sources.count) is given.",
        at: leaf.place, hint: rules.map { "\($0.product) reads a list as a link." },
        fixes: fixes.map { [Diagnostic.Fix("take it out of the list", [leaf.replacing(with: $0)])] }
          ?? [])
    }
  }
}
