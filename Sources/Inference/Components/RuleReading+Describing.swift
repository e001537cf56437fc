import Flow
import Library

extension RuleReading {
  /// Makes a picture of what a stretch only describes.
  mutating func describe(_ stretch: Range<Int>, with make: Signature) {
    var arguments = Arguments()
    bindNegative(make, stretch, &arguments)
    bindNumbers(make, nil, stretch, without: [], &arguments)
    bindProportions(make, stretch, &arguments)
    let text = request.words(withoutTail(request.trimmed(stretch)), without: used)
    guard !text.isEmpty else { return }
    arguments["prompt"] = .value(.text(text))
    used.formUnion(stretch)
    addNode(make, arguments, stretch, nil)
    assume("The request only describes something, so it is read as a picture of it.")
  }

  /// "A fox at dusk with the text ...": what a step works on is described before it, and is made
  /// first.
  ///
  /// - Returns: The rest of the clause; nil where nothing is described before the first step.
  mutating func readLeadingDescription(
    _ clause: Range<Int>, before match: PhraseMatch
  ) -> Range<Int>? {
    guard draft.values.isEmpty, match.start > clause.lowerBound,
      let signature = signature(match.function), !signature.isOutput,
      worksOnSeen(signature, match) || isBeside(signature, match),
      let make = roles.maker(of: .image)
    else { return nil }
    let lead = request.trimmed(clause.lowerBound..<match.start)
    let mention = mentions.mention(lead, without: used)
    guard let first = lead.first, ["a", "an", "the"].contains(request[first].word),
      isDescription(lead, mention), [nil, .image].contains(mention.noun),
      mention.quoted.isEmpty
    else { return nil }
    describe(lead, with: make)
    return draft.nodes.isEmpty ? nil : match.start..<clause.upperBound
  }

  private func worksOnSeen(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    guard let input = signature.inputs.first else { return false }
    return input.type.isVisual && match.slots[input.name] == nil
  }

  /// "A fox and a voice saying ...": a voice beside what is described.
  private func isBeside(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    signature.name == roles.speaker?.name
      && request.lexemes[..<match.start].suffix(2).contains {
        ["and", "with", "plus"].contains($0.word)
      }
  }

  /// "A picture of a fox and birdsong", "draw a fox with rain sounds": what is only heard is no part
  /// of a picture, and is made beside it.
  ///
  /// - Returns: Where the stretch for the sound lies; nil where none is asked for.
  func heardBeside(_ clause: Range<Int>, _ pending: [PhraseMatch]) -> Range<Int>? {
    guard let make = roles.maker(of: .image), !fit.speaksOfFilm,
      !clause.contains(where: { request[$0].file != nil })
    else { return nil }
    let start: Int
    if let match = pending.first {
      guard pending.count == 1, match.function == make.name.name, match.openSlot == "prompt",
        let prompt = match.slots["prompt"]
      else { return nil }
      start = prompt.lowerBound
    } else {
      guard draft.values.isEmpty, isDescription(clause, mentions.mention(clause)) else {
        return nil
      }
      start = clause.lowerBound
    }
    let joint = (start..<clause.upperBound).dropFirst().last {
      ["and", "with", "plus"].contains(request[$0].word)
    }
    guard let joint else { return nil }
    let tail = withoutTail(joint + 1..<clause.upperBound)
    return isSoundAlone(tail) ? joint..<tail.upperBound : nil
  }

  /// Whether a stretch names a sound and nothing to see; "barking" alone tells what is done.
  private func isSoundAlone(_ stretch: Range<Int>) -> Bool {
    let mention = mentions.mention(stretch, without: used)
    guard mention.noun == .audio, mention.quoted.isEmpty, let noun = mention.nounIndex else {
      return false
    }
    let told = stretch.filter { request[$0].isWord && !EnglishGrammar.isEmpty(request[$0].word) }
    let isDone = told == [noun] && request[noun].word.hasSuffix("ing")
    return !isDone && mention.content.allSatisfy { mentions.isAudible($0..<$0 + 1) }
  }
}
