extension FlowEditor {
  mutating func addParameter(_ port: Port, at place: Int) throws(FlowEditError) -> FlowEdit {
    let old = flow.parameters
    guard !old.contains(where: { $0.name == port.name }) else {
      throw .parameterNameTaken(port.name)
    }
    guard (0...old.count).contains(place) else { throw .noSuchPosition(place) }
    flow.parameters.insert(port, at: place)
    return users(ofParameter: port.name).isEmpty
      ? .removeParameter(port.name) : .setParameters(old)
  }

  mutating func removeParameter(_ name: String) throws(FlowEditError) -> FlowEdit {
    let place = try place(ofParameter: name)
    let users = users(ofParameter: name)
    guard users.isEmpty else { throw .stillUsed(name, by: users) }
    let old = flow.parameters
    flow.parameters.remove(at: place)
    return flow.parameters.contains { $0.name == name }
      ? .setParameters(old) : .addParameter(old[place], at: place)
  }

  mutating func setParameter(_ port: Port) throws(FlowEditError) -> FlowEdit {
    let place = try place(ofParameter: port.name)
    let old = flow.parameters[place]
    flow.parameters[place] = port
    return .setParameter(old)
  }

  mutating func renameParameter(_ old: String, to new: String) throws(FlowEditError) -> FlowEdit {
    let place = try place(ofParameter: old)
    if old == new { return .renameParameter(new, to: old) }
    guard !flow.parameters.contains(where: { $0.name == new }) else {
      throw .parameterNameTaken(new)
    }
    let undo = undoOfRenamingParameter(old, to: new)
    flow.parameters[place].name = new
    for id in order where nodes[id].uses(parameter: old) {
      change(id) { node in
        for slot in node.arguments.indices {
          node.arguments[slot].source = node.arguments[slot].source.renaming(
            parameter: old, to: new)
        }
      }
    }
    for place in flow.returns.indices {
      flow.returns[place].source = flow.returns[place].source.renaming(parameter: old, to: new)
    }
    return undo
  }

  /// What undoes a renaming, also where uses of no parameter come to mean the renamed one by it.
  private func undoOfRenamingParameter(_ old: String, to new: String) -> FlowEdit {
    let isAlone = flow.parameters.count { $0.name == old } == 1
    guard !isAlone || !users(ofParameter: new).isEmpty else {
      return .renameParameter(new, to: old)
    }
    return .group([
      .setParameters(flow.parameters), .setNodes(written), .setReturns(flow.returns),
    ])
  }

  private func place(ofParameter name: String) throws(FlowEditError) -> Int {
    guard let place = flow.parameters.firstIndex(where: { $0.name == name }) else {
      throw .noSuchParameter(name, near: NearNames.of(name, in: flow.parameters.map(\.name)))
    }
    return place
  }

  /// What uses a parameter of the flow: nodes by their names, and `return`.
  func users(ofParameter name: String) -> [String] {
    order.filter { nodes[$0].uses(parameter: name) }.map { nodes[$0].name }
      + (flow.returns.contains { $0.source.uses(parameter: name) } ? ["return"] : [])
  }
}
