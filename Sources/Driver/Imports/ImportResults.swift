import Comfy
import Flow

/// What a workflow gives: what its save and preview nodes are fed with.
struct ImportResults {
  /// One thing that it gives.
  struct Result: Hashable {
    var name: String
    var type: PortType
    var source: Source
  }

  /// The results, the main one first.
  private(set) var all: [Result] = []
  private(set) var findings: [Diagnostic] = []

  private struct Candidate {
    var node: Node
    var source: Source
    var modality: Modality
    var isPreview: Bool
    var depth: Int
  }

  /// - Parameter graph: Gets a node that makes a film where pictures are saved as one.
  init(_ graph: inout ImportGraph) {
    let depths = graph.depths()
    var candidates: [Candidate] = []
    for node in graph.nodes where ImportResults.isOutput(node, graph) {
      guard let (source, modality) = ImportResults.given(node, graph) else {
        tellDropped(node, graph)
        continue
      }
      candidates.append(
        Candidate(
          node: node, source: source, modality: modality,
          isPreview: node.function.name.hasPrefix("Preview"), depth: depths[node.name] ?? 0))
    }
    // What everything else leads to is what the workflow is for.
    let order = candidates.enumerated().sorted { a, b in
      (a.element.isPreview ? 1 : 0, -a.element.depth, a.offset)
        < (b.element.isPreview ? 1 : 0, -b.element.depth, b.offset)
    }.map(\.element)
    var seen: Set<Source> = []
    var names = ImportNames(except: [])
    for candidate in order where seen.insert(candidate.source).inserted {
      let title = candidate.node.title
      let name =
        ImportName.marked(title, as: "output") ?? ImportName.said(title)
        ?? candidate.modality.rawValue
      let (source, modality) =
        ImportResults.film(candidate.node, &graph) ?? (candidate.source, candidate.modality)
      all.append(
        Result(
          name: names.unique(source == candidate.source ? name : "video"),
          type: .modality(modality), source: source))
    }
    if all.count == 1 { all[0].name = all[0].type.modality?.rawValue ?? all[0].name }
    if all.isEmpty {
      findings.append(
        Diagnostic(
          .noOutput, "The workflow saves or shows nothing that a function could give.",
          hint: "Add a node such as SaveImage in ComfyUI's editor, and import again."))
    }
  }

  private static func isOutput(_ node: Node, _ graph: ImportGraph) -> Bool {
    if let nodeClass = graph.nodeClass(node) { return nodeClass.isOutput }
    let name = node.function.name
    guard ["Save", "Preview"].contains(where: name.hasPrefix) || name == "VHS_VideoCombine" else {
      return false
    }
    return !graph.nodes.contains { other in
      other.arguments.contains { $0.source.references.contains { $0.node == node.name } }
    }
  }

  /// What such a node is fed with, where it is something that people can have.
  private static func given(
    _ node: Node, _ graph: ImportGraph
  ) -> (source: Source, modality: Modality)? {
    // These show a file that another node wrote on the server.
    if node.function.name.hasPrefix("Preview3D") { return nil }
    for argument in node.arguments {
      guard case .named(let name) = argument.port, case .output(let reference) = argument.source
      else { continue }
      let own = graph.output(reference).flatMap { modality(of: $0.type) }
      let wanted = graph.port(node, name).flatMap { modality(of: $0.type) }
      guard let modality = own ?? wanted,
        graph.nodeClass(node) == nil || isContent(name, node, graph)
      else { continue }
      return (argument.source, modality)
    }
    return nil
  }

  /// Whether an input is what is saved, and no setting such as a file's name.
  private static func isContent(_ input: String, _ node: Node, _ graph: ImportGraph) -> Bool {
    graph.nodeClass(node)?.input(input).map { !$0.isWidget } ?? true
  }

  private static func modality(of type: PortType) -> Modality? {
    switch type {
    case .modality(let modality): modality
    case .named(let name):
      name.split(separator: ",").lazy.compactMap { Modality(named: $0.filter { $0 != " " }) }.first
    default: nil
    }
  }

  /// What an input takes whose type nobody knows, by its name.
  private static func modality(ofInput name: String, _ node: Node) -> Modality? {
    let word = name.hasSuffix("s") ? String(name.dropLast()) : name
    if let modality = Modality(rawValue: word) { return modality }
    // Whatever it is given, this node shows it as a text.
    return node.function.name == "PreviewAny" ? .text : nil
  }

  /// A film of the pictures that a node would have saved as one.
  private static func film(
    _ node: Node, _ graph: inout ImportGraph
  ) -> (Source, Modality)? {
    guard let images = node.argument("images"), images.source.references.count == 1,
      let rate = node.argument("fps") ?? node.argument("frame_rate"),
      graph.classes["CreateVideo"] != nil
    else { return nil }
    var names = ImportNames(except: graph.nodes.map(\.name))
    let name = names.unique("film")
    var arguments = [images, Argument("fps", rate.source)]
    if let sound = node.argument("audio"), !sound.source.references.isEmpty {
      arguments.append(sound)
    }
    graph.add(
      Node(name, FunctionName("CreateVideo", on: NodeClass.target), arguments))
    return (.output(OutputReference(name, .position(0))), .video)
  }

  private mutating func tellDropped(_ node: Node, _ graph: ImportGraph) {
    guard node.arguments.contains(where: { !$0.source.references.isEmpty }) else { return }
    findings.append(
      Diagnostic(
        .assumption,
        "What \(node.title ?? node.function.name) saves or shows stays on the server, so the "
          + "function does not give it.",
        hint: "Functions give pictures, masks, films, sound, meshes, texts and numbers."))
  }
}
