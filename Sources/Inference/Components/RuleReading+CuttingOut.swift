import Flow
import Library

extension RuleReading {
  /// "Cut out everything between 5 and 10 seconds": what is before and what is after, joined.
  ///
  /// - Returns: The result; nil where the words ask to keep a part.
  mutating func bindCut(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: Arguments
  ) -> Int? {
    guard let modality = signature.outputs.first?.type.modality,
      roles.trimmer(of: modality)?.name == signature.name
    else { return nil }
    if let length = arguments["duration"], arguments["end"] == nil, arguments["start"] == nil,
      arguments["cut_end"] == nil, match.phrase.presets.isEmpty, asksToRemove(match, own)
    {
      var rest = arguments
      rest["duration"] = nil
      rest["part"] = nil
      let isEnd = arguments["part"] == .value(.text("from end"))
      rest[isEnd ? "cut_end" : "start"] = length
      return addNode(signature, rest, own, match)
    }
    guard let from = arguments["start"], let to = arguments["end"], asksToRemove(match, own),
      let value = arguments.values.first, let input = signature.inputs.first,
      let sequencer = roles.sequencer(of: modality), let list = sequencer.inputs.first,
      let source = arguments[input.name]
    else { return nil }
    func part(_ port: String, _ place: Source) -> Arguments {
      var part = Arguments()
      part[input.name] = source
      part[port] = place
      part.values = [value]
      return part
    }
    guard isBehindStart(from) else {
      return addNode(signature, part("start", to), own, match)
    }
    guard let before = addNode(signature, part("end", from), own, match),
      let after = addNode(signature, part("start", to), own, match)
    else { return nil }
    var joined = Arguments()
    joined[list.name] = .list([before, after].compactMap { self.source($0) })
    joined.values = [before, after]
    return addNode(sequencer, joined, own, nil)
  }

  private func isBehindStart(_ place: Source) -> Bool {
    guard case .value(.quantity(let quantity)) = place else { return true }
    return quantity.number.double > 0
  }

  /// Whether the words ask for a part to go, not to stay.
  private func asksToRemove(_ match: PhraseMatch, _ own: Range<Int>) -> Bool {
    guard match.phrase.presets.allSatisfy({ $0.meaning != .number }) else { return false }
    let said = Set(own.map { request[$0].word })
    if !said.isDisjoint(with: ["keep", "only"]) { return false }
    if !said.isDisjoint(with: ["remove", "delete", "drop", "erase", "removing", "deleting"]) {
      return true
    }
    return !said.isDisjoint(with: ["cut", "take", "snip", "chop"])
      && !said.isDisjoint(with: ["everything", "middle", "out", "away"])
  }
}
