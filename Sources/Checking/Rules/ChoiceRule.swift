import Flow

/// A closed parameter is given one of its texts.
struct ChoiceRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    let choices = literal.port.choices.map(\.value)
    guard !choices.isEmpty, literal.isTextual, case .text(let given) = literal.value,
      !choices.contains(given)
    else { return [] }
    let near = NearNames.of(given, in: choices)
    let meant = literal.port.choice(meaning: given) ?? (near.count == 1 ? near.first : nil)
    let suggestions = meant.map { meant in [meant] + near.filter { $0 != meant } } ?? near
    return [
      Diagnostic(
        .notAChoice,
        "\(literal.label) is one of \(Wording.choices(of: literal.port)), but "
          + "\(literal.value) is none of them.",
        at: literal.place, hint: NearNames.question(suggestions.map(Value.quoted)),
        fixes: suggestions.flatMap { literal.writing(.text($0)) })
    ]
  }
}

extension Port {
  /// The choice that a text means: spelled in other case, or one of the choice's other words.
  func choice(meaning text: String) -> String? {
    let lowered = text.lowercased()
    let same =
      choices.first { $0.value == text } ?? choices.first { $0.value.lowercased() == lowered }
    return (same ?? choices.first { $0.words.contains { $0.lowercased() == lowered } })?.value
  }
}
