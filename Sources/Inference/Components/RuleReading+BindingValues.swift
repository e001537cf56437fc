import Flow
import Library

extension RuleReading {
  /// Gives the numbers of a stretch to the ports that they are meant for.
  mutating func bindNumbers(
    _ signature: Signature, _ match: PhraseMatch?, _ own: some Sequence<Int>,
    without busy: Set<Int>, _ arguments: inout Arguments
  ) {
    let places = own.filter { !busy.contains($0) && request[$0].quoted == nil }
    let presets = match?.phrase.presets ?? []
    let meant = presets.filter { $0.meaning == .number }.map(\.port)
    let off = presets.filter { $0.value?.double == 0 }.map(\.port)
    let numbers = NumberBinding(
      request: request, vocabulary: library.vocabulary, signature: signature,
      preferred: Set(meant), off: Set(off)
    ).read(places.filter { !used.contains($0) || request[$0].isWord }, taken: taken(arguments))
    for (port, value) in numbers.values { arguments[port] = .value(value) }
    arguments.numbers.merge(numbers.places) { first, _ in first }
    // "the first and last 2 seconds": one number for both.
    if let said = meant.compactMap({ arguments[$0] }).first {
      for port in meant where arguments[port] == nil { arguments[port] = said }
    }
    used.formUnion(numbers.used)
    used.formUnion(numbers.words)
    if !numbers.together.isEmpty, numbers.together.contains(where: isSide) {
      assume("The request names no side, so \(numbers.together.joined(separator: ", ")) all apply.")
    }
  }

  private func isSide(_ port: String) -> Bool { ["left", "right", "top", "bottom"].contains(port) }

  /// Gives words that mean values of closed ports, colours and proportions to their ports.
  mutating func bindChoices(
    _ signature: Signature, _ own: Range<Int>, _ match: PhraseMatch, _ arguments: inout Arguments
  ) {
    let camera: Set<String> = ["camera", "zoom", "pan", "tilt", "movement", "motion"]
    var choices = ChoiceBinding(
      request: request, vocabulary: library.vocabulary, signature: signature)
    if let prompt = match.slots["prompt"], !signature.inputs.isEmpty,
      !own.contains(where: { camera.contains(request[$0].word) })
    {
      choices.described = Set(prompt)
    }
    let found = choices.read(settingPlaces(signature, own, match), taken: taken(arguments))
    for (port, value) in found.values { arguments[port] = .value(value) }
    used.formUnion(found.used)
  }

  /// The pieces that can say how a step is done: all but texts of the person's own.
  private func settingPlaces(
    _ signature: Signature, _ own: Range<Int>, _ match: PhraseMatch
  ) -> [Int] {
    let texts = match.slots.filter { slot, stretch in
      isFreeText(signature, slot)
        && stretch.allSatisfy { request[$0].quoted == nil && request[$0].file == nil }
        && !isOnlySettings(stretch, signature)
    }
    let closed = Set(texts.flatMap { Array($0.value) })
    return own.filter { !closed.contains($0) && request[$0].quoted == nil }
  }

  private func isFreeText(_ signature: Signature, _ slot: String) -> Bool {
    guard let port = signature.port(slot) else { return false }
    return port.type == .modality(.text) && port.choices.isEmpty && port.name != "color"
      && port.name != "language" && port.name != "prompt"
  }

  private func taken(_ arguments: Arguments) -> Set<String> { Set(arguments.sources.keys) }

  /// What words such as "slightly" or "half transparent" say of ports for numbers.
  mutating func meanings(
    _ signature: Signature, _ own: Range<Int>, _ match: PhraseMatch
  ) -> [Phrase.Preset] {
    let found = ChoiceBinding(
      request: request, vocabulary: library.vocabulary, signature: signature
    ).meanings(settingPlaces(signature, own, match))
    used.formUnion(found.used)
    return found.presets
  }

  /// The words that name a port which has its value say nothing more.
  mutating func useWords(of arguments: Arguments, _ signature: Signature, _ own: Range<Int>) {
    let ports = signature.parameters.filter { arguments[$0.name] != nil && $0.name != "prompt" }
    let stems = Set(
      ports.flatMap { library.vocabulary.words(for: $0, of: signature.name.name) }
        .flatMap(\.self))
    used.formUnion(
      own.filter {
        request[$0].isWord && stems.contains(request[$0].stem)
          && !EnglishGrammar.isEmpty(request[$0].word)
      })
  }

  /// Sets what the phrase, and words such as "slightly" or "from behind", say of ports.
  mutating func applyPresets(
    _ match: PhraseMatch, _ signature: Signature, _ words: [Phrase.Preset],
    _ arguments: inout Arguments
  ) {
    for port in signature.parameters {
      let said = words.filter { $0.port == port.name }
      let presets = match.phrase.presets.filter { $0.port == port.name }
      guard !(said.isEmpty && presets.isEmpty) else { continue }
      if let value = value(of: port, said, presets, arguments) {
        arguments[port.name] = .value(value)
      }
    }
  }

  /// A port's value: the number that the request names, or what its words stand for, as it is meant.
  private func value(
    of port: Port, _ said: [Phrase.Preset], _ presets: [Phrase.Preset], _ arguments: Arguments
  ) -> Value? {
    var value: Value?
    if arguments.numbers[port.name] != nil, case .value(let number) = arguments[port.name] {
      value = number
    } else if arguments[port.name] == nil {
      value = said.lazy.compactMap(\.value).first
    } else {
      return nil
    }
    guard let value else {
      if let preset = presets.lazy.compactMap(\.value).first { return preset }
      guard arguments[port.name] == nil, let standard = port.defaultValue, standard != .none,
        let meaning = said.map(\.meaning).first(where: { $0 == .negative })
      else { return nil }
      return meant(standard, meaning, port)
    }
    let meaning = (presets + said).map(\.meaning).first { [.negative, .inverse].contains($0) }
    return meaning.map { meant(value, $0, port) } ?? value
  }

  private func meant(_ value: Value, _ meaning: Phrase.Preset.Meaning, _ port: Port) -> Value {
    guard let number = port.unit.flatMap({ value.double(in: $0) }) ?? value.double else {
      return value
    }
    let result: Double
    switch meaning {
    case .plain, .number: return value
    case .negative: result = -abs(number)
    case .inverse:
      guard number > 1 else { return value }
      result = (1000 / number).rounded() / 1000
    }
    return port.unit.map { .quantity(Quantity(Number(result), $0)) } ?? .number(Number(result))
  }
}
