import Checking
import Flow
import Library

extension RuleReading {
  /// Where a value comes from, reading its file first if no node does yet.
  mutating func source(_ index: Int) -> Source? {
    draft.use(index)
    if let reference = draft.values[index].reference { return .output(reference) }
    guard let resource = draft.values[index].resource,
      let modality = draft.values[index].type.modality ?? FileNames.modality(resource.name)
    else { return nil }
    guard let reader = roles.reader(of: modality), let port = reader.ports.first else { return nil }
    let name = draft.free(FileNames.stem(resource.name))
    let file = Argument(port.name, .value(.text(resource.name)))
    draft.open(index, Node(name, reader.name, [file]))
    trace.append(InferenceStep("topology", resource.name, "\(name) = \(reader.name)"))
    return draft.values[index].reference.map { .output($0) }
  }

  /// A value as another type, through the shortest chain of functions.
  ///
  /// A sound becomes something to see only where that is what the words ask for.
  mutating func convert(_ index: Int, to type: PortType, isAsked: Bool = false) -> Int? {
    let isHeard = draft.values[index].type == .modality(.audio)
    if isHeard, type.isVisual, !isAsked { return nil }
    guard let chain = conversions.chain(from: draft.values[index].type, to: type),
      chain.count < 2 || draft.values[index].type == .modality(.video)
    else { return nil }
    var value = index
    for step in chain {
      guard let source = source(value) else { return nil }
      var arguments = Arguments()
      arguments[step.input.name] = step.input.type.isList ? .list([source]) : source
      arguments.values = [value]
      guard let next = addNode(step.function, arguments, 0..<0, nil) else { return nil }
      assume(
        "The request needs "
          + "\(Wordings.article(step.output.type)) where it has "
          + "\(Wordings.article(draft.values[value].type)), so \(step.function.name) makes one.",
        at: draft.values[next].reference?.node)
      if draft.values[value].type == .modality(.video), step.output.type == .modality(.image),
        let last = diagnostics.indices.last
      {
        // One frame for a whole film is rarely what people mean.
        diagnostics[last].severity = .warning
      }
      if step.output.type == .modality(.audio), draft.values[value].type == .modality(.video) {
        takenSounds[next] = value
      }
      value = next
    }
    return value
  }

  /// Several values joined into one, with the function that takes any number of them.
  mutating func joined(_ values: [Int], _ type: PortType) -> Int? {
    guard let signature = type.modality.flatMap(roles.joiner), let port = signature.ports.first
    else { return nil }
    var arguments = Arguments()
    let values = values.map { leveled($0) }
    arguments[port.name] = .list(values.compactMap { source($0) })
    arguments.values = values
    return addNode(signature, arguments, 0..<0, nil)
  }
}
