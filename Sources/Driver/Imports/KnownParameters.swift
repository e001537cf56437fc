import Comfy
import Flow

/// Finds the inputs that every workflow of a kind has, and that its users set most.
struct KnownParameters {
  /// An input with what people call it.
  struct Known: Hashable {
    /// The parameter's name.
    var name: String
    /// Where it stands: in every place the same value.
    var places: [InputPlace]
  }

  /// The known inputs, each under a name of its own kind; several may have one name.
  private(set) var all: [Known] = []

  init(_ graph: ImportGraph) {
    addTexts(graph)
    addSizes(graph)
    addSeed(graph)
  }

  private mutating func addTexts(_ graph: ImportGraph) {
    var indices: [Said: Int] = [:]
    var nodes: Set<String> = []
    for (place, role) in ConditioningTexts(graph).places {
      let name =
        place.input == "lyrics" ? "lyrics" : role == .positive ? "prompt" : "negative"
      let value = graph.value(place)
      // Encoders with several texts, and several encoders, usually say the same thing.
      if let index = indices[Said(name: name, value: value)] {
        all[index].places.append(place)
      } else if value != .text("") || !nodes.contains(place.node) {
        indices[Said(name: name, value: value)] = all.count
        all.append(Known(name: name, places: [place]))
      }
      nodes.insert(place.node)
    }
  }

  private struct Said: Hashable {
    var name: String
    var value: Value?
  }

  private mutating func addSizes(_ graph: ImportGraph) {
    let rooms = graph.nodes.filter { node in
      node.argument("width") != nil && node.argument("height") != nil
        && graph.nodeClass(node)?.outputs.contains { $0.type == "LATENT" } ?? false
    }
    guard rooms.count == 1, let room = rooms.first else { return }
    for name in ["width", "height"] {
      guard let place = graph.literalPlace(room, name), graph.value(place)?.double != nil,
        !all.contains(where: { $0.places.contains(place) })
      else { continue }
      all.append(Known(name: name, places: [place]))
    }
  }

  private mutating func addSeed(_ graph: ImportGraph) {
    var places: [InputPlace] = []
    var seen: Set<InputPlace> = []
    for node in graph.nodes {
      for input in graph.nodeClass(node)?.inputs ?? [] where KnownParameters.isSeed(input) {
        // A count that the editor could change after each run is a seed only where a node asks for one.
        guard !graph.isPrimitive(node), let place = graph.literalPlace(node, input.name),
          graph.value(place)?.double != nil, seen.insert(place).inserted
        else { continue }
        places.append(place)
      }
    }
    guard let first = places.first else { return }
    let same = places.filter { graph.value($0) == graph.value(first) }
    all.append(Known(name: "seed", places: same))
  }

  private static func isSeed(_ input: NodeInput) -> Bool {
    guard input.type == "INT" else { return false }
    let name = input.name.split(separator: ".").last ?? ""
    return name == "seed" || name == "noise_seed" || input.has("control_after_generate")
  }
}
