import Flow
import Library

extension RuleReading {
  /// The flow of everything that was read, with what should be known of it.
  mutating func finish() -> Inferred {
    bindModels()
    bindNegativePrompts()
    bindLeftNegatives()
    bindSettings()
    readLeftSounds()
    joinSoundAndFilm()
    writeLeftFormat()
    returnSounds()
    shareDurations()
    let results = self.results()
    guard !results.isEmpty else {
      reportUnplaced()
      return Inferred(flow: nil, diagnostics: diagnostics, trace: trace)
    }
    nameResults(results)
    reportSecondNumbers()
    reportIdleSteps()
    reportCorrections()
    reportUnplaced()
    reportUnusedFiles()
    reportUnwrittenNames()
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

  /// "Convert it to a mono mp3": a format that no step took is how the one result is written.
  private mutating func writeLeftFormat() {
    let left = request.lexemes.indices.filter { index in
      guard !used.contains(index), index > 0, case .format = request[index].kind else {
        return false
      }
      let before = request[index - 1].word
      return !["every", "all", "each"].contains(before)
    }
    let results = self.results()
    guard left.count == 1, case .format(let format) = request[left[0]].kind, results.count == 1,
      !saved.contains(results[0]), draft.values[results[0]].type.modality != nil,
      let writer = library.catalogue.signatures.first(where: { signature in
        signature.isOutput && signature.outputs.first?.type == draft.values[results[0]].type
      }), FileNames.modality("x." + format) == writer.outputs.first?.type.modality,
      let input = writer.inputs.first, let port = writer.ports.first(where: { $0.type == .file }),
      let source = source(results[0])
    else { return }
    used.insert(left[0])
    var arguments = Arguments()
    arguments[input.name] = source
    arguments[port.name] = .value(.text("." + format))
    arguments.values = [results[0]]
    addNode(writer, arguments, left[0]..<left[0] + 1, nil)
  }

  /// The values that no step took, in order: what the flow gives.
  func results() -> [Int] {
    draft.values.indices.filter { index in
      let value = draft.values[index]
      return value.reference != nil && value.uses == 0
    }
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
      rename(node.name, to: name)
    }
  }

  /// Gives a node another name, in the findings about it too.
  private mutating func rename(_ old: String, to new: String) {
    draft.rename(old, to: new)
    for index in steps.indices where steps[index].node == old { steps[index].node = new }
    for index in diagnostics.indices where diagnostics[index].place == .node(old) {
      diagnostics[index].place = .node(new)
    }
  }

  /// The flow is called after its files, or after what it shows.
  private func flowName() -> String {
    let files = draft.values.filter { $0.resource != nil && $0.uses > 0 }
      .compactMap { $0.resource.map { FileNames.stem($0.name) } }
    let words = files.isEmpty ? describingWords() : files
    let name = Identifiers.name(words.prefix(3).joined(separator: " "))
    if name == "value" { return "request" }
    // A flow that is called like a function would hide it from its own steps.
    return library.catalogue[name] == nil ? name : name + "_flow"
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
}
