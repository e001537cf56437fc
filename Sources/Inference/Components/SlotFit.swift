import Flow
import Library

/// Says how well a stretch of a request fills a slot of a function, given what is there to use.
struct SlotFit {
  let request: RequestText
  let mentions: MentionReader
  let catalogue: Catalogue
  let draft: FlowDraft
  let used: Set<Int>

  /// The fit, positive where it is good; nil where the stretch cannot be meant.
  func callAsFunction(_ function: String, _ slot: String, _ stretch: Range<Int>) -> Double? {
    guard let signature = catalogue[function] else { return nil }
    let mention = mentions.mention(stretch, without: used)
    guard let port = signature.port(slot) else {
      let inputs = signature.inputs
      return inputs.isEmpty ? text(mention, stretch) : several(inputs, mention, stretch)
    }
    switch port.type {
    case .file: return file(signature, mention, stretch)
    case .list where port.isInput: return several([port], mention, stretch)
    default: break
    }
    if port.isInput { return media(port.type, mention, stretch) }
    if port.name == "color" { return color(stretch) }
    return text(mention, stretch)
  }

  /// How well a function's first input is served when the words leave it open.
  func unspoken(_ signature: Signature) -> Double {
    guard let input = signature.inputs.first(where: \.isRequired) ?? signature.inputs.first else {
      return 0
    }
    if input.type.isList || signature.inputs.filter(\.isRequired).count > 1 {
      let fit = several([input], Mention(), 0..<0) ?? -1.5
      return fit < 0 && input.type.isList ? -5 : fit
    }
    return nothingSaid(input.type)
  }

  private func media(_ type: PortType, _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    if !mention.files.isEmpty {
      let types = mention.files.compactMap { self.type(ofFile: $0) }
      if types.contains(where: type.accepts) {
        return mention.files.count > 1 && type.modality != .audio ? 0.8 : 2
      }
      return type.modality == .video && types.contains(.modality(.image)) ? -0.5 : nil
    }
    if let noun = mention.noun {
      if type.accepts(.modality(noun)) {
        return mention.isPlural && available(type).count > 1 ? 0.6 : 1.2
      }
      if type.modality == .video, noun == .image { return -1.5 }
      if noun == .audio, type.modality != .audio, mention.content.isEmpty { return nil }
      return type.modality == .audio && noun != .text ? nil : -2
    }
    if mention.hasPronoun && mention.content.isEmpty { return pronoun(type, mention) }
    if type.modality == .audio, mentions.isAudible(stretch) { return 1 }
    if !mention.content.isEmpty {
      let stems = Set(mention.content.map { request[$0].stem })
      if available(type).contains(where: { !$0.stems.isDisjoint(with: stems) }) { return 1 }
      if mention.hasPronoun { return pronoun(type, mention) }
      return type.modality == .audio ? -1.2 : type.modality == .image ? -1.5 : -4
    }
    if !mention.quoted.isEmpty { return -1.5 }
    return nothingSaid(type)
  }

  private func pronoun(_ type: PortType, _ mention: Mention) -> Double {
    if mention.isPlural, available(type).count > 1, type.modality != .audio { return 0.2 }
    guard let current else {
      guard available(type).isEmpty else { return 0.8 }
      return draft.values.contains(where: \.isGiven) ? -2.5 : -0.5
    }
    return type.accepts(current.type) ? 1 : -1.2
  }

  private func nothingSaid(_ type: PortType) -> Double {
    if let current, current.reference != nil { return type.accepts(current.type) ? 0.4 : -1 }
    return available(type).isEmpty ? -0.6 : 0.4
  }

  private func several(_ inputs: [Port], _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    guard let type = inputs.first?.type.element else { return nil }
    if !mention.files.isEmpty {
      let fitting = mention.files.filter { self.type(ofFile: $0).map(type.accepts) ?? false }
      if fitting.count != mention.files.count, type.modality != .video { return nil }
      if fitting.isEmpty { return -1 }
      return fitting.count > 1 ? 2.2 : -0.3
    }
    if let noun = mention.noun, !type.accepts(.modality(noun)) { return nil }
    let there = available(type)
    let count = there.contains(where: \.type.isList) ? max(2, there.count) : there.count
    if mention.isPlural { return count > 1 ? 1.4 : 0 }
    if mention.hasPronoun { return count > 1 ? -0.4 : -1 }
    if !mention.content.isEmpty || mention.noun != nil {
      if type.modality == .audio, mentions.isAudible(stretch) { return 0.8 }
      return mention.noun != nil && count > 1 ? 0.6 : -0.8
    }
    return count > 1 ? 0.5 : -1.5
  }

  private func text(_ mention: Mention, _ stretch: Range<Int>) -> Double? {
    if !mention.quoted.isEmpty { return 1.2 }
    if !mention.files.isEmpty {
      let isText = mention.files.allSatisfy {
        [.modality(.text), .file, nil].contains(type(ofFile: $0))
      }
      return isText ? 0.6 : nil
    }
    if mention.content.isEmpty {
      guard mention.noun == nil, !mention.hasPronoun else {
        if mention.noun == .text || mention.hasPronoun, current?.type == .modality(.text) {
          return 0.5
        }
        return mention.noun == nil ? nil : -0.6
      }
      return nil
    }
    if let noun = mention.nounIndex, let first = mention.content.first, noun < first,
      mention.noun != .text, follows(noun, ["of", "from", "showing", "with"])
    {
      return -1.5
    }
    return mention.hasPronoun && mention.content.count < 2 ? -0.2 : 0.4
  }

  private func follows(_ index: Int, _ words: Set<String>) -> Bool {
    index + 1 < request.lexemes.count && words.contains(request[index + 1].word)
  }

  private func file(_ signature: Signature, _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    let hasFormat = stretch.contains {
      if case .format = request[$0].kind { true } else { false }
    }
    guard signature.isOutput else {
      guard mention.files.count == 1, mention.content.isEmpty, let index = mention.files.first,
        let output = signature.outputs.first, let type = type(ofFile: index)
      else { return nil }
      return output.type.accepts(type) ? 0.2 : nil
    }
    guard mention.files.count == 1 || hasFormat || !mention.quoted.isEmpty else { return nil }
    return 1.5
  }

  private func color(_ stretch: Range<Int>) -> Double? {
    stretch.contains { EnglishGrammar.colors.contains(request[$0].word) } ? 1 : nil
  }

  /// The type of the file that a piece names, from what is known of it or from its ending.
  func type(ofFile index: Int) -> PortType? {
    guard let name = request[index].file else { return nil }
    if let value = draft.values.first(where: { $0.resource?.name == name }) { return value.type }
    return FileNames.modality(name).map { .modality($0) }
  }

  private var current: FlowDraft.Value? {
    draft.values.last { $0.reference != nil && $0.uses == 0 }
      ?? draft.values.last { $0.reference != nil }
  }

  /// What there is of a type; a list counts as its members would.
  private func available(_ type: PortType) -> [FlowDraft.Value] {
    draft.values.filter { $0.isGiven && type.accepts($0.type.element) }
  }
}
