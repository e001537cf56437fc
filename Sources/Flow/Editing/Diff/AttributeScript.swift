/// The changes from attributes to others.
enum AttributeScript {
  /// The changes of the attributes of a node, or of the flow itself where `node` is nil.
  static func edits(
    _ node: String?, from old: [Attribute], to new: [Attribute]
  ) -> [FlowEdit] {
    if old == new { return [] }
    var edits: [FlowEdit] = []
    var result = old
    for attribute in old where !new.contains(where: { $0.name == attribute.name }) {
      edits.append(.setAttribute(node: node, name: attribute.name, nil))
      result.removeAll { $0.name == attribute.name }
    }
    for attribute in new {
      if let slot = result.firstIndex(where: { $0.name == attribute.name }) {
        guard result[slot] != attribute else { continue }
        result[slot] = attribute
      } else {
        result.append(attribute)
      }
      edits.append(.setAttribute(node: node, name: attribute.name, attribute.values))
    }
    let areApart = Set(old.map(\.name)).count == old.count
    return result == new && areApart ? edits : [.setAttributes(node: node, new)]
  }
}
