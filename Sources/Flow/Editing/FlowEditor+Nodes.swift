extension FlowEditor {
  mutating func addNode(_ node: Node, at place: Int) throws(FlowEditError) -> FlowEdit {
    try claim(node.names)
    guard (0...order.count).contains(place) else { throw .noSuchPosition(place) }
    let isAwaited = isReturned(node.name) || !users(of: node.name).isEmpty
    insert(node, at: place)
    return isAwaited ? .cutNode(node.name) : .removeNode(node.name)
  }

  mutating func removeNode(_ name: String, isStrict: Bool) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    if isStrict {
      let users = users(of: name).filter { $0 != id }
      if isReturned(name) || !users.isEmpty { throw stillUsed(name, by: Set(users)) }
    }
    guard let place = position(of: id) else { throw .noSuchNode(name, near: []) }
    let undo = wholeUndo(unlessFree: nodes[id].names)
    remove(id, at: place)
    return undo ?? .addNode(nodes[id], at: place)
  }

  mutating func moveNode(_ name: String, to new: Int) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    guard order.indices.contains(new) else { throw .noSuchPosition(new) }
    guard let place = position(of: id) else { throw .noSuchNode(name, near: []) }
    let undo = wholeUndo(unlessFree: [name])
    move(at: place, to: new)
    return undo ?? .moveNode(name, to: place)
  }

  mutating func setFurtherNames(
    _ name: String, _ names: [String]
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].furtherNames
    let undo = wholeUndo(unlessFree: old)
    self.name(id, name, [])
    do throws(FlowEditError) {
      if names != old { try claim(names) }
    } catch {
      self.name(id, name, old)
      throw error
    }
    self.name(id, name, names)
    return undo ?? .setFurtherNames(node: name, old)
  }

  mutating func renameNode(_ old: String, to new: String) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: old)
    if old == new { return .renameNode(new, to: old) }
    if uses(ofName: new) > 0 { throw .nameTaken(new) }
    let undo = try undoOfRenaming(id, to: new)
    for user in users(of: old) {
      change(user, drawingOn: [.output(OutputReference(new))]) { node in
        for slot in node.arguments.indices where node.arguments[slot].source.draws(on: old) {
          node.arguments[slot].source = node.arguments[slot].source.renamingNodes {
            $0 == old ? new : $0
          }
        }
      }
    }
    if isReturned(old) {
      for place in flow.returns.indices {
        flow.returns[place].source = flow.returns[place].source.renamingNodes {
          $0 == old ? new : $0
        }
      }
    }
    name(id, new, nodes[id].furtherNames)
    return undo
  }

  /// What undoes a renaming, also where links to no node come to mean the renamed one by it.
  private mutating func undoOfRenaming(
    _ id: Int, to new: String
  ) throws(FlowEditError) -> FlowEdit {
    let old = nodes[id].name
    if let undo = wholeUndo(unlessFree: [old]) {
      return .group([undo, .setReturns(flow.returns)])
    }
    var undo: [FlowEdit] = [.renameNode(new, to: old)]
    for user in users(of: new) {
      if let whole = wholeUndo(unlessFree: [nodes[user].name]) {
        return .group([whole, .setReturns(flow.returns)])
      }
      undo.append(.setArguments(node: nodes[user].name, nodes[user].arguments))
    }
    if isReturned(new) { undo.append(.setReturns(flow.returns)) }
    return undo.count == 1 ? undo[0] : .group(undo)
  }

  /// Takes care that names which are to be given are not given yet, and no name twice.
  private mutating func claim(_ names: [String]) throws(FlowEditError) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted || uses(ofName: name) > 0 {
      throw .nameTaken(name)
    }
  }

  /// The edit that writes all nodes as they are, where one of the names, each given already, is given
  /// elsewhere too and so does not tell the node.
  private mutating func wholeUndo(unlessFree names: [String]) -> FlowEdit? {
    for name in names where uses(ofName: name) > 1 { return .setNodes(written) }
    return nil
  }

  private func stillUsed(_ name: String, by users: Set<Int>) -> FlowEditError {
    let names = order.filter { users.contains($0) }.map { nodes[$0].name }
    return .stillUsed(name, by: names + (isReturned(name) ? ["return"] : []))
  }
}
