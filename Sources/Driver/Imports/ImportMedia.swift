import Comfy
import Flow

/// Turns nodes that read pictures, films and sound into inputs of a function.
struct ImportMedia {
  /// The inputs.
  private(set) var ports: [Port] = []
  private(set) var findings: [Diagnostic] = []

  /// The classes that read files, with what their outputs are.
  private static let loaders: [String: [Modality]] = [
    "LoadImage": [.image, .mask], "LoadImageOutput": [.image, .mask], "LoadImageMask": [.mask],
    "LoadVideo": [.video], "LoadAudio": [.audio],
  ]

  /// Takes the nodes out of the graph and of the results.
  init(
    _ graph: inout ImportGraph, _ results: inout [ImportResults.Result], _ names: inout ImportNames
  ) {
    var replacements: [String: [Int: String]] = [:]
    var drawn: [String: Set<Int>] = [:]
    let sources =
      graph.nodes.flatMap { $0.arguments.map(\.source) } + results.map(\.source)
    for reference in sources.flatMap(\.references) {
      if let slot = graph.slot(reference) { drawn[reference.node, default: []].insert(slot) }
    }
    for node in graph.nodes {
      guard let modalities = ImportMedia.loaders[node.function.name],
        !node.arguments.contains(where: { !$0.source.references.isEmpty })
      else { continue }
      for slot in (drawn[node.name] ?? []).sorted() where modalities.indices.contains(slot) {
        let modality = modalities[slot]
        let said = ImportName.marked(node.title) ?? ImportName.said(node.title)
        let isMain = slot == 0
        let wanted = isMain ? said ?? modality.rawValue : said.map { "\($0)_mask" } ?? "mask"
        let name = names.unique(wanted)
        replacements[node.name, default: [:]][slot] = name
        ports.append(
          Port(
            name, .modality(modality),
            documentation: isMain ? "" : "What is worked on; white is marked."))
        if !isMain { tellMask(name) }
      }
    }
    let before = graph
    func replaced(_ reference: OutputReference) -> Source {
      guard let slot = before.slot(reference), let name = replacements[reference.node]?[slot]
      else { return .output(reference) }
      return .parameter(name)
    }
    graph.mapReferences(replaced)
    for index in results.indices {
      results[index].source = results[index].source.mapReferences(replaced)
    }
    graph.remove(Set(replacements.keys))
  }

  private mutating func tellMask(_ name: String) {
    findings.append(
      Diagnostic(
        .assumption,
        "The workflow takes a mask from the transparent parts of a picture; the function has the "
          + "input \(name) for it.",
        hint: "White is marked: mask_region makes such a mask, and load_mask reads one."))
  }
}
