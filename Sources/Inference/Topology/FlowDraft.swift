import Flow

/// A flow in the making: its nodes, and the values that further steps can use.
struct FlowDraft: Sendable {
  /// The nodes in the order in which they run.
  private(set) var nodes: [Node] = []
  /// What can be used, oldest first: first the files, then what nodes give.
  private(set) var values: [Value] = []

  /// Something that a step can take: a file that is not read yet, or a node's output.
  struct Value: Sendable {
    /// The node's output; nil for a file that no node reads yet.
    var reference: OutputReference?
    /// What it is.
    var type: PortType
    /// The file, where it is one.
    var resource: Resource?
    /// The stems of words that tell it from others.
    var stems: Set<String>
    /// How often a step took it.
    var uses = 0
    /// Its length, where it is known from the request or the file.
    var duration: Source?
    /// Whether the words name it, or it was made; files that are only near are not.
    var isGiven = true
  }

  /// Adds a file that steps can use.
  mutating func add(_ resource: Resource, stems: Set<String>, isGiven: Bool) -> Int {
    let type = resource.modality.map { PortType.modality($0) } ?? .file
    let seconds = resource.seconds.map { seconds in
      Source.value(.quantity(Quantity(Number((seconds * 1000).rounded() / 1000), .seconds)))
    }
    values.append(
      Value(
        type: type, resource: resource, stems: stems, duration: seconds, isGiven: isGiven))
    return values.count - 1
  }

  /// Adds a node and what it gives.
  ///
  /// - Returns: The place of the new value; nil for a function that gives nothing.
  @discardableResult
  mutating func add(
    _ signature: Signature, named name: String, _ arguments: [Argument], stems: Set<String>,
    duration: Source?
  ) -> Int? {
    let name = free(name)
    nodes.append(Node(name, signature.name, arguments))
    guard let output = signature.outputs.first else { return nil }
    values.append(
      Value(
        reference: OutputReference(name), type: output.type, stems: stems, duration: duration))
    return values.count - 1
  }

  /// Makes a file readable: gives it the node that reads it.
  mutating func open(_ index: Int, _ node: Node) {
    nodes.append(node)
    values[index].reference = OutputReference(node.name)
  }

  /// Says that a step took a value.
  mutating func use(_ index: Int) {
    values[index].uses += 1
    values[index].isGiven = true
  }

  /// Takes back that a step took a value.
  mutating func release(_ index: Int) {
    values[index].uses -= 1
  }

  /// Says that the words name a file that is near.
  mutating func mention(_ index: Int) {
    values[index].isGiven = true
  }

  /// Keeps a file out of every step.
  mutating func exclude(_ name: String) {
    values.removeAll { $0.resource?.name == name && $0.reference == nil }
  }

  /// A name like that one, which no node has.
  func free(_ name: String) -> String {
    let base = Identifiers.name(name)
    guard nodes.contains(where: { $0.name == base }) else { return base }
    var number = 2
    while nodes.contains(where: { $0.name == "\(base)_\(number)" }) { number += 1 }
    return "\(base)_\(number)"
  }

  /// Sets an argument of a node that leaves it open.
  mutating func fill(_ node: String, _ port: String, _ source: Source) {
    guard let index = nodes.firstIndex(where: { $0.name == node }),
      nodes[index].argument(port) == nil
    else { return }
    nodes[index].arguments.append(Argument(port, source))
    guard port == "duration" else { return }
    for value in values.indices where values[value].reference?.node == node {
      values[value].duration = source
    }
  }

  /// The node that gives a value.
  func node(of value: Value) -> Node? {
    value.reference.flatMap { reference in nodes.first { $0.name == reference.node } }
  }

  /// Gives a node another name, everywhere.
  mutating func rename(_ old: String, to new: String) {
    var flow = Flow(nodes: nodes)
    let name = free(new)
    guard (try? flow.apply(.renameNode(old, to: name))) != nil else { return }
    nodes = flow.nodes
    for index in values.indices where values[index].reference?.node == old {
      values[index].reference?.node = name
    }
  }
}
