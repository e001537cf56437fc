import Flow
import Library

extension RuleReading {
  /// Two words of a clause that say the opposite of one another.
  struct Opposition {
    var first: Int
    var second: Int
  }

  /// "brighter and darker", "louder and quieter": phrases that say the opposite of a chosen one.
  ///
  /// Only comparatives are opposed: "slow it down, at half the speed" says one thing twice.
  func opposites(of chosen: [PhraseMatch], in clause: Range<Int>) -> [Opposition] {
    let said = Set(chosen.flatMap(\.literals))
    return selection.matches(in: clause).compactMap { other in
      guard let second = other.literals.last, !said.contains(second),
        let first = chosen.first(where: { isOpposite(other, of: $0) })?.literals.last,
        request[first].word.hasSuffix("er"), request[second].word.hasSuffix("er")
      else { return nil }
      return Opposition(first: first, second: second)
    }
  }

  /// Tells the first opposition whose second word no step could take.
  mutating func reportOpposites(_ found: [Opposition]) {
    guard let opposition = found.first else { return }
    used.insert(opposition.second)
    reportContradiction(
      request[opposition.first].word, request[opposition.second].word, of: "the same thing")
  }

  private func isOpposite(_ match: PhraseMatch, of other: PhraseMatch) -> Bool {
    guard match.literals.last != other.literals.last else { return false }
    if roles.areOpposite(match.function, other.function) { return true }
    return match.function == other.function
      && meanings(match.phrase) != meanings(other.phrase)
  }

  private func meanings(_ phrase: Phrase) -> [Phrase.Preset.Meaning] {
    phrase.presets.map(\.meaning).filter { $0 == .negative || $0 == .inverse }
  }

  /// "5 seconds and 10 seconds long": a second number for a port that has one.
  mutating func reportSecondNumbers() {
    for index in request.lexemes.indices where request[index].isNumeric && !used.contains(index) {
      let rivals = steps.compactMap { rival(of: index, in: $0) }
      guard let (step, port, place) = rivals.first else { continue }
      used.insert(index)
      if isSame(request[place].kind, request[index].kind) { continue }
      reportContradiction(
        request.words(place..<place + 1), request.words(index..<index + 1),
        of: "the \(port == "width" ? "size" : port) of \(step.node)")
    }
  }

  /// The port of a step that a number would be for, with the number that it has already.
  func rival(of index: Int, in step: BoundStep) -> (BoundStep, String, Int)? {
    guard step.own.contains(index) else { return nil }
    let binding = NumberBinding(
      request: request, vocabulary: library.vocabulary, signature: step.signature)
    for (name, place) in step.numbers.sorted(by: { $0.key < $1.key }) {
      guard let port = step.signature.port(name) else { continue }
      switch (request[index].kind, request[place].kind) {
      case (.size, .size): return (step, name, place)
      case (.quantity(let quantity), .quantity(let other))
      where quantity.unit.dimension == other.unit.dimension && binding.likeness(index, port) != nil:
        return (step, name, place)
      default: continue
      }
    }
    return nil
  }

  /// "By half, that is 50 %" says one thing twice.
  private func isSame(_ first: Lexeme.Kind, _ second: Lexeme.Kind) -> Bool {
    guard case .quantity(let first) = first, case .quantity(let second) = second else {
      return first == second
    }
    return first.converted(to: second.unit)?.number.double == second.number.double
  }

  private mutating func reportContradiction(_ first: String, _ second: String, of thing: String) {
    diagnostics.append(
      Diagnostic(
        .contradiction,
        "The request asks for \"\(first)\" and for \"\(second)\" for \(thing).",
        hint: "Say which of the two is meant; the flow has \"\(first)\"."))
  }
}
