import Flow
import Library

extension RuleReading {
  /// Sounds that the words name beside a film, and that no phrase took, belong to it.
  mutating func readLeftSounds() {
    guard results().contains(where: { draft.values[$0].type == .modality(.video) }) else { return }
    for run in unplacedRuns()
    where !asksForStep(run.lowerBound) && !isSeen(run)
      && (mentions.isAudible(run) || mentions.mention(run, without: used).noun == .audio)
    {
      if describeSound(run) { continue }
      _ = resolveOne(.modality(.audio), run, excluding: Array(draft.values.indices))
    }
    openLeftSound()
  }

  /// "the water in lake.jpg" is seen there.
  private func isSeen(_ run: Range<Int>) -> Bool {
    let end = run.upperBound
    guard end + 1 < request.lexemes.count, ["in", "on", "of", "from"].contains(request[end].word)
    else { return false }
    return [.modality(.image), .modality(.video)].contains(fit.type(ofFile: end + 1))
  }

  /// Whether a piece is a verb that asks for something: then no sound is described.
  private func asksForStep(_ index: Int) -> Bool {
    library.vocabulary.openingWords.contains(request[index].word)
      && !EnglishGrammar.prepositions.contains(request[index].word)
  }

  /// "a.jpg, b.jpg and song.mp3": a sound file that the words name, and no step took, is for the film.
  private mutating func openLeftSound() {
    guard results().filter({ draft.values[$0].type == .modality(.audio) }).isEmpty else { return }
    let named = Set(request.lexemes.compactMap(\.file))
    let left = draft.values.indices.filter { index in
      let value = draft.values[index]
      return value.type == .modality(.audio) && value.uses == 0 && value.reference == nil
        && value.resource.map { named.contains($0.name) } == true
    }
    guard left.count == 1, source(left[0]) != nil else { return }
    draft.release(left[0])
    used.formUnion(
      request.lexemes.indices.filter { request[$0].file == draft.values[left[0]].resource?.name })
  }

  /// "Turn down the volume of clip.mp4": a sound that was taken out of a film only to change it, and
  /// is as long as before, goes back into the film.
  mutating func returnSounds() {
    guard !asksForSound, let replacer = roles.soundReplacer else { return }
    for index in results() where draft.values[index].type == .modality(.audio) {
      guard !saved.contains(index), let film = film(ofTaken: index), !saved.contains(film) else {
        continue
      }
      guard let picture = source(film), let sound = source(index) else { continue }
      var arguments = Arguments()
      for port in replacer.inputs {
        arguments[port.name] = port.type == .modality(.video) ? picture : sound
      }
      arguments.values = [film, index]
      if let made = addNode(replacer, arguments, 0..<0, nil) {
        assume(
          "The film gets its changed sound back; say \"as an mp3\" for the sound alone.",
          at: draft.values[made].reference?.node)
      }
    }
  }

  /// Whether the words want a sound as the result.
  private var asksForSound: Bool {
    request.lexemes.indices.contains { index in
      switch request[index].kind {
      case .format(let format): FileNames.modality("file." + format) == .audio
      case .file(let name): FileNames.modality(name) == .audio && isOutputName(index)
      default: false
      }
    }
  }

  /// The film whose sound was taken out unasked and came here through steps that keep its length.
  private func film(ofTaken index: Int) -> Int? {
    var index = index
    var changes = 0
    while true {
      if let film = takenSounds[index] { return changes > 0 ? film : nil }
      guard let node = draft.node(of: draft.values[index]),
        let signature = library.catalogue[node.function], roles.keepsLength(signature),
        signature.inputs.count == 1,
        let reference = node.arguments.flatMap({ $0.source.references }).first,
        let before = draft.values.firstIndex(where: { $0.reference == reference })
      else { return nil }
      changes += 1
      index = before
    }
  }

  /// "background music, jazz": what can be heard describes a sound that has no description yet.
  private mutating func describeSound(_ run: Range<Int>) -> Bool {
    for node in draft.nodes {
      guard let signature = library.catalogue[node.function],
        roles.makesSoundOfAnyLength(signature), node.argument("prompt") == nil
      else { continue }
      draft.fill(node.name, "prompt", .value(.text(request.words(run))))
      used.formUnion(run)
      return true
    }
    return false
  }

  /// A film and a sound that belong to nothing else belong together.
  mutating func joinSoundAndFilm() {
    let results = self.results()
    let films = results.filter { draft.values[$0].type == .modality(.video) }
    let sounds = results.filter { index in
      draft.values[index].type == .modality(.audio) && !saved.contains(index)
        && !derivesFromFilm(draft.values[index])
    }
    guard films.count == 1, sounds.count == 1, !saved.contains(films[0]),
      let add = roles.scorer, let film = source(films[0]), let sound = source(sounds[0])
    else { return }
    var arguments = Arguments()
    for port in add.inputs { arguments[port.name] = port.type == .modality(.video) ? film : sound }
    arguments.values = [films[0], sounds[0]]
    if let made = addNode(add, arguments, 0..<0, nil) {
      assume("The sound is laid under the film.", at: draft.values[made].reference?.node)
    }
  }

  /// Whether a sound was taken out of a film.
  private func derivesFromFilm(_ value: FlowDraft.Value) -> Bool {
    var pending = [value.reference?.node].compactMap(\.self)
    while let name = pending.popLast() {
      guard let node = draft.nodes.first(where: { $0.name == name }) else { continue }
      let outputs = library.catalogue[node.function]?.outputs ?? []
      if outputs.contains(where: { $0.type == .modality(.video) }) { return true }
      pending += node.arguments.flatMap { $0.source.references.map(\.node) }
    }
    return false
  }

  /// Sounds that were made for a film, or for another sound, last as long as it does.
  mutating func shareDurations() {
    for node in draft.nodes {
      guard let signature = library.catalogue[node.function],
        signature.inputs.count > 1
          || signature.inputs.first?.type.isList == true
      else { continue }
      let sources = node.arguments.flatMap { $0.source.references }
      let values = sources.compactMap { reference in
        draft.values.first { $0.reference == reference }
      }
      let films = values.filter { $0.type == .modality(.video) }
      let lasting = (films.isEmpty ? values : films).compactMap { explicitDuration($0) }.first
      guard let lasting else { continue }
      for value in values { stretch(value, to: lasting) }
    }
  }

  /// A length that the request or a file says, not one that is only a function's standard.
  private func explicitDuration(_ value: FlowDraft.Value) -> Source? {
    if value.type == .modality(.video) { return value.duration }
    if value.resource != nil { return value.duration }
    return draft.node(of: value)?.argument("duration")?.source
  }

  private mutating func stretch(_ value: FlowDraft.Value, to duration: Source) {
    guard value.type == .modality(.audio), let node = draft.node(of: value),
      let signature = library.catalogue[node.function]
    else { return }
    if signature.inputs.contains(where: \.type.isList) {
      for reference in node.arguments.flatMap(\.source.references) {
        guard let inner = draft.values.first(where: { $0.reference == reference }) else { continue }
        stretch(inner, to: duration)
      }
    }
    guard roles.makesSoundOfAnyLength(signature) else { return }
    draft.fill(node.name, "duration", duration)
  }
}
