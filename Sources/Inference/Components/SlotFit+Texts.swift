import Flow
import Library

extension SlotFit {
  func text(
    _ mention: Mention, _ stretch: Range<Int>, for port: Port?, of signature: Signature
  ) -> Double? {
    // Words in quotes are to be written; what an edit is to do is not quoted.
    if !mention.quoted.isEmpty { return port?.name == "instruction" ? -1 : 1.2 }
    if !mention.files.isEmpty {
      let isText = mention.files.allSatisfy {
        [.modality(.text), .file, nil].contains(type(ofFile: $0))
      }
      return isText ? 0.6 : nil
    }
    // "Put birdsong over it" is to be heard, not read.
    if port?.name == "text", signature.outputs.first?.type.isVisual == true, isOnlyHeard(mention),
      stretch.lowerBound > 0,
      ["put", "add", "place", "overlay", "lay"].contains(request[stretch.lowerBound - 1].word)
    {
      return nil
    }
    if port?.name == "text", isGreeting(stretch, mention) { return 0.4 }
    if mention.content.isEmpty {
      if isPlainThing(mention) { return nil }
      guard mention.noun == nil, !mention.hasPronoun else {
        if mention.noun == .text || mention.hasPronoun, current?.type == .modality(.text) {
          return 0.5
        }
        return mention.noun == nil ? nil : -0.6
      }
      return nil
    }
    if port?.name == "prompt", let first = stretch.first,
      ["it", "them"].contains(request[first].word)
    {
      return nil
    }
    if port?.name == "prompt", signature.outputs.first?.type == .modality(.image),
      !signature.inputs.isEmpty, mention.content.allSatisfy({ mentions.isAudible($0..<$0 + 1) }),
      mention.noun != .image
    {
      return -3
    }
    if port?.name == "prompt", signature.port("width") == nil,
      stretch.contains(where: { if case .size = request[$0].kind { true } else { false } })
    {
      return -3
    }
    if port?.name == "prompt", signature.port("duration") == nil, signature.inputs.isEmpty,
      stretch.contains(where: isTime)
    {
      return -1
    }
    if let noun = mention.nounIndex, let first = mention.content.first, noun < first,
      mention.noun != .text, follows(noun, ["of", "from", "showing", "with"])
    {
      return -1.5
    }
    return mention.hasPronoun && mention.content.count < 2 ? -0.2 : 0.4
  }

  /// "A voice that says hello": what is only polite elsewhere is the text here.
  private func isGreeting(_ stretch: Range<Int>, _ mention: Mention) -> Bool {
    mention.content.isEmpty && mention.noun == nil && !mention.hasPronoun
      && stretch.contains { EnglishGrammar.greetings.contains(request[$0].word) }
  }

  private func isTime(_ index: Int) -> Bool {
    guard case .quantity(let quantity) = request[index].kind else { return false }
    return quantity.unit.dimension == .time && !used.contains(index)
  }

  /// "that voice" and "the picture" are no texts; "a watercolor" can be a style.
  private func isPlainThing(_ mention: Mention) -> Bool {
    guard let noun = mention.noun, noun != .text, let index = mention.nounIndex else {
      return false
    }
    return noun == .audio || EnglishGrammar.plainThings.contains(request[index].word)
  }

  private func follows(_ index: Int, _ words: Set<String>) -> Bool {
    index + 1 < request.lexemes.count && words.contains(request[index + 1].word)
  }

  func file(_ signature: Signature, _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    let hasFormat = stretch.contains {
      if case .format = request[$0].kind { true } else { false }
    }
    guard signature.isOutput else {
      guard mention.files.count == 1, mention.content.isEmpty, let index = mention.files.first,
        let output = signature.outputs.first, let type = type(ofFile: index)
      else { return nil }
      return output.type.accepts(type) ? 0.2 : nil
    }
    if let last = stretch.last, isBareName(last),
      stretch.dropLast().allSatisfy({ EnglishGrammar.pronouns.contains(request[$0].word) })
    {
      return 1.2
    }
    guard mention.files.count == 1 || hasFormat || !mention.quoted.isEmpty,
      isWritable(stretch, by: signature), !mention.files.contains(where: isInput)
    else { return nil }
    return 1.5
  }

  /// Whether a plain word at the end of a sentence is the name that a result is saved as.
  func isBareName(_ index: Int) -> Bool {
    guard index > 1, request[index].isWord, !EnglishGrammar.isEmpty(request[index].word),
      mentions.noun(at: index, in: index..<index + 1) == nil,
      index + 1 == request.lexemes.count
        || [.mark("."), .mark("!"), .mark("\n")].contains(request[index + 1].kind)
    else { return false }
    if ["it", "them", "this"].contains(request[index - 1].word) {
      return ["call", "name"].contains(request[index - 2].word)
    }
    guard request[index - 1].word == "as" else { return false }
    return request.lexemes[max(0, index - 4)..<index - 1].contains {
      EnglishGrammar.savingVerbs.contains($0.word)
    }
  }

  /// Whether a given file is named where none is named as a result.
  private func isInput(_ index: Int) -> Bool {
    // "as long as song.mp3" compares.
    if index > 2, request[index - 1].word == "as", request[index - 3].word == "as" { return true }
    // "in the same pose as a.jpg" compares too.
    if index > 2, request[index - 1].word == "as",
      request.lexemes[max(0, index - 5)..<index].contains(where: { $0.word == "same" })
    {
      return true
    }
    // "Call it castle.jpg" names a result.
    if index > 1, ["it", "them"].contains(request[index - 1].word),
      ["call", "name"].contains(request[index - 2].word)
    {
      return false
    }
    let before = request.lexemes[..<index].last { !EnglishGrammar.determiners.contains($0.word) }
    return draft.values.contains { $0.resource?.name == request[index].file }
      && !["as", "to", "in", "into", "under", "named", "called"].contains(before?.word ?? "")
  }

  /// Whether a file's ending suits what a function writes.
  private func isWritable(_ stretch: Range<Int>, by signature: Signature) -> Bool {
    stretch.allSatisfy { index in
      let ending: Modality?
      switch request[index].kind {
      case .format(let format): ending = FileNames.modality("file." + format)
      case .file(let name): ending = FileNames.modality(name)
      default: return true
      }
      guard let ending, let output = signature.outputs.first else { return true }
      return output.type.accepts(.modality(ending))
    }
  }

  func color(_ stretch: Range<Int>) -> Double? {
    stretch.contains { EnglishGrammar.colors.contains(request[$0].word) } ? 1 : nil
  }
}
