import Flow
import Library

extension RuleReading {
  /// Adds a node, and makes its result the latest.
  @discardableResult
  mutating func addNode(
    _ signature: Signature, _ arguments: Arguments, _ own: Range<Int>, _ match: PhraseMatch?
  ) -> Int? {
    var arguments = arguments
    let signature = merging(signature, &arguments)
    completeFileName(signature, &arguments)
    reportEnding(signature, arguments)
    let ordered = signature.ports.compactMap { port in
      arguments[port.name].map { Argument(port.name, $0) }
    }
    let name = nodeName(signature, arguments)
    let made = draft.add(
      signature, named: name, ordered,
      stems: stems(of: signature, arguments).union(
        match?.literals.map { request[$0].stem }.filter {
          $0.count > 2 && !EnglishGrammar.isEmpty($0)
        } ?? []),
      duration: duration(signature, arguments))
    if match != nil {
      steps.append(
        BoundStep(
          node: draft.nodes.last?.name ?? name, own: own, signature: signature,
          numbers: arguments.numbers))
    }
    let words = own.isEmpty ? "" : request.words(request.trimmed(own))
    trace.append(InferenceStep("components", words, "\(signature.name)"))
    if signature.isOutput {
      saved.formUnion(arguments.values)
      if let made { saved.insert(made) }
    }
    if let made { current = made }
    focus = []
    return made
  }

  /// "as a PNG" names only the ending; the value's own name goes before it.
  private func completeFileName(_ signature: Signature, _ arguments: inout Arguments) {
    guard signature.isOutput, let port = signature.ports.first(where: { $0.type == .file }) else {
      return
    }
    let taken = arguments.values.first.flatMap { draft.values[$0].reference?.node }
    let base = taken ?? signature.outputs.first?.name ?? "result"
    switch arguments[port.name] {
    case .value(.text(let name))
    where name.hasPrefix(".") && name.dropFirst().allSatisfy(\.isLetter)
      || [".mp3", ".mp4"].contains(name):
      arguments[port.name] = .value(.text(base + name))
    case .value(.text(let name)) where name.hasSuffix("/"):
      arguments[port.name] = .value(
        .text(name + base + Wordings.ending(signature.outputs.first?.type)))
    case .value(.text(let name)) where FileNames.ending(name).isEmpty:
      arguments[port.name] = .value(.text(name + Wordings.ending(signature.outputs.first?.type)))
    case nil:
      arguments[port.name] = .value(
        .text(base + Wordings.ending(signature.outputs.first?.type)))
    default: return
    }
  }

  private func nodeName(_ signature: Signature, _ arguments: Arguments) -> String {
    let isHeard = roles.maker(of: .audio)?.name == signature.name
    if isHeard, case .value(.text(let prompt)) = arguments["prompt"],
      let word = headWord(prompt)
    {
      return word
    }
    return Identifiers.result(of: signature.name.name)
  }

  /// The word that names a sound best: the last before a preposition.
  private func headWord(_ prompt: String) -> String? {
    let words = prompt.lowercased().split { !$0.isLetter }.map(String.init)
    let head = words.prefix { !["of", "in", "at", "on", "with", "from", "over"].contains($0) }
    return (head.last { $0.count > 2 } ?? words.last { $0.count > 2 })
  }

  private func stems(of signature: Signature, _ arguments: Arguments) -> Set<String> {
    var result: Set<String> = []
    for port in ["prompt", "text"] {
      guard case .value(.text(let text)) = arguments[port] else { continue }
      result.formUnion(
        text.split { !$0.isLetter }.map { $0.lowercased() }
          .filter { !EnglishGrammar.isEmpty($0) && $0.count > 2 }.map { Stem.of($0) })
    }
    return result
  }

  /// How long a result is, where that is known.
  private func duration(_ signature: Signature, _ arguments: Arguments) -> Source? {
    if let port = signature.port("duration") {
      if let own = arguments["duration"] { return own }
      if let standard = port.defaultValue, standard != .none { return .value(standard) }
    }
    guard roles.keepsLength(signature) else { return nil }
    let main = arguments.values.first { index in
      [.modality(.video), .modality(.audio)].contains(draft.values[index].type)
    }
    return main.flatMap { draft.values[$0].duration }
  }
}
