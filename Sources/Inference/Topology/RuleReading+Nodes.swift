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
    let name = draft.free(FileNames.stem(resource.name))
    let node = Node(
      name, FunctionName("load_\(modality)"), [Argument("file", .value(.text(resource.name)))])
    draft.open(index, node)
    trace.append(InferenceStep("topology", resource.name, "\(name) = load_\(modality)"))
    return draft.values[index].reference.map { .output($0) }
  }

  /// A value as another type, through the shortest chain of functions.
  mutating func convert(_ index: Int, to type: PortType) -> Int? {
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
        "\(request.text.isEmpty ? "The flow" : "The request") needs "
          + "\(Wordings.article(step.output.type)) where it has "
          + "\(Wordings.article(draft.values[value].type)), so \(step.function.name) makes one.",
        at: draft.values[next].reference?.node)
      value = next
    }
    return value
  }

  /// Several values joined into one, with the function that takes any number of them.
  mutating func joined(_ values: [Int], _ type: PortType) -> Int? {
    let names: [Modality: String] = [
      .audio: "mix_audio", .video: "concatenate_videos", .image: "join_images",
    ]
    guard let modality = type.modality, let name = names[modality],
      let signature = signature(name), let port = signature.ports.first
    else { return nil }
    var arguments = Arguments()
    arguments[port.name] = .list(values.compactMap { source($0) })
    arguments.values = values
    return addNode(signature, arguments, 0..<0, nil)
  }

  /// Adds a node, and makes its result the latest.
  @discardableResult
  mutating func addNode(
    _ signature: Signature, _ arguments: Arguments, _ own: Range<Int>, _ match: PhraseMatch?
  ) -> Int? {
    var arguments = arguments
    completeFileName(signature, &arguments)
    let ordered = signature.ports.compactMap { port in
      arguments[port.name].map { Argument(port.name, $0) }
    }
    let name = nodeName(signature, arguments)
    let made = draft.add(
      signature, named: name, ordered,
      stems: stems(of: signature, arguments).union(
        match?.literals.map { request[$0].stem }.filter { $0.count > 3 } ?? []),
      duration: duration(signature, arguments))
    let words = own.isEmpty ? "" : request.words(request.trimmed(own))
    trace.append(InferenceStep("components", words, "\(signature.name)"))
    if signature.isOutput {
      saved.formUnion(arguments.values)
      if let made { saved.insert(made) }
    }
    if let made { current = made }
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
    case .value(.text(let name)) where name.hasPrefix("."):
      arguments[port.name] = .value(.text(base + name))
    case .value(.text(let name)) where !name.contains("."):
      arguments[port.name] = .value(.text(name + Wordings.ending(signature.outputs.first?.type)))
    case nil:
      arguments[port.name] = .value(
        .text(base + Wordings.ending(signature.outputs.first?.type)))
    default: return
    }
  }

  private func nodeName(_ signature: Signature, _ arguments: Arguments) -> String {
    let name = signature.name.name
    if name.hasPrefix("text_to_"), case .value(.text(let prompt)) = arguments["prompt"] {
      if name == "text_to_audio", let word = headWord(prompt) { return word }
      if name == "text_to_music" { return "music" }
    }
    switch name {
    case "text_to_speech": return "voice"
    case "merge_images": return "scene"
    case "image_to_video": return "clip"
    case "add_audio", "replace_audio": return "film"
    default: return Identifiers.result(of: name)
    }
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
    if ["trim_video", "trim_audio", "change_video_speed", "change_audio_speed", "loop_video"]
      .contains(signature.name.name)
    {
      return nil
    }
    let main = arguments.values.first { index in
      [.modality(.video), .modality(.audio)].contains(draft.values[index].type)
    }
    return main.flatMap { draft.values[$0].duration }
  }
}
