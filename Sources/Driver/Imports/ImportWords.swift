import Flow

/// By which words people ask for an imported function, and what it says of itself.
struct ImportWords {
  /// The phrases.
  let phrases: [String]
  /// The documentation, where nobody gives one.
  let documentation: String

  init(_ signature: Signature, _ source: ImportSource, _ models: [String], from origin: String?) {
    phrases = ImportWords.phrases(for: signature)
    documentation = ImportWords.documentation(signature, source, models, from: origin)
  }

  private static func phrases(for signature: Signature) -> [String] {
    let own = signature.name.name
    let spoken = own.split(separator: "_").joined(separator: " ").lowercased()
    let name = spoken == own.lowercased() ? own.lowercased() : "(\(spoken)|\(own.lowercased()))"
    // Brackets in front keep the name's first word, such as "my", from counting as one with which
    // requests begin.
    let start = "[please|apply|use|run|do|make]"
    let plain = "\(start) \(name) [function|workflow]"
    let hasPrompt = signature.port("prompt") != nil
    if let input = signature.inputs.first?.name {
      let described = [
        "\(start) \(name) [to|on|for|of|with|from] {\(input)} (into|as|showing|with) {prompt}"
      ]
      return [
        "\(plain) [to|on|for|of|with|from] {\(input)}",
        "(run|put|send|pass|take|edit|change|process) {\(input)} "
          + "(through|with|using|by|into) [the] \(name)",
        "{\(input)} (with|using|through) [the] \(name)", plain,
      ] + (hasPrompt ? described : [])
    }
    guard hasPrompt else { return [plain] }
    let make = "(make|create|draw|generate|paint|give me|show me|i want|i need)"
    return [
      "\(make) [a|an|the|another] \(name) (of|showing|with|for|to make|about) {prompt}",
      "[a|an|the|another] \(name) (of|showing|with|for|about) {prompt}",
      "\(make) {prompt} (with|using|by|through|as) [a|an|the] \(name)",
      "\(plain) {prompt}", plain,
    ]
  }

  private static func documentation(
    _ signature: Signature, _ source: ImportSource, _ models: [String], from origin: String?
  ) -> String {
    let gives = signature.outputs.compactMap { $0.type.modality.map(phrase) }
    let takes =
      signature.inputs.compactMap { $0.type.modality.map(phrase) }
      + (signature.port("prompt") == nil ? [] : ["a description"])
    var text = "Make \(list(unique(gives)))"
    if !takes.isEmpty { text += " from \(list(unique(takes)))" }
    text += origin.map { " as the ComfyUI workflow \($0) does." } ?? " as a ComfyUI workflow does."
    let parts = unique(source.parts).prefix(3)
    if !parts.isEmpty { text += "\nIts parts: \(parts.joined(separator: ", "))." }
    if !models.isEmpty { text += "\nIts models: \(models.prefix(6).joined(separator: ", "))." }
    if let note = source.notes.first(where: { $0.utf8.count <= 300 && !$0.contains("http") }) {
      text += "\n" + note.split(whereSeparator: \.isNewline).joined(separator: "\n")
    }
    return text
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func list(_ texts: [String]) -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "something" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func phrase(_ modality: Modality) -> String {
    switch modality {
    case .image: "a picture"
    case .mask: "a mask"
    case .video: "a film"
    case .audio: "sound"
    case .mesh: "a mesh"
    case .text: "a text"
    case .number: "a number"
    case .boolean: "a truth value"
    }
  }
}
