import Flow

/// One thing that can be wrong with a flow.
protocol Rule: Sendable {
  /// Every place of the flow where it is wrong.
  func findings(in context: CheckContext) -> [Diagnostic]
}

/// One thing that can be wrong with a literal, wherever it stands.
protocol LiteralRule: Rule {
  /// What is wrong with that literal.
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic]
}

extension LiteralRule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    context.literals.flatMap { findings(for: $0, in: context) }
  }
}
