import Flow
import Library

/// One search for the best place of one phrase.
struct PhraseSearch {
  private let matcher: PhraseMatcher
  private let phrase: Phrase
  private let clause: Range<Int>
  private var best: PhraseMatch?
  private var literals: [Int] = []
  private var slots: [String: Range<Int>] = [:]
  private var steps = 0
  /// Bounds the work on hostile requests; real ones need a few hundred.
  private let limit = 1200
  /// In pieces; no one names a thing at greater length between two words of a phrase.
  private let longestSlot = 60

  /// A search for a phrase in a stretch.
  init(matcher: PhraseMatcher, phrase: Phrase, clause: Range<Int>) {
    self.matcher = matcher
    self.phrase = phrase
    self.clause = clause
  }

  /// The best place that was found, if any.
  mutating func run() -> PhraseMatch? {
    if case .slot = phrase.elements.first {
      advance(0, clause.lowerBound, slot: nil, score: 0)
    } else {
      for start in clause { advance(0, start, slot: nil, score: 0, isStart: true) }
    }
    return best
  }

  private mutating func advance(
    _ element: Int, _ index: Int, slot: (name: String, start: Int)?, score: Double,
    isStart: Bool = false
  ) {
    steps += 1
    guard steps < limit else { return }
    guard element < phrase.elements.count else {
      finish(index, slot, score)
      return
    }
    switch phrase.elements[element] {
    case .slot(let name):
      guard slot == nil else { return }
      advance(element + 1, index, slot: (name, index), score: score)
    case .words(let choices, let optional):
      if slot != nil {
        for place in index..<max(index, min(clause.upperBound, index + longestSlot)) {
          take(choices, at: place, element, slot, score, optional)
        }
      } else {
        var cost = 0.0
        for place in index..<min(clause.upperBound, index + (isStart ? 1 : 4)) {
          take(choices, at: place, element, nil, score - cost, optional)
          guard let more = skipCost(place) else { break }
          cost += more
        }
      }
      if optional { advance(element + 1, index, slot: slot, score: score, isStart: isStart) }
    }
  }

  private mutating func take(
    _ choices: [[String]], at place: Int, _ element: Int, _ slot: (name: String, start: Int)?,
    _ score: Double, _ optional: Bool
  ) {
    for stems in choices where matcher.stands(stems, at: place, in: clause) {
      var gain = stems.reduce(0) { $0 + matcher.vocabulary.weight(of: $1) } * (optional ? 0.2 : 1)
      let oldSlots = slots
      if let slot {
        guard !matcher.fit.endsBesideFile(slot.start..<place),
          let fit = fit(slot.name, slot.start..<place)
        else { continue }
        slots[slot.name] = slot.start..<place
        gain += fit
      }
      literals += place..<place + stems.count
      advance(element + 1, place + stems.count, slot: nil, score: score + gain)
      literals.removeLast(stems.count)
      slots = oldSlots
    }
  }

  /// How well a stretch fills a slot; "slow and sad" gives a verb nothing to act on.
  private func fit(_ slot: String, _ stretch: Range<Int>) -> Double? {
    if let first = stretch.first, ["and", "or"].contains(matcher.request[first].word) {
      return nil
    }
    return matcher.fit(phrase.function, slot, stretch)
  }

  /// What passing over a piece between two words of the phrase costs; nil where it parts them.
  private func skipCost(_ place: Int) -> Double? {
    let lexeme = matcher.request[place]
    switch lexeme.kind {
    case .word:
      if EnglishGrammar.determiners.contains(lexeme.word)
        || EnglishGrammar.adverbs.contains(lexeme.word)
      {
        return 0.1
      }
      return EnglishGrammar.prepositions.contains(lexeme.word)
        || EnglishGrammar.connectors.contains(lexeme.word) && lexeme.word != "short"
          && lexeme.word != "nice" && lexeme.word != "new" && lexeme.word != "simple"
        ? nil : 0.5
    case .number, .quantity, .size, .aspect, .foreign: return 0.1
    case .quoted, .file, .format, .mark, .listMarker: return nil
    }
  }

  private mutating func finish(
    _ index: Int, _ slot: (name: String, start: Int)?, _ score: Double
  ) {
    var score = score
    var slots = slots
    if let slot {
      let stretch = slot.start..<clause.upperBound
      guard let fit = fit(slot.name, stretch) else { return }
      slots[slot.name] = stretch
      score += fit
    }
    if let first = literals.first {
      if isNegated(first) { return }
      if isAtStart(first) { score += 0.6 }
      if isVerbPhrase ? !isVerb(first) : isParticiple(first) { score -= 4 }
    }
    guard score > (best?.score ?? 0) else { return }
    best = PhraseMatch(
      phrase: phrase, literals: literals, slots: slots, openSlot: slot?.name, score: score)
  }

  /// Whether the phrase is a verb and what it acts on, so that "a slow zoom" and "rotated" do not say it.
  private var isVerbPhrase: Bool {
    guard phrase.elements.count > 1, case .words = phrase.elements[0],
      case .slot = phrase.elements[1]
    else { return false }
    return true
  }

  /// "The masked part", "a spinning coin" and "an owl reading a book" describe and ask for nothing.
  private func isParticiple(_ place: Int) -> Bool {
    guard place > clause.lowerBound else { return false }
    let word = matcher.request[place].word
    let before = matcher.request[place - 1].word
    let isOpening = matcher.vocabulary.openingWords.contains(word)
    let followsDeterminer = EnglishGrammar.determiners.contains(before)
    if word.hasSuffix("ed") { return followsDeterminer && !isOpening }
    let mentions = matcher.fit.mentions
    guard word.hasSuffix("ing"), mentions.noun(at: place, in: place..<place + 1) == nil else {
      return false
    }
    let isThing = mentions.noun(at: place - 1, in: place - 1..<place) != nil
    let follows = !before.isEmpty && !EnglishGrammar.isEmpty(before) && !isThing
    let isQuoting = place + 1 < clause.upperBound && matcher.request[place + 1].quoted != nil
    return follows && !isQuoting || followsDeterminer && !isOpening
  }

  private func isVerb(_ place: Int) -> Bool {
    let word = matcher.request[place].word
    if word.hasSuffix("ed"), !matcher.vocabulary.openingWords.contains(word) { return false }
    // "denoise 0.7" gives a parameter its number.
    if place + 1 < clause.upperBound, case .number(let number) = matcher.request[place + 1].kind,
      number.double < 1
    {
      return false
    }
    guard place > clause.lowerBound else { return true }
    if isParticiple(place) { return false }
    let mentions = matcher.fit.mentions
    if mentions.noun(at: place, in: place..<place + 1) != nil,
      mentions.noun(at: place - 1, in: place - 1..<place) != nil
    {
      return false
    }
    return !EnglishGrammar.determiners.contains(matcher.request[place - 1].word)
      || !matcher.vocabulary.openingWords.contains(word)
  }

  /// "without cropping" asks for something not to be done.
  private func isNegated(_ place: Int) -> Bool {
    place > clause.lowerBound
      && EnglishGrammar.negations.contains(matcher.request[place - 1].word)
  }

  /// Whether only politeness stands before a piece.
  private func isAtStart(_ place: Int) -> Bool {
    (clause.lowerBound..<place).allSatisfy { index in
      let word = matcher.request[index].word
      return EnglishGrammar.courtesies.contains(word) || EnglishGrammar.adverbs.contains(word)
    }
  }
}
