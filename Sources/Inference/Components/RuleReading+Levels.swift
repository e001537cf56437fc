import Flow
import Library

extension RuleReading {
  private static let levelWords: Set<String> = [
    "quieter", "softer", "louder", "quiet", "loud", "soft", "quietly", "softly",
  ]

  /// "song.mp3 at 30 %", "the music 12 dB quieter": how loud single tracks of a list are to be.
  mutating func readLevels(_ port: Port, _ slots: [MediaSlot]) {
    guard port.type.element == .modality(.audio) else { return }
    for part in slots.flatMap({ parts($0.stretch, many: true) }) {
      guard let track = track(part), let level = level(part) else { continue }
      levels[track.value] = level.value
      used.formUnion(level.places)
      // The name of a track that stands elsewhere too is no further track.
      if !part.contains(where: { request[$0].file != nil }) { used.formUnion(part) }
      let said = level.places.first.map { request.words($0..<$0 + 1) } ?? ""
      assume("\"\(said)\" is read as \(level.value) for \(track.name).")
    }
  }

  /// "add rain.wav and thunder.wav to clip.mp4, thunder only at 20 %": the level is for one of them.
  mutating func readTrackLevels(_ signature: Signature, _ own: Range<Int>) {
    guard let port = signature.inputs.first(where: { $0.type == .modality(.audio) }),
      own.count(where: { fit.type(ofFile: $0) == .modality(.audio) }) > 1
    else { return }
    let parts = parts(own, many: true).filter { part in
      part.allSatisfy { request[$0].file == nil }
    }
    readLevels(port, parts.map { MediaSlot(ports: [port], stretch: $0) })
  }

  /// A track with the step that makes it as loud as the words say.
  mutating func leveled(_ value: Int) -> Int {
    guard let level = levels.removeValue(forKey: value), level.double(in: .decibels) != 0,
      let leveler = roles.leveler,
      let input = leveler.inputs.first, let gain = leveler.parameters.first,
      let source = source(value)
    else { return value }
    var arguments = Arguments()
    arguments[input.name] = source
    arguments.values = [value]
    arguments[gain.name] = .value(level)
    return addNode(leveler, arguments, 0..<0, nil) ?? value
  }

  /// The one sound that a part names, by its file or by a word of the file's name.
  private func track(_ part: Range<Int>) -> (value: Int, name: String)? {
    let stems = Set(part.map { request[$0].stem })
    let named = draft.values.indices.filter { index in
      guard let resource = draft.values[index].resource,
        draft.values[index].type == .modality(.audio)
      else { return false }
      return part.contains { request[$0].file == resource.name }
        || !draft.values[index].stems.isDisjoint(with: stems)
    }
    guard named.count == 1, let value = named.first, let name = draft.values[value].resource?.name
    else { return nil }
    return (value, name)
  }

  private func level(_ part: Range<Int>) -> (value: Value, places: [Int])? {
    let words = part.filter { RuleReading.levelWords.contains(request[$0].word) }
    let isLess = words.contains { !request[$0].word.hasPrefix("loud") }
    guard let place = part.first(where: { request[$0].isNumeric && !used.contains($0) }) else {
      guard let word = words.first else { return nil }
      return (.quantity(Quantity(Number(isLess ? -6 : 6), .decibels)), [word])
    }
    guard case .quantity(let quantity) = request[place].kind else { return nil }
    let before = request.lexemes[..<place].last?.word ?? ""
    let isInBrackets = place > part.lowerBound && request[place - 1].kind == .mark("(")
    guard !words.isEmpty || isInBrackets || ["at", "to", "with", "by"].contains(before) else {
      return nil
    }
    switch quantity.unit.dimension {
    case .level:
      let decibels = quantity.number.double
      let gain = words.isEmpty ? decibels : isLess ? -abs(decibels) : abs(decibels)
      return (.quantity(Quantity(Number(gain), .decibels)), [place] + words)
    case .ratio:
      guard var share = quantity.converted(to: .times)?.number.double else { return nil }
      if !words.isEmpty, !["at", "to"].contains(before) { share = isLess ? 1 - share : 1 + share }
      guard share > 0 else { return nil }
      let decibels = (Roles.decibels(of: share) * 10).rounded() / 10
      return (.quantity(Quantity(Number(decibels), .decibels)), [place] + words)
    default: return nil
    }
  }

  /// "Concatenate song.mp3" names nothing to put behind it.
  mutating func reportLoneMember(_ port: Port, _ signature: Signature, _ values: [Int]) {
    guard roles.needsSeveral(signature), values.count == 1, let only = values.first,
      !draft.values[only].type.isList
    else { return }
    let name = draft.values[only].resource?.name ?? draft.values[only].reference?.node ?? "one"
    diagnostics.append(
      Diagnostic(
        .missingInput, "\(signature.name) needs at least two, and the request names only \(name).",
        hint: "Name the others too."))
  }
}
