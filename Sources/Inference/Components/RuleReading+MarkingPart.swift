import Flow
import Library

extension RuleReading {
  /// "Erase the middle of room.png, 64 by 64 pixels": a part that the words place is marked first.
  mutating func bindMarkedPart(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard let marker = roles.marker, signature.name != marker.name,
      let port = signature.inputs.first(where: { $0.type == .modality(.mask) }),
      arguments[port.name] == nil, let image = arguments.values.first,
      draft.values[image].type == .modality(.image), let input = marker.inputs.first
    else { return }
    let places = own.filter { request[$0].quoted == nil && request[$0].file == nil }
    let choices = ChoiceBinding(
      request: request, vocabulary: library.vocabulary, signature: marker
    ).read(places, taken: [])
    guard choices.values["position"] != nil else { return }
    var part = Arguments()
    bindNumbers(marker, nil, own, without: [], &part)
    for (name, value) in choices.values { part[name] = .value(value) }
    used.formUnion(choices.used)
    guard let source = source(image) else { return }
    part[input.name] = source
    part.values = [image]
    guard let mask = addNode(marker, part, own, nil) else { return }
    fill(port, [mask], &arguments)
  }
}
