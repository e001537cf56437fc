import Flow

/// Every parameter of the flow does something.
struct UnusedParameterRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let used = context.usedParameters
    return context.flow.parameters.filter { !used.contains($0.name) }.map { parameter in
      Diagnostic(
        .unusedParameter, "Nothing uses the parameter \(parameter.name).",
        at: .parameter(parameter.name), hint: "Connect it or remove it.")
    }
  }
}
