import Flow
import Library

extension RuleReading {
  /// The most things of one description that are made at once.
  private static let mostOfOne = 16

  /// "Three pictures of a space station": one step for each, where the function makes one thing.
  ///
  /// - Returns: The last result; nil where one thing is asked for.
  mutating func bindSeveral(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: Arguments
  ) -> Int? {
    guard signature.inputs.count < 2, signature.port("seed") != nil, !signature.isOutput,
      let made = signature.outputs.first?.type,
      !made.isList, let place = count(of: made, match, own, !signature.inputs.isEmpty),
      case .number(let number) = request[place].kind, let count = Int(exactly: number.double)
    else { return nil }
    used.insert(place)
    guard (2...RuleReading.mostOfOne).contains(count) else {
      diagnostics.append(
        Diagnostic(
          .outOfRange, "\(count) things at once are too many, so one is made.",
          hint: "Ask for up to \(RuleReading.mostOfOne)."))
      return nil
    }
    var all: [Int] = []
    for index in 0..<count {
      var each = arguments
      if case .value(.number(let seed)) = arguments["seed"] {
        each["seed"] = .value(.number(Number(seed.double + Double(index))))
      }
      if let made = addNode(signature, each, own, match) { all.append(made) }
    }
    focus = all
    return all.last
  }

  /// The number before the plural of what is made.
  private func count(
    of made: PortType, _ match: PhraseMatch, _ own: Range<Int>, _ isOfAnother: Bool
  ) -> Int? {
    for literal in match.literals {
      let noun = mentions.noun(at: literal, in: literal..<literal + 1)?.0
      guard request[literal].word.hasSuffix("s"), request[literal].stem != request[literal].word,
        noun.map({ made == .modality($0) }) ?? isOfAnother
      else { continue }
      let before = max(own.lowerBound, literal - 3)..<max(own.lowerBound, literal)
      for place in before.reversed() {
        if case .number(let number) = request[place].kind, number.double > 1 { return place }
        if !request[place].isWord { break }
      }
    }
    return nil
  }
}
