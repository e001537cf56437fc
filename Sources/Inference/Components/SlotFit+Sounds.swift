import Flow
import Library

extension SlotFit {
  /// "Make me a film" and "make a film" name nothing to make it of.
  func isNobody(_ stretch: Range<Int>) -> Bool {
    let next = stretch.lowerBound
    guard next < request.lexemes.count else { return false }
    return stretch.isEmpty && ["a", "an", "one"].contains(request[next].word)
      || stretch.count == 1 && ["me", "us"].contains(request[next].word)
  }

  /// Whether what is named can only be heard, such as birdsong, and nothing that is there is called so.
  func isOnlyHeard(_ mention: Mention) -> Bool {
    let stems = Set(mention.content.map { request[$0].stem })
    return !mention.content.isEmpty && mention.files.isEmpty && mention.quoted.isEmpty
      && [nil, .audio].contains(mention.noun)
      && mention.content.contains { mentions.isAudible($0..<$0 + 1) }
      && !draft.values.contains { $0.type.isVisual && !$0.stems.isDisjoint(with: stems) }
  }

  /// "it with the sound of waves": what is seen, without what is heard beside it.
  func withoutSound(_ stretch: Range<Int>) -> Range<Int> {
    guard
      let with = stretch.dropFirst().first(where: { ["with", "plus"].contains(request[$0].word) }),
      with - stretch.lowerBound < 3,
      ["it", "them", "this", "that", "both"].contains(request[with - 1].word),
      mentions.mention(with + 1..<stretch.upperBound, without: used).noun == .audio
        || mentions.isAudible(with + 1..<stretch.upperBound)
    else { return stretch }
    return stretch.lowerBound..<with
  }
}
