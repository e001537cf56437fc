import Comfy
import Flow

/// Finds the texts that say what a workflow is to make and what not.
struct ConditioningTexts {
  /// What a text does.
  enum Role: Hashable {
    case positive, negative
  }

  /// Where they stand, in the order of the nodes, each place once.
  private(set) var places: [(place: InputPlace, role: Role)] = []
  private let graph: ImportGraph
  private var visited: Set<Visit> = []
  private var known: Set<InputPlace> = []

  private struct Visit: Hashable {
    var node: String
    var role: Role
  }

  init(_ graph: ImportGraph) {
    self.graph = graph
    // A text that is asked for counts as such, even if it is also kept away.
    for (role, inputs) in ConditioningTexts.starts {
      for node in graph.nodes {
        for argument in node.arguments {
          guard case .named(let name) = argument.port, inputs.contains(name),
            name != "conditioning" || gives("GUIDER", node),
            case .output(let reference) = argument.source
          else { continue }
          follow(reference, role)
        }
      }
    }
    if !places.contains(where: { $0.role == .positive }) { findPlainPrompts() }
  }

  private static let starts: [(Role, Set<String>)] = [
    (.positive, ["positive", "conditioning", "cond1", "cond2"]), (.negative, ["negative"]),
  ]

  private func gives(_ type: String, _ node: Node) -> Bool {
    graph.nodeClass(node)?.outputs.contains { $0.type == type } ?? false
  }

  private mutating func follow(_ start: OutputReference, _ role: Role) {
    var stack = [start]
    while let reference = stack.popLast() {
      guard let node = graph.node(reference.node),
        // What is set to zero says nothing, whatever its text is.
        node.function.name != "ConditioningZeroOut",
        visited.insert(Visit(node: node.name, role: role)).inserted
      else { continue }
      for place in texts(of: node) where known.insert(place).inserted {
        places.append((place, role))
      }
      let side = role == .positive ? "positive" : "negative"
      if case .output(let next) = node.argument(side)?.source {
        // A node between with both sides hands each on by itself.
        if let slot = graph.slot(reference), slot < 2 { stack.append(next) }
        continue
      }
      for argument in node.arguments.reversed() {
        guard case .output(let next) = argument.source,
          graph.output(next)?.type == .named("CONDITIONING")
        else { continue }
        stack.append(next)
      }
    }
  }

  /// The texts that a node makes a conditioning of, the main one first.
  private func texts(of node: Node) -> [InputPlace] {
    let inputs = graph.nodeClass(node)?.inputs ?? []
    let names = inputs.filter { input in
      input.type == "STRING" && (input.has("multiline") || Self.names.contains(input.name))
    }.map(\.name)
    let found = inputs.isEmpty ? Self.names.filter { node.argument($0) != nil } : names
    let order = Dictionary(
      Self.names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    return found.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
      .compactMap { graph.literalPlace(node, $0) }.filter(isText)
  }

  private func isText(_ place: InputPlace) -> Bool { graph.value(place)?.text != nil }

  private static let names = [
    "text", "prompt", "text_g", "t5xxl", "user_prompt", "tags", "text_l", "clip_l", "clip_g",
    "clip_h", "llama", "gemma", "qwen25_7b", "byt5", "lyrics",
  ]

  /// Nodes that take what is wanted as a plain text, as those of partners' services do.
  private mutating func findPlainPrompts() {
    for (input, role) in [("prompt", Role.positive), ("negative_prompt", .negative)] {
      for node in graph.nodes {
        guard let place = graph.literalPlace(node, input), isText(place),
          known.insert(place).inserted
        else { continue }
        places.append((place, role))
      }
    }
    guard !places.contains(where: { $0.role == .positive }) else { return }
    let texts = graph.nodes.flatMap { node in
      (graph.nodeClass(node)?.inputs ?? []).filter { $0.type == "STRING" && $0.has("multiline") }
        .compactMap { graph.literalPlace(node, $0.name) }.filter(isText)
    }
    if texts.count == 1, let only = texts.first { places.append((only, .positive)) }
  }
}
