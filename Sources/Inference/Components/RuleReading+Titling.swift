import Flow
import Library

extension RuleReading {
  /// Whether a clause is words in quotes and where they stand: `"Hello" on top`.
  func isTitle(_ clause: Range<Int>) -> Bool {
    guard let first = clause.first else { return false }
    return ClauseSplitter(request: request, vocabulary: library.vocabulary).isTitle(first)
  }

  /// Writes the quoted words over the picture or film that is there.
  mutating func readAsTitle(_ clause: Range<Int>) -> Bool {
    guard isTitle(clause) else { return false }
    let seen = current.map { draft.values[$0].type.modality } ?? nil
    let given = draft.values.filter { $0.isGiven && $0.type.isVisual }
    let modality = [.image, .video].contains(seen) ? seen : given.first?.type.modality
    guard let titler = modality.flatMap(roles.titler),
      let phrase = Phrase(titler.name.name, for: titler.name.name)
    else { return false }
    let match = PhraseMatch(phrase: phrase, literals: [], slots: [:], openSlot: nil, score: 0)
    used.formUnion(
      clause.filter { ["top", "written", "over", "across"].contains(request[$0].word) })
    return bind(match, own: clause) != nil
  }
}
