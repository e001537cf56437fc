import Flow
import Library

extension RuleReading {
  /// The flow of everything that was read, with what should be known of it.
  mutating func finish() -> Inferred {
    readLeftSounds()
    joinSoundAndFilm()
    shareDurations()
    let results = self.results()
    guard !results.isEmpty else {
      reportUnplaced()
      return Inferred(flow: nil, diagnostics: diagnostics, trace: trace)
    }
    nameResults(results)
    reportUnplaced()
    reportUnusedFiles()
    let returns = results.compactMap { draft.values[$0].reference }.map {
      Flow.Return(.output($0))
    }
    let outputs = results.compactMap { index -> OutputPort? in
      guard
        let signature = draft.node(of: draft.values[index]).flatMap({
          library.catalogue[$0.function]
        })
      else { return nil }
      return signature.outputs.first
    }
    let unique = Dictionary(grouping: outputs, by: \.name).values.allSatisfy { $0.count == 1 }
    let flow = Flow(
      name: flowName(), outputs: unique ? outputs : [], nodes: draft.nodes, returns: returns)
    return Inferred(
      flow: flow.positional(library.catalogue), diagnostics: diagnostics, trace: trace)
  }

  /// The values that no step took, in order: what the flow gives.
  private func results() -> [Int] {
    draft.values.indices.filter { index in
      let value = draft.values[index]
      return value.reference != nil && value.uses == 0
    }
  }

  /// Sounds that the words name beside a film, and that no phrase took, belong to it.
  private mutating func readLeftSounds() {
    guard results().contains(where: { draft.values[$0].type == .modality(.video) }) else { return }
    for run in unplacedRuns()
    where mentions.isAudible(run) || mentions.mention(run, without: used).noun == .audio {
      _ = resolveOne(.modality(.audio), run, excluding: Array(draft.values.indices))
    }
  }

  /// A film and a sound that belong to nothing else belong together.
  private mutating func joinSoundAndFilm() {
    let results = self.results()
    let films = results.filter { draft.values[$0].type == .modality(.video) }
    let sounds = results.filter { index in
      draft.values[index].type == .modality(.audio) && !saved.contains(index)
        && !derivesFromFilm(draft.values[index])
    }
    guard films.count == 1, sounds.count == 1, !saved.contains(films[0]),
      let add = signature("add_audio"), let film = source(films[0]), let sound = source(sounds[0])
    else { return }
    var arguments = Arguments()
    arguments["video"] = film
    arguments["audio"] = sound
    arguments.values = [films[0], sounds[0]]
    if let made = addNode(add, arguments, 0..<0, nil) {
      assume("The sound is laid under the film.", at: draft.values[made].reference?.node)
    }
  }

  private func derivesFromFilm(_ value: FlowDraft.Value) -> Bool {
    var pending = [value.reference?.node].compactMap(\.self)
    while let name = pending.popLast() {
      guard let node = draft.nodes.first(where: { $0.name == name }) else { continue }
      if node.function.name == "extract_audio" || node.function.name == "load_video" { return true }
      pending += node.arguments.flatMap { $0.source.references.map(\.node) }
    }
    return false
  }

  /// Sounds that were made for a film, or for another sound, last as long as it does.
  private mutating func shareDurations() {
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
    guard value.type == .modality(.audio), let node = draft.node(of: value) else { return }
    if node.function.name == "mix_audio" {
      for reference in node.arguments.flatMap(\.source.references) {
        guard let inner = draft.values.first(where: { $0.reference == reference }) else { continue }
        stretch(inner, to: duration)
      }
    }
    guard ["text_to_audio", "text_to_music"].contains(node.function.name) else { return }
    draft.fill(node.name, "duration", duration)
  }

  /// The last result gets a name that says what it is.
  private mutating func nameResults(_ results: [Int]) {
    let names: [Modality: String] = [.video: "film", .audio: "sound", .image: "picture"]
    guard let last = results.last, let node = draft.node(of: draft.values[last]),
      let modality = draft.values[last].type.modality, let name = names[modality],
      !draft.values[last].type.isList, node.name != name,
      draft.nodes.allSatisfy({ $0.name != name })
    else { return }
    if node.name.hasSuffix("ed") || node.name.hasPrefix("with_")
      || ["clip", "video", "image", "audio", "scene"].contains(node.name)
    {
      draft.rename(node.name, to: name)
    }
  }

  /// The flow is called after its files, or after what it shows.
  private func flowName() -> String {
    let files = draft.values.filter { $0.resource != nil && $0.uses > 0 }
      .compactMap { $0.resource.map { FileNames.stem($0.name) } }
    let words = files.isEmpty ? describingWords() : files
    let name = Identifiers.name(words.prefix(3).joined(separator: " "))
    return name == "value" ? "request" : name
  }

  private func describingWords() -> [String] {
    for node in draft.nodes {
      for port in ["prompt", "text"] {
        guard case .value(.text(let text)) = node.argument(port)?.source else { continue }
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
          .filter { !EnglishGrammar.isEmpty($0) }
        if !words.isEmpty { return words }
      }
    }
    return draft.nodes.first.map { [$0.function.name] } ?? []
  }

  private mutating func reportUnusedFiles() {
    for value in draft.values where value.isGiven && value.uses == 0 {
      guard let resource = value.resource, value.reference == nil else { continue }
      diagnostics.append(
        Diagnostic(
          .unusedFile, "\(resource.name) is not used: no step of the request takes it.",
          hint: "Say what to do with it, or leave it out."))
    }
  }

  /// Every word that carries meaning and found no place is told.
  private mutating func reportUnplaced() {
    for run in unplacedRuns() {
      diagnostics.append(
        Diagnostic(
          .partNotUnderstood, "No step was found for \"\(request.words(run))\".",
          hint: "Say it in other words, or edit the flow's text."))
    }
  }

  private func unplacedRuns() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in request.lexemes.indices where isUnplaced(index) {
      if let last = runs.last,
        request.lexemes[last.upperBound..<index].indices.allSatisfy(isFiller),
        index - last.upperBound <= 3
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private func isUnplaced(_ index: Int) -> Bool {
    guard !used.contains(index) else { return false }
    if case .format = request[index].kind { return true }
    if request[index].file != nil || EnglishGrammar.manners.contains(request[index].word) {
      return false
    }
    return !isFiller(index)
  }
}
