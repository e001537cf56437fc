import Flow

/// No literal is one that the server would turn into something else without a word.
struct CoercionRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard let coercion = Coercion(literal) else { return [] }
    let port = literal.port
    let product = literal.function.flatMap { ServerRules($0.name)?.product } ?? "a server"
    let takes =
      port.isWhole && literal.writtenNumber != nil ? "a whole number" : Wording.type(port.type)
    let result = coercion.result
    var fixes = literal.writing(result)
    if let meaning = coercion.meaning {
      fixes = literal.writing(meaning, "write \(meaning), as it says") + fixes
    }
    return [
      Diagnostic(
        .coercedValue,
        "\(literal.label) takes \(takes), but \(literal.value) is \(kind(literal)), which "
          + "\(product) turns into \(result) without a word.",
        severity: coercion.meaning == nil ? nil : .error, at: literal.place, fixes: fixes)
    ]
  }

  private func kind(_ literal: Literal) -> String {
    literal.writtenNumber == nil ? literal.value.kind : "none"
  }
}
