import Flow
import Library

/// Chooses, among all phrases found in a stretch of a request, those that it really says.
struct ComponentSelection {
  let request: RequestText
  let library: Library
  let fit: SlotFit
  private var mentions: MentionReader { fit.mentions }

  init(request: RequestText, library: Library, fit: SlotFit) {
    self.request = request
    self.library = library
    self.fit = fit
  }

  /// Below this the words are too common to mean a function.
  private let threshold = 1.8

  /// The phrases that a stretch says, in the order of its words.
  ///
  /// - Parameters:
  ///   - clause: The stretch.
  ///   - only: Functions that are looked for; nil means all.
  func phrases(in clause: Range<Int>, only: ((Signature) -> Bool)? = nil) -> [PhraseMatch] {
    let found = matches(in: clause, only: only)
    var chosen: [PhraseMatch] = []
    while chosen.count < 6, let next = best(of: found, beside: chosen) { chosen.append(next) }
    chosen.sort { $0.span.lowerBound < $1.span.lowerBound }
    return trimmed(chosen)
  }

  /// The best of the phrases that agree with those that are chosen already.
  private func best(of found: [PhraseMatch], beside chosen: [PhraseMatch]) -> PhraseMatch? {
    var best: PhraseMatch?
    for match in found where !isPart(match, of: found) {
      let score = match.score + servedBy(chosen, match)
      guard score >= threshold, score > (best?.score ?? 0),
        chosen.allSatisfy({ agree(match, score, with: $0) })
      else { continue }
      best = match
      best?.score = score
    }
    return best
  }

  /// What a phrase gains when a chosen one makes what it needs and its words do not name.
  private func servedBy(_ chosen: [PhraseMatch], _ match: PhraseMatch) -> Double {
    guard let signature = library.catalogue[match.function],
      let first = unspokenInput(signature, match)
    else { return 0 }
    let isServed = chosen.contains { other in
      library.catalogue[other.function]?.outputs.first.map {
        first.type.accepts($0.type) && (!first.type.isList || $0.type.isList)
      } ?? false
    }
    return isServed ? max(0, 0.4 - fit.unspoken(signature)) : 0
  }

  /// The first input, where the words leave it open.
  private func unspokenInput(_ signature: Signature, _ match: PhraseMatch) -> Port? {
    let inputs = signature.inputs
    guard let first = inputs.first(where: \.isRequired) ?? inputs.first else { return nil }
    let isSpoken =
      match.slots[first.name] != nil
      || match.slots.keys.contains { signature.port($0) == nil }
      || inputs.count == 1 && match.slots.keys.contains(first.name)
    return isSpoken ? nil : first
  }

  /// Whether a phrase only describes what another one takes: "a voice saying hello" in "with a voice
  /// saying hello".
  private func isPart(_ match: PhraseMatch, of found: [PhraseMatch]) -> Bool {
    guard let signature = library.catalogue[match.function], signature.inputs.isEmpty,
      let given = signature.outputs.first
    else { return false }
    return found.contains { other in
      guard other.score >= 1, other.function != match.function,
        let outer = library.catalogue[other.function]
      else { return false }
      return other.slots.contains { name, stretch in
        contains(stretch, match.span)
          && (outer.port(name).map { $0.isInput && $0.type.element.accepts(given.type) }
            ?? (outer.inputs.first?.type.element.accepts(given.type) == true))
      }
    }
  }

  /// All phrases found in a stretch, the best first.
  func matches(in clause: Range<Int>, only: ((Signature) -> Bool)? = nil) -> [PhraseMatch] {
    let stems = Set(request.lexemes[clause].map(\.stem))
    let matcher = PhraseMatcher(
      request: request, vocabulary: library.vocabulary, fit: { fit($0, $1, $2) })
    var found: [PhraseMatch] = []
    for phrase in library.vocabulary.phrases {
      guard
        phrase.requiredWords.allSatisfy({ choices in
          choices.contains { $0.allSatisfy(stems.contains) }
        }), let signature = library.catalogue[phrase.function], only?(signature) ?? true,
        var match = matcher.match(phrase, in: clause)
      else { continue }
      match.score += context(signature, match) + number(signature, match)
      found.append(match)
    }
    return found.enumerated().sorted {
      ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
    }.map(\.element)
  }

  /// "six frames" asks for a function that gives several.
  private func number(_ signature: Signature, _ match: PhraseMatch) -> Double {
    let isPlural = match.literals.contains { index in
      if case .quantity(let quantity) = request[index].kind { return quantity.number.double > 1 }
      return request[index].word.hasSuffix("s") && request[index].stem != request[index].word
        && mentions.noun(at: index, in: index..<index + 1) != nil
    }
    guard isPlural, let output = signature.outputs.first else { return 0 }
    return output.type.isList ? 0.6 : 0
  }

  /// What stands beside the phrase's own words speaks for or against it.
  private func context(_ signature: Signature, _ match: PhraseMatch) -> Double {
    guard unspokenInput(signature, match) != nil else { return 0 }
    return fit.unspoken(signature) - (isSaidOfAnother(signature, match) ? 4 : 0)
  }

  /// "a narrator saying" speaks of the narrator, not of the picture.
  private func isSaidOfAnother(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    guard let first = match.literals.first, first > 0, let input = signature.inputs.first,
      let (modality, _) = mentions.noun(at: first - 1, in: first - 1..<first)
    else { return false }
    return !input.type.element.accepts(.modality(modality))
  }

  /// Whether two phrases can both be said.
  private func agree(_ match: PhraseMatch, _ score: Double, with other: PhraseMatch) -> Bool {
    guard Set(match.literals).isDisjoint(with: other.literals), match.function != other.function
    else { return false }
    let (first, second) =
      match.span.lowerBound < other.span.lowerBound ? (match, other) : (other, match)
    guard first.span.upperBound <= second.span.lowerBound else {
      return false
    }
    for (name, stretch) in other.slots where contains(stretch, match.span) {
      if name != other.openSlot { return false }
      return score >= 2.4 && mayFollow(match, in: other)
    }
    for (name, stretch) in match.slots where contains(stretch, other.span) {
      guard name == match.openSlot else { return false }
      return mayFollow(other, in: match)
    }
    return true
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
    return takes.type.element.accepts(given.type)
  }

  /// "a picture of a red car and a video of a blue car" asks for two things.
  private func isOneMoreThing(_ match: PhraseMatch, _ other: PhraseMatch) -> Bool {
    guard let next = library.catalogue[match.function], next.inputs.isEmpty,
      library.catalogue[other.function]?.inputs.isEmpty == true, match.start > 1
    else { return false }
    let before = request[match.start - 1].word
    return before == "and"
      || EnglishGrammar.determiners.contains(before) && request[match.start - 2].word == "and"
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

  private func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound && !outer.isEmpty
  }

  /// The phrases with open ends cut where the next begins.
  private func trimmed(_ chosen: [PhraseMatch]) -> [PhraseMatch] {
    var result = chosen
    for index in result.indices.dropLast() {
      guard let slot = result[index].openSlot, let stretch = result[index].slots[slot] else {
        continue
      }
      let end = max(stretch.lowerBound, min(stretch.upperBound, result[index + 1].start))
      result[index].slots[slot] = stretch.lowerBound..<end
    }
    return result
  }
}

extension PhraseMatch {
  /// Where the phrase begins, with a slot before its first word.
  var start: Int {
    guard case .slot(let name) = phrase.elements.first, let stretch = slots[name],
      stretch.upperBound == span.lowerBound
    else { return span.lowerBound }
    return stretch.lowerBound
  }
}
