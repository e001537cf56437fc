import Flow
import Library

/// Chooses, among all phrases found in a stretch of a request, those that it really says.
struct ComponentSelection {
  let request: RequestText
  let library: Library
  let fit: SlotFit
  var mentions: MentionReader { fit.mentions }

  init(request: RequestText, library: Library, fit: SlotFit) {
    self.request = request
    self.library = library
    self.fit = fit
  }

  /// Below this the words are too common to mean a function.
  let threshold = 1.8

  /// The phrases that a stretch says, in the order of its words.
  ///
  /// - Parameters:
  ///   - clause: The stretch.
  ///   - only: Functions that are looked for; nil means all.
  func phrases(in clause: Range<Int>, only: ((Signature) -> Bool)? = nil) -> [PhraseMatch] {
    let all = matches(in: clause, only: only)
    let found = all.filter { match in
      !isPart(match, of: all) && !isSetting(match, of: all)
        && !all.contains { other in
          other.score >= threshold && other.function != match.function
            && other.slots.contains { contains($1, match.span) && isManner(match, of: other, $0) }
        }
    }
    var chosen: [PhraseMatch] = []
    while chosen.count < 6, let next = best(of: found, beside: chosen) { chosen.append(next) }
    chosen.sort { $0.span.lowerBound < $1.span.lowerBound }
    return trimmed(chosen).filter { match in
      library.catalogue[match.function].map { !isNamedBySettings($0, match) } ?? true
    }
  }

  /// The best of the phrases that agree with those that are chosen already.
  private func best(of found: [PhraseMatch], beside chosen: [PhraseMatch]) -> PhraseMatch? {
    var best: PhraseMatch?
    for match in found {
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

  /// All phrases found in a stretch, the best first.
  func matches(in clause: Range<Int>, only: ((Signature) -> Bool)? = nil) -> [PhraseMatch] {
    let stems = Set(request.lexemes[clause].map(\.stem))
    let matcher = PhraseMatcher(
      request: request, vocabulary: library.vocabulary, fit: fit)
    var found: [PhraseMatch] = []
    for phrase in library.vocabulary.phrases(in: stems) {
      guard let signature = library.catalogue[phrase.function], only?(signature) ?? true,
        var match = matcher.match(phrase, in: clause)
      else { continue }
      guard !isNamedBySettings(signature, match) else { continue }
      match.score += context(signature, match) + number(signature, match)
      found.append(match)
    }
    return found.enumerated().sorted {
      ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
    }.map(\.element)
  }

  /// "six frames" asks for a function that gives several.
  private func number(_ signature: Signature, _ match: PhraseMatch) -> Double {
    guard let output = signature.outputs.first, output.type.isList else { return 0 }
    let counted = Set(
      (signature.port("count")).map {
        library.vocabulary.words(for: $0, of: signature.name.name)
      }?.compactMap(\.first) ?? [])
    let isPlural = match.literals.contains { index in
      if case .quantity(let quantity) = request[index].kind { return quantity.number.double > 1 }
      let isThing =
        counted.contains(request[index].stem)
        || mentions.noun(at: index, in: index..<index + 1) != nil
      return request[index].word.hasSuffix("s") && request[index].stem != request[index].word
        && isThing
    }
    return isPlural ? 0.8 : 0
  }

  /// What stands beside the phrase's own words speaks for or against it.
  private func context(_ signature: Signature, _ match: PhraseMatch) -> Double {
    let strange =
      (hasStrangeUnit(signature, match) ? -6.0 : 0) + heard(signature, match)
      + pictured(signature, match) + drawn(signature, match)
      + masking(signature) + (hasStrangeSize(signature, match) ? -4 : 0)
    guard unspokenInput(signature, match) != nil else { return strange }
    return strange + fit.unspoken(signature) - (isSaidOfAnother(signature, match) ? 8 : 0)
  }

  /// "200x100" is no word for size where nothing takes it.
  private func hasStrangeSize(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    let takesSize = ["width", "columns", "scale"].contains { signature.port($0) != nil }
    return !takesSize
      && match.literals.contains {
        if case .size = request[$0].kind { true } else { false }
      }
  }

  /// A mask that is given speaks for what takes one, and against changing the whole picture.
  private func masking(_ signature: Signature) -> Double {
    guard fit.draft.values.contains(where: { $0.isGiven && $0.type == .modality(.mask) }) else {
      return 0
    }
    if signature.inputs.contains(where: { $0.type == .modality(.mask) }) { return 1.5 }
    return signature.port("instruction") != nil ? -1.5 : 0
  }

  /// "by 4 dB" right after a phrase that takes no level does not belong to it.
  private func hasStrangeUnit(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    let end = match.span.upperBound
    guard
      let next = (end..<min(end + 2, request.lexemes.count)).first(where: {
        request[$0].isNumeric
      }), next == end || request[next - 1].word == "by",
      case .quantity(let quantity) = request[next].kind, quantity.unit.dimension != .time
    else { return false }
    return !signature.ports.contains {
      $0.unit?.dimension == quantity.unit.dimension
        || $0.unit == nil && $0.type == .modality(.number)
    }
  }

  /// "a narrator saying" speaks of the narrator, not of the picture.
  private func isSaidOfAnother(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    guard let first = match.literals.first, first > 0, let input = signature.inputs.first,
      let (modality, _) = mentions.noun(at: first - 1, in: first - 1..<first)
    else { return false }
    return !input.type.element.accepts(.modality(modality))
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
