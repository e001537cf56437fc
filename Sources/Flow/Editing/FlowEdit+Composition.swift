extension [FlowEdit] {
  /// The changes that undo these exactly, in the order in which they are to be made.
  ///
  /// - Parameter flow: The flow before these changes.
  /// - Throws: The first refusal, where these changes do not fit the flow.
  public func inverted(on flow: Flow) throws(FlowEditError) -> [FlowEdit] {
    var copy = flow
    return try copy.apply(self)
  }

  /// These changes and then others, in as few as `simplified` makes them.
  public func followed(by others: [FlowEdit]) -> [FlowEdit] { (self + others).simplified() }

  /// Fewer changes of the same effect on every flow on which these can be made: of several that set
  /// the same thing only the last stays, and what a new node is given becomes part of it.
  ///
  /// For the least changes between two flows, see ``FlowDiff``.
  public func simplified() -> [FlowEdit] {
    var simplification = EditSimplification()
    for edit in self { simplification.add(edit) }
    return simplification.edits
  }
}

/// Merges changes as they come.
private struct EditSimplification {
  private(set) var edits: [FlowEdit] = []
  /// Where in `edits` each thing was set, since the last change that others depend on.
  private var places: [Slot: Int] = [:]

  /// Something that a later setting replaces as a whole.
  private enum Slot: Hashable {
    case argument(node: String, PortName)
    case function(node: String)
    case comments(node: String)
    case attribute(node: String?, String)
    case newNode(String)
    case returns, outputs, name, documentation, folders, closingComments
  }

  mutating func add(_ edit: FlowEdit) {
    if case .group(let edits) = edit {
      // What a group does comes after all before it and before all after it.
      let inner = edits.simplified()
      if inner.count > 1 { append(.group(inner)) }
      if inner.count == 1 { add(inner[0]) }
      return
    }
    if absorb(edit) { return }
    guard let slot = slot(of: edit) else { return append(edit) }
    if let place = places[slot] {
      edits[place] = edit
    } else {
      places[slot] = edits.count
      edits.append(edit)
    }
    if isRemoval(edit) { places[slot] = nil }
  }

  /// Adds a change that nothing is merged across.
  private mutating func append(_ edit: FlowEdit) {
    places = [:]
    if case .addNode(let node, _) = edit { places[.newNode(node.name)] = edits.count }
    edits.append(edit)
  }

  /// Makes a setting part of the node that was added before.
  private mutating func absorb(_ edit: FlowEdit) -> Bool {
    guard let name = edit.changedNode, let place = places[.newNode(name)],
      case .addNode(let node, let position) = edits[place]
    else { return false }
    var flow = Flow(nodes: [node])
    guard (try? flow.apply(edit)) != nil, let changed = flow.nodes.first else { return false }
    edits[place] = .addNode(changed, at: position)
    return true
  }

  /// After a removal, a new setting goes to another place than the one before, so that they do not
  /// merge.
  private func isRemoval(_ edit: FlowEdit) -> Bool {
    switch edit {
    case .setArgument(_, _, nil), .setAttribute(_, _, nil): true
    default: false
    }
  }

  private func slot(of edit: FlowEdit) -> Slot? {
    switch edit {
    case .setArgument(let node, let port, _): .argument(node: node, port)
    case .setFunction(let node, _): .function(node: node)
    case .setComments(let node, _): .comments(node: node)
    case .setAttribute(let node, let name, _): .attribute(node: node, name)
    case .setReturns: .returns
    case .setOutputs: .outputs
    case .setName: .name
    case .setDocumentation: .documentation
    case .setFolders: .folders
    case .setClosingComments: .closingComments
    default: nil
    }
  }
}

extension FlowEdit {
  /// The node of which this sets a part that nothing else depends on.
  fileprivate var changedNode: String? {
    switch self {
    case .setArgument(let node, _, _), .setFunction(let node, _), .setComments(let node, _),
      .insertArgument(let node, _, _), .moveArgument(let node, _, _), .setArguments(let node, _):
      node
    case .setAttribute(let node, _, _), .setAttributes(let node, _): node
    default: nil
    }
  }
}
