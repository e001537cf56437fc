import Flow
import Library

extension RuleReading {
  /// Puts "by 50 %" and "50 % louder" in the place of the bare numbers that were taken from them.
  mutating func relateNumbers(
    _ signature: Signature, _ match: PhraseMatch?, _ own: some Sequence<Int>,
    _ arguments: inout Arguments
  ) {
    let words = Set(own).union(match?.literals ?? []).sorted()
    for (name, place) in arguments.numbers.sorted(by: { $0.key < $1.key }) {
      guard let port = signature.port(name), arguments[name] != nil else { continue }
      // "3 times slower" is for the phrase to turn round.
      let isInverse =
        match?.phrase.presets.contains { $0.port == name && $0.meaning == .inverse } == true
      if isInverse, case .quantity(let quantity) = request[place].kind, quantity.unit == .times,
        quantity.number.double > 1
      {
        continue
      }
      let relation = NumberRelation(request: request, signature: signature, words: words)
      let number = request.words(place..<place + 1)
      switch relation.meaning(of: place, for: port) {
      case .plain: continue
      case .value(let value):
        arguments[name] = .value(value)
        assume("\"\(number)\" is read as \(name) \(value) of \(signature.name).")
      case .contradiction:
        arguments[name] = nil
        arguments.numbers[name] = nil
        diagnostics.append(
          Diagnostic(
            .contradiction,
            "\"\(number)\" does not go with what the request asks of \(signature.name).",
            hint: "Say \"by\" for a difference and \"to\" for what it comes to."))
      }
    }
  }
}
