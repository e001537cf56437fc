import Flow

/// What plain names mean at each statement of a flow; reading and printing share these rules.
///
/// A name means the node that was given it in an earlier statement, else the flow's parameter of that
/// name, else a node of a later statement. In a realization every name that no earlier node has is a
/// parameter, for its parameters are declared elsewhere.
struct NameScope {
  private var definitions: [String: (node: Int, reference: OutputReference)] = [:]
  private let parameters: Set<String>
  private let isRealization: Bool

  init(_ nodes: [Node], parameters: some Sequence<String>, isRealization: Bool) {
    self.parameters = Set(parameters)
    self.isRealization = isRealization
    definitions.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      define(node.name, index, OutputReference(node.name))
      for (position, name) in node.furtherNames.enumerated() {
        define(name, index, OutputReference(node.name, .position(position + 1)))
      }
    }
  }

  private mutating func define(_ name: String, _ index: Int, _ reference: OutputReference) {
    if definitions[name] == nil { definitions[name] = (index, reference) }
  }

  /// What a plain name means in the statement at `index`, counting nodes.
  func meaning(of name: String, at index: Int) -> Source {
    let definition = definitions[name]
    if let definition, definition.node < index { return .output(definition.reference) }
    if isRealization || parameters.contains(name) { return .parameter(name) }
    return .output(definition?.reference ?? OutputReference(name))
  }

  /// The output that a name stands for if it was given to a second or further output.
  func furtherOutput(_ name: String) -> OutputReference? {
    guard let reference = definitions[name]?.reference, reference.node != name else { return nil }
    return reference
  }
}
