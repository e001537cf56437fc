import Flow
import Library

extension RuleReading {
  /// What is known of a node in the making.
  struct Arguments {
    var sources: [String: Source] = [:]
    /// Ports whose number the request names, with the piece that says it.
    var numbers: [String: Int] = [:]
    /// The values that media ports take.
    var values: [Int] = []

    subscript(port: String) -> Source? {
      get { sources[port] }
      set { sources[port] = newValue }
    }
  }

  /// A step as the request asks for it, for findings about the words that it could not take.
  struct BoundStep {
    var node: String
    var own: Range<Int>
    var signature: Signature
    var numbers: [String: Int]
  }

  /// Makes the node that a phrase asks for, with everything that its stretch says of it.
  ///
  /// - Returns: The place of its result among the draft's values.
  @discardableResult
  mutating func bind(_ match: PhraseMatch, own: Range<Int>) -> Int? {
    guard let signature = signature(match.function) else { return nil }
    if roles.isReader(signature) { return name(match) }
    if refusesSound(signature, own) { return nil }
    used.formUnion(match.literals.filter { !request[$0].isNumeric })
    useHalves(signature, match)
    var arguments = Arguments()
    let spoken = mediaSlots(of: match, signature)
    useOwnWords(signature, inSlots: spoken)
    bindChoices(signature, own, match, &arguments)
    for port in signature.inputs where port.type.isList {
      readLevels(port, spoken.filter { $0.ports.contains(port) })
    }
    readTrackLevels(signature, own)
    let meanings = meanings(signature, own, match)
    if let made = bindEach(signature, match, own, meanings, arguments) { return made }
    let busy = spoken.filter { needsOwnNumbers($0.stretch, signature) }.flatMap {
      Array($0.stretch)
    }
    bindNumbers(signature, match, own, without: Set(busy), &arguments)
    bindMedia(signature, spoken, &arguments)
    bindNumbers(signature, match, own, without: [], &arguments)
    relateNumbers(signature, match, own, &arguments)
    bindMarkedPart(signature, own, &arguments)
    bindProportions(signature, own, &arguments)
    // The part is for a duration; "the last 2 seconds" off the end say it by themselves.
    if arguments["cut_end"] != nil { arguments["part"] = nil }
    reportCutAway(signature, own, &arguments)
    useTotals(signature, own, arguments)
    applyPresets(match, signature, meanings, &arguments)
    useWords(of: arguments, signature, own)
    bindTexts(signature, match, own, &arguments)
    useOwnWords(signature, own)
    nameFormat(signature, own, &arguments)
    reportEvery(signature, match)
    reportTooShort(signature, own, arguments)
    if let made = bindRepetition(signature, own, arguments)
      ?? bindCut(signature, match, own, arguments)
    {
      return made
    }
    if let made = bindSeveral(signature, match, own, arguments) { return made }
    if let continued = goOn(signature, arguments) { return continued }
    if let completed = complete(signature, arguments) ?? again(signature, arguments) {
      return completed
    }
    return addNode(signature, arguments, own, match)
  }

  /// "turn the volume up": words for the function within a slot name nothing that fills it.
  private mutating func useOwnWords(_ signature: Signature, inSlots slots: [MediaSlot]) {
    let stems = library.vocabulary.stems(of: signature)
    for index in slots.flatMap({ Array($0.stretch) }) {
      guard request[index].isWord, stems.contains(request[index].stem),
        !EnglishGrammar.isEmpty(request[index].word),
        mentions.noun(at: index, in: index..<index + 1) == nil,
        !mentions.isAudible(index..<index + 1)
      else { continue }
      used.insert(index)
    }
  }

  /// A function's other words, beside those of the phrase that was found, say nothing more.
  mutating func useOwnWords(_ signature: Signature, _ own: Range<Int>) {
    let stems = library.vocabulary.stems(of: signature)
    used.formUnion(
      own.filter {
        request[$0].isWord && !EnglishGrammar.isEmpty(request[$0].word)
          && stems.contains(request[$0].stem)
      })
  }

  /// "Take photo.jpg" makes nothing; it says what the next steps are about.
  private mutating func name(_ match: PhraseMatch) -> Int? {
    used.formUnion(match.literals)
    guard let file = match.slots["file"]?.compactMap({ request[$0].file }).first,
      let value = draft.values.firstIndex(where: { $0.resource?.name == file })
    else { return nil }
    used.formUnion(match.slots["file"] ?? 0..<0)
    current = value
    return value
  }

  /// "Rain and wind, and mix them": what is joined already is not joined once more.
  private mutating func again(_ signature: Signature, _ arguments: Arguments) -> Int? {
    guard signature.inputs.first?.type.isList == true,
      let whole = arguments.values.first(where: {
        draft.node(of: draft.values[$0])?.function == signature.name
      })
    else { return nil }
    let members = draft.node(of: draft.values[whole])?.arguments.flatMap(\.source.references) ?? []
    let isWhole = arguments.values.allSatisfy { index in
      index == whole || draft.values[index].reference.map(members.contains) == true
    }
    guard isWhole else { return nil }
    for value in arguments.values { draft.release(value) }
    return whole
  }

  /// "Make it wider: add 32 pixels on both sides": the second says what the first leaves open.
  private mutating func goOn(_ signature: Signature, _ arguments: Arguments) -> Int? {
    guard let current, arguments.values == [current], !signature.isOutput,
      let node = draft.node(of: draft.values[current]), node.function == signature.name
    else { return nil }
    let parameters = signature.parameters.filter { arguments[$0.name] != nil }
    guard !parameters.isEmpty else { return nil }
    guard isIdle(node, signature) || parameters.allSatisfy({ $0.name == "prompt" })
    else { return nil }
    draft.release(current)
    for port in parameters {
      if let source = arguments[port.name] { draft.fill(node.name, port.name, source) }
    }
    return current
  }

  private func isIdle(_ node: Node, _ signature: Signature) -> Bool {
    signature.parameters.allSatisfy { port in
      guard let source = node.argument(port.name)?.source else { return true }
      guard case .value(let value) = source else { return false }
      return value.double == 0
    }
  }

  /// "Merge these models and paint a dragon": what is to be painted completes the step before, which
  /// makes the same kind of thing and was not told what it shows.
  private mutating func complete(_ signature: Signature, _ arguments: Arguments) -> Int? {
    guard signature.inputs.isEmpty, let made = signature.outputs.first,
      let current, let node = draft.node(of: draft.values[current]),
      node.function != signature.name, let before = library.catalogue[node.function],
      before.outputs.first?.type == made.type,
      let open = before.parameters.first(where: {
        $0.isRequired && $0.type == .modality(.text) && node.argument($0.name) == nil
      }), let text = arguments[open.name]
    else { return nil }
    draft.fill(node.name, open.name, text)
    for name in signature.ports.map(\.name) {
      guard let source = arguments[name] else { continue }
      if before.port(name) != nil {
        draft.fill(node.name, name, source)
      } else if let place = arguments.numbers[name] {
        used.remove(place)
      }
    }
    return current
  }
}
