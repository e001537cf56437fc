import Flow
import Library

extension RuleReading {
  /// A slot for media, with the ports that it fills.
  struct MediaSlot {
    var ports: [Port]
    var stretch: Range<Int>
  }

  func mediaSlots(of match: PhraseMatch, _ signature: Signature) -> [MediaSlot] {
    match.slots.sorted { $0.value.lowerBound < $1.value.lowerBound }.compactMap { name, stretch in
      if let port = signature.port(name) {
        return port.isInput ? MediaSlot(ports: [port], stretch: stretch) : nil
      }
      let inputs = signature.inputs
      return inputs.isEmpty ? nil : MediaSlot(ports: inputs, stretch: stretch)
    }
  }

  /// Whether a slot's words describe something still to be made, so that numbers in it are for that.
  func needsOwnNumbers(_ stretch: Range<Int>, _ signature: Signature) -> Bool {
    let stems = library.vocabulary.portStems(of: signature)
    let content = mentions.mention(stretch, without: used).content
    return !content.allSatisfy { stems.contains(request[$0].stem) }
  }

  /// Fills a node's media ports: lists first, then what the slots name, then what is left open.
  mutating func bindMedia(
    _ signature: Signature, _ spoken: [MediaSlot], _ arguments: inout Arguments
  ) {
    for port in signature.inputs where port.type.isList {
      bindList(port, signature, spoken.filter { $0.ports.contains(port) }, &arguments)
    }
    for slot in spoken { bindSlot(slot, signature, &arguments) }
    for port in signature.inputs where arguments[port.name] == nil {
      bindUnspoken(port, &arguments)
    }
  }

  private mutating func bindList(
    _ port: Port, _ signature: Signature, _ slots: [MediaSlot], _ arguments: inout Arguments
  ) {
    var values: [Int] = []
    for slot in slots {
      values +=
        slots.count > 1
        ? resolveEach(port.type.element, slot.stretch, excluding: values)
        : resolveMany(port.type.element, slot.stretch, excluding: values)
    }
    if roles.needsSeveral(signature), slots.count == 1 {
      values = ordered(values, slots[0].stretch, signature)
    }
    fill(port, values.map { leveled($0) }, &arguments)
    reportLoneMember(port, signature, values)
  }

  private mutating func bindSlot(
    _ slot: MediaSlot, _ signature: Signature, _ arguments: inout Arguments
  ) {
    let open = slot.ports.filter { arguments[$0.name] == nil && !$0.type.isList }
    guard let first = open.first else { return }
    guard slot.ports.count == 1 else {
      let values = resolveMany(first.type.element, slot.stretch, excluding: arguments.values)
      return distribute(values, open, signature, &arguments)
    }
    reportFilmOnFilm(signature, first, slot.stretch)
    if let value = resolveOne(first.type, slot.stretch, excluding: arguments.values) {
      fill(first, [value], &arguments)
    }
  }

  /// "put face.mp4 in the corner of game.mp4": a film over a film is more than any function does.
  private mutating func reportFilmOnFilm(
    _ signature: Signature, _ port: Port, _ stretch: Range<Int>
  ) {
    guard signature.laysPictureOnFilm, port.type == .modality(.image),
      let film = stretch.first(where: { fit.type(ofFile: $0) == .modality(.video) }),
      let name = request[film].file
    else { return }
    diagnostics.append(
      Diagnostic(
        .notRealizable,
        "\(name) is a film, and no function lays a film over a film (picture in picture).",
        hint: "Lay a picture over the film, or play the films one after the other."))
  }

  private mutating func bindUnspoken(_ port: Port, _ arguments: inout Arguments) {
    if port.type.isList {
      fill(port, everything(port.type.element, excluding: arguments.values), &arguments)
    } else if port.isRequired || mayTakeUnasked(port),
      let value = standard(port.type, excluding: arguments.values, required: port.isRequired)
    {
      fill(port, [value], &arguments)
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
    // "left.png" is for a port of that name, whatever its place in the list.
    var ports = ports
    var left: [Int] = []
    for value in rest {
      let stems = draft.values[value].stems
      if let index = ports.firstIndex(where: { stems.contains(Stem.of($0.name)) }) {
        fill(ports.remove(at: index), [value], &arguments)
      } else {
        left.append(value)
      }
    }
    for (port, value) in zip(ports, left) { fill(port, [value], &arguments) }
  }

  /// One more node of a function of two inputs, for a third thing to join.
  private mutating func add(_ signature: Signature, _ values: [Int], _ ports: [Port]) -> Int? {
    var arguments = Arguments()
    for (port, value) in zip(ports, values) { fill(port, [value], &arguments) }
    return addNode(signature, arguments, 0..<0, nil)
  }

  mutating func fill(_ port: Port, _ values: [Int], _ arguments: inout Arguments) {
    let sources = values.compactMap { source($0) }
    guard let first = sources.first else { return }
    let isWhole = sources.count == 1 && draft.values[values[0]].type.isList
    arguments[port.name] = port.type.isList && !isWhole ? .list(sources) : first
    arguments.values += values
  }
}
