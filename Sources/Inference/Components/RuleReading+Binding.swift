import Flow
import Library

extension RuleReading {
  /// Makes the node that a phrase asks for, with everything that its stretch says of it.
  ///
  /// - Returns: The place of its result among the draft's values.
  @discardableResult
  mutating func bind(_ match: PhraseMatch, own: Range<Int>) -> Int? {
    guard let signature = signature(match.function) else { return nil }
    if match.function.hasPrefix("load_") { return name(match) }
    used.formUnion(match.literals.filter { request[$0].isWord })
    var arguments = Arguments()
    let spoken = mediaSlots(of: match, signature)
    useOwnWords(signature, inSlots: spoken)
    bindChoices(signature, own, match, &arguments)
    let busy = spoken.filter { needsOwnNumbers($0.stretch, signature) }.flatMap {
      Array($0.stretch)
    }
    bindNumbers(signature, own, without: Set(busy), &arguments)
    bindMedia(signature, spoken, &arguments)
    bindNumbers(signature, own, without: [], &arguments)
    bindTexts(signature, match, own, &arguments)
    applyPresets(match, signature, &arguments)
    useOwnWords(signature, own)
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
  private mutating func useOwnWords(_ signature: Signature, _ own: Range<Int>) {
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

  /// What is known of a node in the making.
  struct Arguments {
    var sources: [String: Source] = [:]
    /// Ports whose number the request names.
    var numbers: Set<String> = []
    /// The values that media ports take.
    var values: [Int] = []

    subscript(port: String) -> Source? {
      get { sources[port] }
      set { sources[port] = newValue }
    }
  }

  /// A slot for media, with the ports that it fills.
  struct MediaSlot {
    var ports: [Port]
    var stretch: Range<Int>
  }

  private func mediaSlots(of match: PhraseMatch, _ signature: Signature) -> [MediaSlot] {
    match.slots.sorted { $0.value.lowerBound < $1.value.lowerBound }.compactMap { name, stretch in
      if let port = signature.port(name) {
        return port.isInput ? MediaSlot(ports: [port], stretch: stretch) : nil
      }
      let inputs = signature.inputs
      return inputs.isEmpty ? nil : MediaSlot(ports: inputs, stretch: stretch)
    }
  }

  /// Whether a slot's words describe something still to be made, so that numbers in it are for that.
  private func needsOwnNumbers(_ stretch: Range<Int>, _ signature: Signature) -> Bool {
    let stems = library.vocabulary.portStems(of: signature)
    let content = mentions.mention(stretch, without: used).content
    return !content.allSatisfy { stems.contains(request[$0].stem) }
  }

  private mutating func bindNumbers(
    _ signature: Signature, _ own: Range<Int>, without busy: Set<Int>,
    _ arguments: inout Arguments
  ) {
    let places = own.filter { !busy.contains($0) && request[$0].quoted == nil }
    let numbers = NumberBinding(
      request: request, vocabulary: library.vocabulary, signature: signature
    ).read(places.filter { !used.contains($0) || request[$0].isWord }, taken: taken(arguments))
    for (port, value) in numbers.values {
      arguments[port] = .value(value)
      arguments.numbers.insert(port)
    }
    used.formUnion(numbers.used)
    used.formUnion(numbers.words)
    if !numbers.together.isEmpty, signature.name.name != "fade_video" {
      assume("The request names no side, so \(numbers.together.joined(separator: ", ")) all apply.")
    }
  }

  private mutating func bindChoices(
    _ signature: Signature, _ own: Range<Int>, _ match: PhraseMatch, _ arguments: inout Arguments
  ) {
    let texts = match.slots.filter { slot, stretch in
      isFreeText(signature, slot) && stretch.allSatisfy { request[$0].quoted == nil }
    }
    let closed = Set(texts.flatMap { Array($0.value) })
    let words = own.filter { !closed.contains($0) && request[$0].quoted == nil }
    let choices = ChoiceBinding(
      request: request, vocabulary: library.vocabulary, signature: signature
    ).read(words, taken: taken(arguments))
    for (port, value) in choices.values { arguments[port] = .value(value) }
    used.formUnion(choices.used)
  }

  private func isFreeText(_ signature: Signature, _ slot: String) -> Bool {
    guard let port = signature.port(slot) else { return false }
    return port.type == .modality(.text) && port.choices.isEmpty && port.name != "color"
      && port.name != "language" && port.name != "prompt"
  }

  private func taken(_ arguments: Arguments) -> Set<String> { Set(arguments.sources.keys) }

  private mutating func bindMedia(
    _ signature: Signature, _ spoken: [MediaSlot], _ arguments: inout Arguments
  ) {
    for port in signature.inputs where port.type.isList {
      let slots = spoken.filter { $0.ports.contains(port) }
      guard !slots.isEmpty else { continue }
      var values: [Int] = []
      for slot in slots {
        let one = slots.count > 1
        values +=
          one
          ? resolveEach(port.type.element, slot.stretch, excluding: values)
          : resolveMany(port.type.element, slot.stretch, excluding: values)
      }
      fill(port, values, &arguments)
    }
    for slot in spoken {
      let open = slot.ports.filter { arguments[$0.name] == nil && !$0.type.isList }
      guard let first = open.first else { continue }
      if slot.ports.count == 1 {
        if let value = resolveOne(first.type, slot.stretch, excluding: arguments.values) {
          fill(first, [value], &arguments)
        }
      } else {
        let values = resolveMany(first.type.element, slot.stretch, excluding: arguments.values)
        distribute(values, open, signature, &arguments)
      }
    }
    for port in signature.inputs where arguments[port.name] == nil {
      if port.type.isList {
        let values = everything(port.type.element, excluding: arguments.values)
        if !values.isEmpty { fill(port, values, &arguments) }
      } else if port.isRequired || mayTakeUnasked(port),
        let value = standard(port.type, excluding: arguments.values, required: port.isRequired)
      {
        fill(port, [value], &arguments)
      }
    }
  }

  /// An optional port takes a file that nothing else has taken, such as a mask.
  private func mayTakeUnasked(_ port: Port) -> Bool {
    draft.values.contains {
      $0.isGiven && $0.uses == 0 && $0.reference == nil && port.type == $0.type
    }
  }

  private mutating func distribute(
    _ values: [Int], _ ports: [Port], _ signature: Signature, _ arguments: inout Arguments
  ) {
    var rest = values
    while ports.count < rest.count, ports.count == 2 {
      let pair = Array(rest.prefix(2))
      guard let joined = add(signature, pair, ports) else { break }
      rest = [joined] + rest.dropFirst(2)
    }
    for (port, value) in zip(ports, rest) { fill(port, [value], &arguments) }
  }

  /// One more node of a function of two inputs, for a third thing to join.
  private mutating func add(_ signature: Signature, _ values: [Int], _ ports: [Port]) -> Int? {
    var arguments = Arguments()
    for (port, value) in zip(ports, values) { fill(port, [value], &arguments) }
    return addNode(signature, arguments, 0..<0, nil)
  }

  private mutating func fill(_ port: Port, _ values: [Int], _ arguments: inout Arguments) {
    let sources = values.compactMap { source($0) }
    guard let first = sources.first else { return }
    let isWhole = sources.count == 1 && draft.values[values[0]].type.isList
    arguments[port.name] = port.type.isList && !isWhole ? .list(sources) : first
    arguments.values += values
  }

  private mutating func applyPresets(
    _ match: PhraseMatch, _ signature: Signature, _ arguments: inout Arguments
  ) {
    for preset in match.phrase.presets {
      guard let port = signature.port(preset.port) else { continue }
      if arguments.numbers.contains(port.name), case .value(let value) = arguments[port.name] {
        arguments[port.name] = .value(meant(value, preset, port))
      } else if arguments[port.name] == nil, let value = preset.value {
        arguments[port.name] = .value(value)
      }
    }
  }

  private func meant(_ value: Value, _ preset: Phrase.Preset, _ port: Port) -> Value {
    guard let number = port.unit.flatMap({ value.double(in: $0) }) ?? value.double else {
      return value
    }
    let result: Double
    switch preset.meaning {
    case .plain: return value
    case .negative: result = -abs(number)
    case .inverse:
      guard number > 1 else { return value }
      result = (1000 / number).rounded() / 1000
    }
    return port.unit.map { .quantity(Quantity(Number(result), $0)) } ?? .number(Number(result))
  }
}
