import Flow
import Library

extension ComponentSelection {
  /// Words that ask for something of any kind.
  private static let neutral: Set<String> = [
    "give", "show", "me", "us", "generate", "create", "produce", "make", "i", "want", "need",
    "would", "like", "a", "an", "some",
  ]

  /// "Give me some jazz music" and "create rain" ask for something to hear, whatever else "give me"
  /// and "create" may ask for.
  func heard(_ signature: Signature, _ match: PhraseMatch) -> Double {
    guard signature.inputs.isEmpty, signature.outputs.first?.type.isVisual == true,
      let prompt = match.slots["prompt"]
    else { return 0 }
    if isVoice(prompt), fit.draft.values.contains(where: { $0.isGiven && $0.type.isVisual }) {
      return -8
    }
    guard
      match.literals.allSatisfy({ ComponentSelection.neutral.contains(request[$0].word) })
    else { return 0 }
    let mention = mentions.mention(prompt)
    if mention.noun == .audio { return -8 }
    let isAudible =
      !mention.content.isEmpty && mention.noun != .image
      && mention.content.allSatisfy { mentions.isAudible($0..<$0 + 1) }
    return isAudible && signature.outputs.first?.type == .modality(.image) ? -3 : 0
  }

  /// "With a voice saying ..." is heard in a film of what is there.
  private func isVoice(_ stretch: Range<Int>) -> Bool {
    let first = stretch.first {
      !EnglishGrammar.determiners.contains(request[$0].word) && request[$0].word != "with"
    }
    guard let first, !mentions.isAudible(first..<first + 1) else { return false }
    return mentions.noun(at: first, in: first..<first + 1)?.0 == .audio
  }

  /// "A picture of a thunderstorm" shows the thunderstorm; "a picture of the sound of rain" and
  /// "a waveform of rain" show the sound.
  func pictured(_ signature: Signature, _ match: PhraseMatch) -> Double {
    guard signature.inputs.count == 1, let input = signature.inputs.first,
      input.type == .modality(.audio), signature.outputs.first?.type == .modality(.image),
      let slot = match.slots[input.name],
      match.literals.allSatisfy({ index in
        let word = request[index].word
        return ComponentSelection.neutral.contains(word) || EnglishGrammar.isEmpty(word)
          || EnglishGrammar.plainThings.contains(word)
      })
    else { return 0 }
    let mention = mentions.mention(slot)
    guard mention.files.isEmpty, let first = mention.content.first else { return 0 }
    let isSound = mention.noun == .audio && mention.nounIndex.map { $0 < first } == true
    return isSound ? 0 : -8
  }

  /// "Draw a fox with a red scarf and rain sounds" is not all heard.
  func drawn(_ signature: Signature, _ match: PhraseMatch) -> Double {
    guard signature.inputs.isEmpty, signature.outputs.first?.type == .modality(.audio),
      let prompt = match.slots["prompt"], let first = prompt.first,
      case .slot = match.phrase.elements.first
    else { return 0 }
    let verbs: Set<String> = ["draw", "paint", "illustrate", "depict", "sketch"]
    return verbs.contains(request[first].word) || mentions.mention(prompt).noun == .image ? -8 : 0
  }

  /// "A watercolor painting with seed 7": a noun, and behind it only what sets a number, describes
  /// nothing to be made.
  func isNamedBySettings(_ signature: Signature, _ match: PhraseMatch) -> Bool {
    guard signature.inputs.isEmpty, let prompt = match.slots["prompt"],
      prompt.contains(where: { request[$0].isNumeric }), let first = match.literals.first,
      mentions.noun(at: first, in: first..<first + 1) != nil
    else { return false }
    let stems = library.vocabulary.settingStems(of: signature)
    let content = mentions.mention(prompt).content
    return !content.isEmpty && content.allSatisfy { stems.contains(request[$0].stem) }
  }
}
