import Flow

/// What plain names mean at each statement of a flow; reading and printing share these rules.
///
/// A name means the node that was given it in an earlier statement, else the flow's parameter of that
/// name, else a node of a later statement. In a realization every name that no earlier node has is a
/// parameter, for its parameters are declared elsewhere.
struct NameScope {
  private var definitions: [String: Definition] = [:]
  private let parameters: Set<String>
  private let isRealization: Bool

  /// What gives a name its meaning: a node, or a further output of one.
  private struct Definition {
    /// The place of the node.
    var node: Int
    /// The node's name.
    var name: String
    /// Which output; nil is the first.
    var output: Int?

    var reference: OutputReference { OutputReference(name, output.map { .position($0) }) }
  }

  /// - Parameters:
  ///   - nodes: The nodes in written order.
  ///   - parameters: The names of the flow's parameters that plain names can mean.
  ///   - isRealization: Whether the parameters are declared elsewhere.
  init(_ nodes: [Node], parameters: Set<String> = [], isRealization: Bool = false) {
    self.parameters = parameters
    self.isRealization = isRealization
    definitions.reserveCapacity(nodes.count)
    for index in nodes.indices {
      let name = nodes[index].name
      define(name, Definition(node: index, name: name))
      if nodes[index].furtherNames.isEmpty { continue }
      for (position, further) in nodes[index].furtherNames.enumerated() {
        define(further, Definition(node: index, name: name, output: position + 1))
      }
    }
  }

  private mutating func define(_ name: String, _ definition: Definition) {
    // The first one counts; that there is another one is rare and a finding.
    if let first = definitions.updateValue(definition, forKey: name) { definitions[name] = first }
  }

  /// What a plain name means in the statement at `index`, counting nodes.
  func meaning(of name: String, at index: Int) -> Source {
    let definition = definitions[name]
    if let definition, definition.node < index { return .output(definition.reference) }
    if isRealization || parameters.contains(name) { return .parameter(name) }
    return .output(definition?.reference ?? OutputReference(name))
  }

  /// Whether a plain name means the first output of the node of that name.
  func isPlain(_ node: String, at index: Int) -> Bool {
    guard let definition = definitions[node] else {
      return !isRealization && !parameters.contains(node)
    }
    guard definition.output == nil else { return false }
    return definition.node < index || !(isRealization || parameters.contains(node))
  }

  /// Whether a plain name means the flow's parameter.
  func isParameter(_ name: String, at index: Int) -> Bool {
    guard isRealization || parameters.contains(name) else { return false }
    return definitions[name].map { $0.node >= index } ?? true
  }

  /// The output that a name stands for if it was given to a second or further output.
  func furtherOutput(_ name: String) -> OutputReference? {
    guard let definition = definitions[name], definition.output != nil else { return nil }
    return definition.reference
  }

  /// The place of the node of that name among the nodes.
  func position(of node: String) -> Int? {
    guard let definition = definitions[node], definition.output == nil else { return nil }
    return definition.node
  }
}
