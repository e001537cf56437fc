import OrderedJSON

extension BoundGraph {
  /// Writes the values of the editor's value nodes into the widgets that they are linked to.
  ///
  /// Whether such a node is muted does not matter, and none of them is ever the start of a link.
  mutating func pushValues(_ names: WidgetNames) {
    guard nodes.contains(where: { if case .value = $0.kind { true } else { false } }) else {
      return
    }
    for index in nodes.indices {
      for slot in nodes[index].slots.indices {
        guard let link = nodes[index].slots[slot].link.flatMap({ links[$0] }),
          let origin = self.index[link.origin], case .value = nodes[origin].kind
        else { continue }
        nodes[index].slots[slot].link = nil
        guard var value = nodes[origin].node.values[0] else { continue }
        if nodes[origin].node.properties["Run widget replace on values"]?.boolean == true,
          let text = value.string
        {
          value = .string(TextReplacement.replaced(text, names).text)
        }
        if let widget = nodes[index].slots[slot].widget {
          nodes[index].widgets[widget].value = value
          nodes[index].widgets[widget].control = nodes[origin].node.values[1]?.string.flatMap {
            WidgetValues.modes.contains($0) ? $0 : nil
          }
        } else if case .instance = nodes[index].kind {
          nodes[index].own[slot] = value
        }
      }
    }
  }
}
