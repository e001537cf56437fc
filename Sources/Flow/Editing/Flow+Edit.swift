extension Flow {
  /// Makes one change and gives the change that undoes it.
  ///
  /// - Throws: A refusal, with the flow left untouched.
  @discardableResult
  public mutating func apply(_ edit: FlowEdit) throws(FlowEditError) -> FlowEdit {
    switch edit {
    case .setArgument(let node, let port, let source):
      return try setArgument(node, port, source)
    case .addNode(let node, let index):
      guard self.node(node.name) == nil else { throw .nameTaken(node.name) }
      guard (0...nodes.count).contains(index) else { throw .noSuchPosition(index) }
      nodes.insert(node, at: index)
      return .removeNode(node.name)
    case .removeNode(let name):
      let index = try position(of: name)
      let users = links.filter { $0.source.node == name && $0.node != name }.map(\.node)
      let returned = returns.contains { $0.source.references.contains { $0.node == name } }
      guard users.isEmpty, !returned else {
        throw .stillUsed(name, by: users + (returned ? ["return"] : []))
      }
      return .addNode(nodes.remove(at: index), at: index)
    case .setFunction(let name, let function):
      let index = try position(of: name)
      let old = nodes[index].function
      nodes[index].function = function
      return .setFunction(node: name, old)
    case .renameNode(let old, let new):
      return try rename(old, to: new)
    case .setReturns(let new):
      let old = returns
      returns = new
      return .setReturns(old)
    }
  }

  /// Makes all changes or none.
  ///
  /// - Throws: The first refusal, with the flow left untouched.
  public mutating func apply(_ edits: [FlowEdit]) throws(FlowEditError) {
    var copy = self
    for edit in edits { try copy.apply(edit) }
    self = copy
  }

  private func position(of name: String) throws(FlowEditError) -> Int {
    guard let index = nodes.firstIndex(where: { $0.name == name }) else {
      throw .noSuchNode(name, near: NearNames.of(name, in: nodes.map(\.name)))
    }
    return index
  }

  private mutating func setArgument(
    _ name: String, _ port: PortName, _ source: Source?
  ) throws(FlowEditError) -> FlowEdit {
    let index = try position(of: name)
    let old = nodes[index].arguments.first { $0.port == port }?.source
    if let slot = nodes[index].arguments.firstIndex(where: { $0.port == port }) {
      if let source {
        nodes[index].arguments[slot].source = source
      } else {
        nodes[index].arguments.remove(at: slot)
      }
    } else if let source {
      nodes[index].arguments.append(Argument(port, source))
    }
    return .setArgument(node: name, port: port, old)
  }

  private mutating func rename(_ old: String, to new: String) throws(FlowEditError) -> FlowEdit {
    let index = try position(of: old)
    guard old == new || node(new) == nil else { throw .nameTaken(new) }
    nodes[index].name = new
    func renamed(_ reference: OutputReference) -> Source {
      .output(reference.node == old ? OutputReference(new, reference.port) : reference)
    }
    for node in nodes.indices {
      for slot in nodes[node].arguments.indices {
        nodes[node].arguments[slot].source =
          nodes[node].arguments[slot].source.mapReferences(renamed)
      }
    }
    for result in returns.indices {
      returns[result].source = returns[result].source.mapReferences(renamed)
    }
    return .renameNode(new, to: old)
  }
}
