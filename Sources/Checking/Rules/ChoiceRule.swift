import Flow

/// A closed parameter is given one of its texts.
struct ChoiceRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard !literal.port.choices.isEmpty, literal.isTextual, case .text(let given) = literal.value,
      !literal.port.choices.contains(where: { $0.value == given })
    else { return [] }
    let near = NearNames.of(given, in: literal.port.choices.lazy.map(\.value))
    let meant = literal.port.choice(meaning: given)
    let suggestions = meant.map { meant in [meant] + near.filter { $0 != meant } } ?? near
    return [
      Diagnostic(
        .notAChoice,
        "\(literal.label) is one of \(Wording.choices(of: literal.port)), but "
          + "\(literal.value) is none of them.",
        at: literal.place, hint: NearNames.question(suggestions.map(Value.quoted)),
        fixes: suggestions.filter { $0 == meant || !isAnotherVersion($0, of: given) }
          .flatMap { literal.writing(.text($0)) })
    ]
  }

  /// Whether other numbers stand in the two: `base_1.5` is no slip of the pen for `base_2.1`.
  private func isAnotherVersion(_ choice: String, of given: String) -> Bool {
    func digits(_ text: String) -> [UInt8] {
      text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return digits(choice) != digits(given)
  }
}

extension Port {
  /// The choice that a text means: spelled in other case, one of the choice's other words, or a file
  /// of that name.
  func choice(meaning text: String) -> String? {
    if choices.isEmpty { return nil }
    let lowered = text.lowercased()
    let same =
      choices.first { $0.value == text } ?? choices.first { $0.value.lowercased() == lowered }
      ?? choices.first { $0.words.contains { $0.lowercased() == lowered } }
    return same?.value ?? file(meaning: lowered)
  }

  /// The one choice that is the same file, its folders divided by other slashes or left out.
  private func file(meaning lowered: String) -> String? {
    guard lowered.utf8.contains(UInt8(ascii: ".")) else { return nil }
    func parts(_ text: String) -> [Substring.UTF8View] {
      text[...].utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    }
    let wanted = parts(lowered)
    let files = choices.filter { choice in
      let other = parts(choice.value.lowercased())
      return !wanted.isEmpty && !other.isEmpty
        && zip(wanted.reversed(), other.reversed()).allSatisfy { $0.elementsEqual($1) }
    }
    return files.count == 1 ? files.first?.value : nil
  }
}
