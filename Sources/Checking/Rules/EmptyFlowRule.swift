import Flow

/// A flow has something to do.
struct EmptyFlowRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    guard context.flow.nodes.isEmpty, context.flow.returns.isEmpty else { return [] }
    return [
      Diagnostic(
        .emptyFlow, "The flow is empty: it uses no function and returns nothing.", at: .flow,
        hint: "Add a node, such as picture = text_to_image(prompt: \"a lighthouse\").")
    ]
  }
}
