import Comfy
import Flow

/// Chooses which literals of a workflow become parameters of its function, and what they are called.
struct ImportParameters {
  /// The parameters: texts first, sizes and the seed last.
  var ports: [Port] { found.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.map(\.port) }
  private(set) var findings: [Diagnostic] = []
  private var found: [Found] = []
  private var claimed: Set<InputPlace> = []
  private var names: ImportNames
  private let known: [InputPlace: KnownParameters.Known]

  private struct Found {
    var port: Port
    var rank: Int
    var order: Int
  }

  /// - Parameters:
  ///   - graph: Gets parameters in place of literals.
  ///   - source: What the workflow says of its inputs.
  ///   - exposures: What is wished for beside that.
  ///   - names: The names that are given already.
  init(
    _ graph: inout ImportGraph, _ source: ImportSource, _ exposures: [FunctionImport.Exposure],
    _ names: ImportNames
  ) {
    self.names = names
    let all = KnownParameters(graph).all
    known = Dictionary(
      all.flatMap { known in known.places.map { ($0, known) } }, uniquingKeysWith: { a, _ in a })
    for exposure in exposures { expose(exposure, source, &graph) }
    for node in graph.nodes { exposeMarked(node, &graph) }
    for input in source.inputs {
      let places = input.places.filter { graph.value($0) != nil }
      guard let first = places.first else { continue }
      let same = places.filter { graph.value($0) == graph.value(first) }
      claim(same, as: knownName(of: same) ?? ImportName.slug(input.name), &graph)
    }
    for node in graph.nodes where graph.isPrimitive(node) {
      let place = InputPlace(node: node.name, input: "value")
      claim([place], as: knownName(of: [place]) ?? primitiveName(node, graph), &graph)
    }
    for known in all { claim(known.places, as: known.name, &graph) }
  }

  private func knownName(of places: [InputPlace]) -> String? {
    places.lazy.compactMap { known[$0]?.name }.first
  }

  /// The name of a primitive: its title's, else that of the input that it fills.
  private func primitiveName(_ node: Node, _ graph: ImportGraph) -> String {
    if let said = ImportName.said(node.title) { return said }
    for other in graph.nodes {
      for argument in other.arguments {
        guard argument.source.references.contains(where: { $0.node == node.name }),
          case .named(let input) = argument.port
        else { continue }
        let name = ImportName.slug(String(input.split(separator: ".").last ?? ""))
        if name.count > 1 { return name }
      }
    }
    return ImportName.slug(ClassName.kind(of: node.function.name))
  }

  /// Makes places one parameter, those with it that are known to say the same.
  private mutating func claim(
    _ wanted: [InputPlace], as name: String, rank: Int? = nil, _ graph: inout ImportGraph
  ) {
    let together = wanted.flatMap { known[$0]?.places ?? [$0] } + wanted
    var seen: Set<InputPlace> = []
    let places = together.filter { seen.insert($0).inserted && !claimed.contains($0) }
    guard let first = places.first, wanted.contains(where: { !claimed.contains($0) }) else {
      return
    }
    let kind = knownName(of: places)
    guard
      var port = ParameterPort(graph, first, isSeed: kind == "seed", isSize: isSize(kind)).port
    else { return }
    port.name = names.unique(name.isEmpty ? "value" : name)
    claimed.formUnion(places)
    for place in places { graph.expose(place, as: port.name) }
    let ranks = ["prompt": 0, "lyrics": 1, "negative": 2, "width": 4, "height": 4, "seed": 5]
    found.append(
      Found(port: port, rank: rank ?? kind.flatMap { ranks[$0] } ?? 3, order: found.count))
  }

  private func isSize(_ name: String?) -> Bool { name == "width" || name == "height" }
}

extension ImportParameters {
  /// Makes a parameter that is asked for.
  private mutating func expose(
    _ exposure: FunctionImport.Exposure, _ source: ImportSource, _ graph: inout ImportGraph
  ) {
    let wanted = exposure.node.lowercased()
    let node =
      source.names[exposure.node].flatMap(graph.node) ?? graph.node(exposure.node)
      ?? graph.nodes.first { $0.title?.lowercased() == wanted }
      ?? graph.nodes.first { $0.function.name.lowercased() == wanted }
    let spelling = "\(exposure.node).\(exposure.input)"
    guard let node else {
      let candidates = graph.nodes.compactMap(\.title) + graph.nodes.map(\.name)
      findings.append(
        Diagnostic(
          .unknownNode, "\(spelling) cannot be exposed: the workflow has no such node.",
          hint: NearNames.question(NearNames.of(exposure.node, in: candidates))
            ?? "Name it by its id, its title or its class."))
      return
    }
    guard let place = graph.literalPlace(node, exposure.input),
      ParameterPort(graph, place, isSeed: false, isSize: false).port != nil
    else {
      let inputs = graph.exposable(node).map(\.input)
      let reason =
        node.argument(exposure.input) == nil
        ? "the node has no such input" : "another node fills it, or its value is no plain one"
      findings.append(
        Diagnostic(
          .unknownParameter, "\(spelling) cannot be exposed: \(reason).",
          hint: inputs.isEmpty ? nil : "It has \(inputs.joined(separator: ", "))."))
      return
    }
    claim([place], as: exposure.name, &graph)
  }

  /// Makes the main value of a node whose title is a mark a parameter.
  private mutating func exposeMarked(_ node: Node, _ graph: inout ImportGraph) {
    guard let name = ImportName.marked(node.title) else { return }
    let places = graph.exposable(node)
    let main =
      places.first { $0.input == name }
      ?? places.first { $0.input.contains(name) || name.contains($0.input) }
      ?? ImportParameters.mainInputs.lazy.compactMap { input in
        places.first { $0.input == input }
      }.first ?? places.first
    guard let main else {
      findings.append(
        Diagnostic(
          .unusedParameter,
          "The node titled \(Value.quoted(node.title ?? "")) has no value that a parameter could "
            + "give.",
          hint: "Mark a node with a plain value, such as a text or a number."))
      return
    }
    claim([main], as: name, &graph)
  }

  private static let mainInputs = [
    "value", "text", "prompt", "string", "strength", "strength_model", "denoise", "seed",
    "noise_seed", "cfg", "steps",
  ]
}

extension ImportGraph {
  /// The inputs of a node that hold plain values.
  func exposable(_ node: Node) -> [InputPlace] {
    node.arguments.compactMap { argument in
      guard case .named(let input) = argument.port, case .value = argument.source else {
        return nil
      }
      let place = InputPlace(node: node.name, input: input)
      return ParameterPort(self, place, isSeed: false, isSize: false).port == nil ? nil : place
    }
  }
}

/// What people call the kind of value that a primitive node holds.
private enum ClassName {
  static func kind(of name: String) -> String {
    let kind = name.hasPrefix("Primitive") ? String(name.dropFirst("Primitive".count)) : name
    return kind.hasPrefix("String") ? "text" : kind.isEmpty ? "value" : kind
  }
}
