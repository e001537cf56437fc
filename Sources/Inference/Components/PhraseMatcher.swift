import Library

/// Finds a phrase's words in order in a stretch of a request, and what stands in its slots.
struct PhraseMatcher {
  let request: RequestText
  let vocabulary: Vocabulary
  /// How well a stretch fills a slot of the phrase's function; nil where it cannot.
  let fit: SlotFit

  /// The phrase's best place in a stretch, or nil if its words are not all there.
  func match(_ phrase: Phrase, in clause: Range<Int>) -> PhraseMatch? {
    var search = PhraseSearch(matcher: self, phrase: phrase, clause: clause)
    return search.run()
  }

  /// Whether a run of words stands at a place.
  func stands(_ stems: [String], at index: Int, in clause: Range<Int>) -> Bool {
    index + stems.count <= clause.upperBound
      && stems.indices.allSatisfy { request[index + $0].stem == stems[$0] }
  }
}
