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
      return inputs.isEmpty
        ? text(mention, stretch, for: nil, of: signature) : several(inputs, mention, stretch)
    }
    if port.isInput, isNobody(stretch) { return nil }
    switch port.type {
    case .file: return file(signature, mention, stretch)
    case .list where port.isInput: return several([port], mention, stretch)
    default: break
    }
    // One picture is laid over another; two in one place are not meant.
    if slot == "overlay", mention.files.count > 1 || isOnlyHeard(mention) { return nil }
    if laysFilm(signature, port, mention) { return 1.9 }
    if isNameless(signature, port, mention) { return nil }
    if port.isInput {
      let fit = media(port.type, mention, stretch)
      // "A picture of a frog" shows the frog, not its croaking.
      let isShown =
        port.type.modality == .audio && signature.inputs.count == 1 && mention.noun == nil
        && mention.files.isEmpty && !mention.hasPronoun
        && signature.outputs.first?.type.isVisual == true
      return isShown ? fit.map { $0 - 2.5 } : fit
    }
    if port.name == "color" { return color(stretch) }
    return text(mention, stretch, for: port, of: signature)
  }

  /// "In the style of Turner": a name is no picture to take a style from.
  private func isNameless(_ signature: Signature, _ port: Port, _ mention: Mention) -> Bool {
    port.type == .modality(.image) && port.isInput && mention.files.isEmpty && mention.noun == nil
      && !mention.content.isEmpty && !isThere(port.type)
      && signature.parameters.contains { $0.isRequired && $0.type == .modality(.text) }
  }

  /// How well a function's first input is served when the words leave it open.
  func unspoken(_ signature: Signature) -> Double {
    guard let input = signature.inputs.first(where: \.isRequired) ?? signature.inputs.first else {
      return 0
    }
    if signature.laysPictureOnFilm { return nothingSaid(input.type) }
    if input.type.isList || signature.inputs.filter(\.isRequired).count > 1 {
      guard isThere(input.type.element) || isThere(.modality(.image)) else { return -4 }
      let fit = several([input], Mention(), 0..<0) ?? -1.5
      return fit < 0 && input.type.isList ? -5 : fit
    }
    return nothingSaid(input.type)
  }

  private func media(_ type: PortType, _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    let seen = type.isVisual ? withoutSound(stretch) : stretch
    guard seen == stretch else { return media(type, mentions.mention(seen, without: used), seen) }
    if !mention.files.isEmpty {
      // "it as hook.flac" names what is written.
      let isResult = mention.files.allSatisfy { index in
        index > 0 && ["as", "named", "called"].contains(request[index - 1].word)
          && !draft.values.contains { $0.resource?.name == request[index].file && $0.isGiven }
      }
      if isResult { return nil }
      let types = mention.files.compactMap { self.type(ofFile: $0) }
      if type == .modality(.image), types.allSatisfy({ $0 == .modality(.mask) }),
        !available(type).allSatisfy({ $0.type == .modality(.mask) })
      {
        return -2
      }
      if types.contains(where: type.accepts) {
        return mention.files.count > 1 && type.modality != .audio ? 0.8 : 2
      }
      // A picture can be animated, and a film's sound taken out.
      if type.modality == .video, types.contains(.modality(.image)) {
        // "a video from a.jpg" is still to be made.
        let isAsked = mention.noun == .video && (mention.nounIndex ?? 0) < mention.files[0]
        return isAsked ? nil : speaksOfFilm ? -0.5 : -3
      }
      return type.modality == .audio && types.contains(.modality(.video)) ? -2.5 : nil
    }
    if let noun = mention.noun {
      if type.accepts(.modality(noun)) {
        if type.modality == .audio, isAttribute(mention.nounIndex, in: stretch) { return -1.2 }
        if type.modality != .audio, !isThere(type), let first = stretch.first,
          ["a", "an"].contains(request[first].word)
        {
          return -1.5
        }
        return mention.isPlural && available(type).count > 1 ? 0.6 : 1.2
      }
      if type.modality == .video, noun == .image { return isThere(.modality(.image)) ? -1.5 : nil }
      if noun == .audio, type.modality != .audio, isNamedFirst(mention) { return nil }
      return type.modality == .audio && noun != .text ? nil : -2
    }
    if mention.hasPronoun && mention.content.isEmpty { return pronoun(type, mention) }
    if type.modality == .audio, mentions.isAudible(stretch) {
      // "leaves moving in the wind" are seen.
      let heard = mention.content.filter { mentions.isAudible($0..<$0 + 1) }
      return heard.count * 2 >= mention.content.count ? 1 : -1
    }
    if !mention.content.isEmpty {
      let stems = Set(mention.content.map { request[$0].stem })
      if available(type).contains(where: { !$0.stems.isDisjoint(with: stems) }) { return 1 }
      if mention.hasPronoun { return pronoun(type, mention) }
      if type.modality == .image, available(type).isEmpty, draft.nodes.isEmpty { return -3 }
      return type.modality == .audio ? -1.2 : type.modality == .image ? -1.5 : -4
    }
    if !mention.quoted.isEmpty { return -1.5 }
    // "10 seconds long" is nothing to see or to hear.
    if mention.isEmpty, stretch.contains(where: { request[$0].isNumeric }), type.modality == .image,
      available(type).count < 2
    {
      return nil
    }
    return nothingSaid(type)
  }

  /// "A voice saying hello" is a voice, and nothing to see.
  private func isNamedFirst(_ mention: Mention) -> Bool {
    guard let first = mention.content.first else { return true }
    return mention.nounIndex.map { $0 < first } ?? false
  }

  /// Whether the request names anything that moves; without, pictures are no films to be.
  var speaksOfFilm: Bool {
    request.lexemes.indices.contains { index in
      switch request[index].kind {
      case .format(let format): FileNames.modality("x." + format) == .video
      case .file(let name): FileNames.modality(name) == .video
      case .word: mentions.noun(at: index, in: index..<index + 1)?.0 == .video
      case .quantity(let quantity): quantity.unit.dimension == .time
      default: false
      }
    }
  }

  private func pronoun(_ type: PortType, _ mention: Mention) -> Double {
    if mention.isPlural, available(type).count > 1, type.modality != .audio { return 0.2 }
    guard let current else {
      guard available(type).isEmpty else { return 0.8 }
      // "Take forest.jpg, lay birdsong over it": a film is made of it where one is asked for.
      if type.modality == .video, !available(.modality(.image)).isEmpty, speaksOfFilm {
        return -0.5
      }
      return draft.values.contains(where: \.isGiven) ? -2.5 : -0.5
    }
    if type.accepts(current.type) { return 1 }
    return type.modality == .image && current.type == .modality(.video) ? -4 : -1.2
  }

  private func nothingSaid(_ type: PortType) -> Double {
    if let current, current.reference != nil {
      // No one means the picture of a sound without saying so.
      if current.type == .modality(.audio), type.modality == .image { return -4 }
      return type.accepts(current.type) ? 0.4 : -1
    }
    return available(type).isEmpty ? -0.6 : 0.4
  }

  private func several(_ inputs: [Port], _ mention: Mention, _ stretch: Range<Int>) -> Double? {
    guard let type = inputs.first?.type.element else { return nil }
    if !mention.files.isEmpty {
      let fitting = mention.files.filter { self.type(ofFile: $0).map(type.accepts) ?? false }
      let others = mention.files.filter { !fitting.contains($0) }
      if !others.isEmpty, type.isVisual,
        others.allSatisfy({ self.type(ofFile: $0) == .modality(.audio) })
      {
        // "a.jpg, b.jpg and song.mp3 as music": the sound is for another step.
        return fitting.count > 1 ? 1.8 : nil
      }
      if !others.isEmpty, type.modality != .video { return nil }
      if fitting.isEmpty { return speaksOfFilm ? -1 : -3 }
      return fitting.count > 1 ? 2.2 : -0.3
    }
    if let noun = mention.noun, !type.accepts(.modality(noun)) { return nil }
    let there = available(type)
    let count = there.contains(where: \.type.isList) ? max(2, there.count) : there.count
    if mention.isPlural {
      // "Them" after two pictures became one means that one.
      let left = there.filter { $0.uses == 0 && !$0.type.isList }.count
      let isJoined =
        left == 1 && current?.uses == 0 && current.map { type.accepts($0.type) } == true
      return count > 1 && !isJoined ? 1.4 : 0
    }
    if mention.hasPronoun { return count > 1 ? -0.4 : -1 }
    if !mention.content.isEmpty || mention.noun != nil {
      if type.modality == .audio, mentions.isAudible(stretch) { return 0.8 }
      return mention.noun != nil && count > 1 ? 0.6 : -0.8
    }
    return count > 1 ? 0.5 : -1.5
  }

  /// The type of the file that a piece names, from what is known of it or from its ending.
  func type(ofFile index: Int) -> PortType? {
    guard let name = request[index].file else { return nil }
    if let value = draft.values.first(where: { $0.resource?.name == name }) { return value.type }
    return FileNames.modality(name).map { .modality($0) }
  }

  var current: FlowDraft.Value? {
    draft.values.last { $0.reference != nil && $0.uses == 0 }
      ?? draft.values.last { $0.reference != nil }
  }

  private func isThere(_ type: PortType) -> Bool {
    draft.values.contains { type.accepts($0.type.element) }
  }

  /// Whether a function lays a picture over a film, and a slot for the picture names a film.
  private func laysFilm(_ signature: Signature, _ port: Port, _ mention: Mention) -> Bool {
    signature.laysPictureOnFilm && mention.noun != .audio && port.type == .modality(.image)
      && !mention.files.isEmpty
      && mention.files.allSatisfy { type(ofFile: $0) == .modality(.video) }
  }

  /// "a sunset, with the sound of waves" speaks of a sunset.
  private func isAttribute(_ noun: Int?, in stretch: Range<Int>) -> Bool {
    guard let noun, let with = stretch.first(where: { request[$0].word == "with" }) else {
      return false
    }
    return with > stretch.lowerBound && with < noun
  }

  /// Whether a stretch ends in a word right after a file, which then says how something is done, as
  /// in "play clip.mp4 backwards".
  func endsBesideFile(_ stretch: Range<Int>) -> Bool {
    guard let last = stretch.last, stretch.count > 1, request[last - 1].file != nil else {
      return false
    }
    // "much quieter" says how much, and leaves the verb its file.
    if ["much", "way", "far", "slightly", "quietly", "softly"].contains(request[last].word) {
      return false
    }
    return mentions.mention(last..<last + 1, without: used).content == [last]
  }

  /// What there is of a type; a list counts as its members would.
  private func available(_ type: PortType) -> [FlowDraft.Value] {
    draft.values.filter { $0.isGiven && type.accepts($0.type.element) }
  }
}
