import Comfy
import Flow

/// An input of a node of a flow.
struct InputPlace: Hashable {
  var node: String
  var input: String
}

/// The flow of a prompt while a function is made of it.
struct ImportGraph {
  private(set) var nodes: [Node]
  let classes: NodeClasses
  private let catalogue: Catalogue
  private var index: [String: Int] = [:]

  init(_ nodes: [Node], _ source: NodeClassSource) {
    self.nodes = nodes
    classes = source.classes
    catalogue = source.catalogue
    reindex()
  }

  /// The node of that name.
  func node(_ name: String) -> Node? { index[name].map { nodes[$0] } }

  /// What is known of a node's class; nil for a class that is not known.
  func nodeClass(_ node: Node) -> NodeClass? { classes[node.function.name] }

  /// What is known of one of a node's inputs.
  func port(_ node: Node, _ input: String) -> Port? { catalogue[node.function]?.port(input) }

  /// The output that a reference means.
  func output(_ reference: OutputReference) -> OutputPort? {
    node(reference.node).flatMap { catalogue[$0.function]?.output(reference.port) }
  }

  /// The place of the output that a reference means, counted from 0.
  func slot(_ reference: OutputReference) -> Int? {
    switch reference.port {
    case nil: 0
    case .position(let slot): slot
    case .named(let name):
      node(reference.node).flatMap { catalogue[$0.function] }?.outputs
        .firstIndex { $0.name == name }
    }
  }

  /// The literal in an input.
  func value(_ place: InputPlace) -> Value? {
    if case .value(let value) = node(place.node)?.argument(place.input)?.source {
      value
    } else {
      nil
    }
  }

  /// Where a literal stands that decides an input: in it, or in the primitive node that it is linked to.
  func literalPlace(_ node: Node, _ input: String) -> InputPlace? {
    switch node.argument(input)?.source {
    case .value: return InputPlace(node: node.name, input: input)
    case .output(let reference):
      guard let origin = self.node(reference.node), isPrimitive(origin) else { return nil }
      return InputPlace(node: origin.name, input: "value")
    default: return nil
    }
  }

  /// Whether a node does nothing but hold a value.
  func isPrimitive(_ node: Node) -> Bool {
    guard node.function.name.hasPrefix("Primitive") else { return false }
    if case .value = node.argument("value")?.source { return true }
    return false
  }

  /// Fills an input with a parameter.
  mutating func expose(_ place: InputPlace, as parameter: String) {
    guard let index = index[place.node],
      let argument = nodes[index].arguments.firstIndex(where: { $0.port == .named(place.input) })
    else { return }
    nodes[index].arguments[argument].source = .parameter(parameter)
  }

  /// Replaces every link.
  mutating func mapReferences(_ transform: (OutputReference) -> Source) {
    for index in nodes.indices {
      for argument in nodes[index].arguments.indices {
        nodes[index].arguments[argument].source =
          nodes[index].arguments[argument].source.mapReferences(transform)
      }
    }
  }

  mutating func add(_ node: Node) {
    nodes.append(node)
    reindex()
  }

  mutating func remove(_ names: Set<String>) {
    nodes.removeAll { names.contains($0.name) }
    reindex()
  }

  /// Takes away what nothing of those sources draws on.
  mutating func keep(upstream sources: [Source]) {
    var kept: Set<String> = []
    var stack = sources.flatMap(\.references).map(\.node)
    while let name = stack.popLast() {
      guard kept.insert(name).inserted, let node = node(name) else { continue }
      stack += node.arguments.flatMap(\.source.references).map(\.node)
    }
    nodes.removeAll { !kept.contains($0.name) }
    reindex()
  }

  /// How many nodes stand one behind another up to each node.
  func depths() -> [String: Int] {
    var depths: [String: Int] = [:]
    for node in Flow(nodes: nodes).topologicalOrder() ?? nodes {
      let before = node.arguments.flatMap(\.source.references).compactMap { depths[$0.node] }
      depths[node.name] = (before.max() ?? 0) + 1
    }
    return depths
  }

  private mutating func reindex() {
    index = Dictionary(
      nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }
}
