extension FlowEditor {
  mutating func setAttribute(
    _ node: String?, _ name: String, _ values: [Value]?
  ) throws(FlowEditError) -> FlowEdit {
    let old = try attributes(of: node)
    var new = old
    let slot = old.firstIndex { $0.name == name }
    switch (slot, values) {
    case (nil, nil): return .setAttribute(node: node, name: name, nil)
    case (nil, let values?): new.append(Attribute(name, values))
    case (let slot?, let values?): new[slot].values = values
    case (let slot?, nil): new.remove(at: slot)
    }
    try write(new, to: node)
    guard let slot else { return .setAttribute(node: node, name: name, nil) }
    // Setting it anew would put it last, which is its old place only then.
    let isRestored = values != nil || slot == new.count && !new.contains { $0.name == name }
    return isRestored
      ? .setAttribute(node: node, name: name, old[slot].values)
      : .setAttributes(node: node, old)
  }

  mutating func setAttributes(
    _ node: String?, _ attributes: [Attribute]
  ) throws(FlowEditError) -> FlowEdit {
    let old = try self.attributes(of: node)
    try write(attributes, to: node)
    return .setAttributes(node: node, old)
  }

  private mutating func attributes(of node: String?) throws(FlowEditError) -> [Attribute] {
    guard let node else { return flow.attributes }
    return nodes[try id(of: node)].attributes
  }

  private mutating func write(
    _ attributes: [Attribute], to node: String?
  ) throws(FlowEditError) {
    if let node {
      change(try id(of: node)) { $0.attributes = attributes }
    } else {
      flow.attributes = attributes
    }
  }
}
