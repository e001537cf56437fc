extension FlowEditor {
  /// Makes one change and gives the change that undoes it exactly.
  ///
  /// - Throws: A refusal, with nothing changed.
  mutating func apply(_ edit: FlowEdit) throws(FlowEditError) -> FlowEdit {
    switch edit {
    case .setArgument(let node, let port, let source): try setArgument(node, port, source)
    case .insertArgument(let node, let argument, let place):
      try insertArgument(node, argument, at: place)
    case .moveArgument(let node, let port, let place): try moveArgument(node, port, to: place)
    case .setArguments(let node, let arguments): try setArguments(node, arguments)
    case .addNode(let node, let place): try addNode(node, at: place)
    case .removeNode(let name): try removeNode(name, isStrict: true)
    case .cutNode(let name): try removeNode(name, isStrict: false)
    case .moveNode(let name, let place): try moveNode(name, to: place)
    case .renameNode(let old, let new): try renameNode(old, to: new)
    case .setFunction(let name, let function): try setFunction(name, function)
    case .setFurtherNames(let name, let names): try setFurtherNames(name, names)
    case .setComments(let name, let comments): try setComments(name, comments)
    case .setAttribute(let node, let name, let values): try setAttribute(node, name, values)
    case .setAttributes(let node, let attributes): try setAttributes(node, attributes)
    case .setNodes(let nodes): setNodes(nodes)
    case .addParameter(let port, let place): try addParameter(port, at: place)
    case .removeParameter(let name): try removeParameter(name)
    case .setParameter(let port): try setParameter(port)
    case .renameParameter(let old, let new): try renameParameter(old, to: new)
    case .setReturns(let new): .setReturns(replace(\.returns, with: new))
    case .setParameters(let new): .setParameters(replace(\.parameters, with: new))
    case .setOutputs(let new): .setOutputs(replace(\.outputs, with: new))
    case .setName(let new): .setName(replace(\.name, with: new))
    case .setDocumentation(let new): .setDocumentation(replace(\.documentation, with: new))
    case .setFolders(let new): .setFolders(replace(\.folders, with: new))
    case .setClosingComments(let new):
      .setClosingComments(replace(\.closingComments, with: new))
    case .group(let edits): try group(edits)
    }
  }

  private mutating func replace<Part>(_ part: WritableKeyPath<Flow, Part>, with new: Part) -> Part {
    let old = flow[keyPath: part]
    flow[keyPath: part] = new
    return old
  }

  private mutating func group(_ edits: [FlowEdit]) throws(FlowEditError) -> FlowEdit {
    var copy = self
    var inverse: [FlowEdit] = []
    for edit in edits { inverse.append(try copy.apply(edit)) }
    self = copy
    return .group(inverse.reversed())
  }

  private mutating func setNodes(_ nodes: [Node]) -> FlowEdit {
    let old = written
    replaceAll(nodes)
    return .setNodes(old)
  }
}
