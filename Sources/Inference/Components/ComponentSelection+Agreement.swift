import Flow
import Library

extension ComponentSelection {
  /// Whether a phrase only describes what another one takes: "a voice saying hello" in "with a voice
  /// saying hello".
  func isPart(_ match: PhraseMatch, of found: [PhraseMatch]) -> Bool {
    guard let signature = library.catalogue[match.function], signature.inputs.isEmpty,
      let given = signature.outputs.first
    else { return false }
    return found.contains { other in
      guard other.score >= 1, other.function != match.function,
        let outer = library.catalogue[other.function]
      else { return false }
      return other.slots.contains { name, stretch in
        contains(stretch, withoutShared(match, other))
          && (outer.port(name).map { $0.isInput && $0.type.element.accepts(given.type) }
            ?? (outer.inputs.first?.type.element.accepts(given.type) == true))
      }
    }
  }

  /// Where a phrase stands, but for a "with" at its start that is another one's too.
  private func withoutShared(_ match: PhraseMatch, _ other: PhraseMatch) -> Range<Int> {
    guard let first = match.literals.first, match.span.count > 1, first == match.span.lowerBound,
      request[first].word == "with", other.literals.contains(first)
    else { return match.span }
    return first + 1..<match.span.upperBound
  }

  /// Whether a phrase only says how an earlier one is done: "with a crossfade", "with a man's voice".
  func isSetting(_ match: PhraseMatch, of found: [PhraseMatch]) -> Bool {
    guard !match.slots.values.contains(where: { $0.contains { request[$0].file != nil } })
    else { return false }
    let pieces = Set(match.literals + match.slots.values.flatMap(\.self)).filter {
      request[$0].isWord && !EnglishGrammar.isEmpty(request[$0].word)
        || !request[$0].stem.isEmpty
          && request[$0].isNumeric
    }
    guard !pieces.isEmpty else { return false }
    return found.contains { other in
      guard other.function != match.function, other.score >= threshold,
        other.start < match.start, !other.literals.contains(where: pieces.contains),
        let outer = library.catalogue[other.function]
      else { return false }
      let stems = library.vocabulary.settingStems(of: outer)
      return pieces.allSatisfy { stems.contains(request[$0].stem) }
    }
  }

  /// Whether two phrases can both be said.
  func agree(_ match: PhraseMatch, _ score: Double, with other: PhraseMatch) -> Bool {
    guard Set(match.literals).isDisjoint(with: other.literals), match.function != other.function
    else { return false }
    let (first, second) =
      match.span.lowerBound < other.span.lowerBound ? (match, other) : (other, match)
    guard first.span.upperBound <= second.span.lowerBound else {
      return false
    }
    for (name, stretch) in other.slots where contains(stretch, match.span) {
      if name != other.openSlot || isManner(match, of: other, name) { return false }
      return (score >= 2.4 || isOneMoreThing(match, other)) && mayFollow(match, in: other)
    }
    for (name, stretch) in match.slots where contains(stretch, other.span) {
      guard name == match.openSlot, !isManner(other, of: match, name) else { return false }
      return mayFollow(other, in: match)
    }
    return true
  }

  /// "A stormy sea in the style of Turner" describes one picture.
  func isManner(_ match: PhraseMatch, of other: PhraseMatch, _ slot: String) -> Bool {
    guard slot == "prompt", library.catalogue[other.function]?.inputs.isEmpty == true,
      let style = library.catalogue[match.function]?.port("style"), style.choices.isEmpty,
      style.type == .modality(.text), let first = match.literals.first
    else { return false }
    return EnglishGrammar.prepositions.contains(request[first].word)
  }

  /// Whether a phrase within another's open end is a step of its own: it must be able to take what the
  /// other gives.
  private func mayFollow(_ match: PhraseMatch, in other: PhraseMatch) -> Bool {
    if standsAlone(match) || isOneMoreThing(match, other) { return true }
    guard let next = library.catalogue[match.function],
      let before = library.catalogue[other.function], let given = before.outputs.first,
      let slot = other.openSlot
    else { return false }
    if slot == "instruction"
      || before.port(slot)?.isInput == true && before.port(slot)?.type.modality == .audio
    {
      return false
    }
    let inputs = next.inputs
    guard let takes = inputs.first, !takes.type.isList || given.type.isList else { return false }
    if before.port(slot)?.isInput == false, !isClearlyHeard(match, next) { return false }
    // "the first 10 seconds of talk.mp4 as an mp3": the film's sound is written.
    if next.isOutput, takes.type == .modality(.audio), given.type == .modality(.video) {
      return true
    }
    return takes.type.isList == given.type.isList
      && takes.type.element.accepts(given.type.element)
  }

  /// "a picture of a red car and a video of a blue car" asks for two things.
  private func isOneMoreThing(_ match: PhraseMatch, _ other: PhraseMatch) -> Bool {
    guard let next = library.catalogue[match.function], next.inputs.isEmpty, match.start > 1 else {
      return false
    }
    let before = match.start - 1
    // "A video of a campfire with the sound of crackling".
    if next.outputs.first?.type == .modality(.audio), let film = library.catalogue[other.function],
      film.outputs.first?.type == .modality(.video),
      !film.inputs.contains(where: { $0.type.element == .modality(.audio) }),
      request[before].word == "with"
        || EnglishGrammar.determiners.contains(request[before].word)
          && request[before - 1].word == "with"
    {
      return true
    }
    guard library.catalogue[other.function]?.inputs.isEmpty == true else { return false }
    return parts(before)
      || EnglishGrammar.determiners.contains(request[before].word) && parts(before - 1)
  }

  private func parts(_ index: Int) -> Bool {
    request[index].word == "and" || request[index].kind == .mark(",")
  }

  /// "over a slow zoom of castle.jpg" names its own file: a step beside the other.
  private func standsAlone(_ match: PhraseMatch) -> Bool {
    guard let signature = library.catalogue[match.function], match.start > 0,
      ["over", "under", "with", "on", "onto", "to", "above"].contains(
        request.lexemes[..<match.start].last {
          !EnglishGrammar.determiners.contains($0.word)
            && !EnglishGrammar.manners.contains($0.word)
        }?.word ?? "")
    else { return false }
    return match.slots.contains { name, stretch in
      signature.port(name)?.isInput == true && stretch.contains { request[$0].file != nil }
    }
  }

  /// Within a description, "with a guitar" is seen; "with guitar music" is heard.
  private func isClearlyHeard(_ match: PhraseMatch, _ signature: Signature) -> Bool {
    match.slots.allSatisfy { name, stretch in
      guard signature.port(name)?.type.modality == .audio else { return true }
      return mentions.mention(stretch).noun == .audio
        || stretch.contains { request[$0].file != nil }
    }
  }

  func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound && !outer.isEmpty
  }
}
