import Flow
import OrderedJSON

extension BoundNode {
  /// Lays out slots and widgets as the node's class has them, and fills them from the file.
  mutating func bind(to nodeClass: NodeClass) -> [Diagnostic] {
    var values = WidgetValues(nodeClass)
    widgets = values.widgets(of: node)
    outputs = nodeClass.outputs.map { SlotTypes.name(of: $0.type) }
    let inputs = inputs(of: nodeClass)
    var places: [String: Int] = [:]
    for (place, slot) in node.inputs.enumerated() where places[slot.name] == nil {
      places[slot.name] = place
    }
    var widgetPlaces: [String: Int] = [:]
    for (place, widget) in widgets.enumerated() { widgetPlaces[widget.name] = place }
    slots.reserveCapacity(inputs.count)
    var defined: Set<String> = []
    for isWidget in [false, true] {
      for input in inputs where input.isWidget == isWidget && !input.has("socketless") {
        defined.insert(input.name)
        var slot = BoundSlot(
          name: input.name, type: SlotTypes.name(of: input.type),
          widget: isWidget ? widgetPlaces[input.name] : nil, claimsWidget: isWidget,
          isOptional: !input.isRequired)
        slot.link = places[input.name].flatMap { node.inputs[$0].link }
        slots.append(slot)
      }
    }
    for slot in node.inputs where !defined.contains(slot.name) { slots.append(BoundSlot(slot)) }
    placeUnlistedLinks()
    return values.findings
  }

  /// Lays out slots as the file has them, for a node whose class is not known or needs no class.
  mutating func bindToFile() {
    slots = node.inputs.map { BoundSlot($0) }
    outputs = node.outputs.map(\.type)
    placeUnlistedLinks()
  }

  /// Gives the values of a node whose class is not known the names that its file has for them, if it has
  /// one for each.
  mutating func nameValues() {
    var named: [(String, JSON)] = []
    switch node.values {
    case .none, .list:
      if let object = node.namedValues {
        named = object.members.map { ($0.name, $0.value) }
      } else if case .list(let values) = node.values {
        let names = node.inputs.compactMap(\.widget)
        let plain = values.filter { value in
          value.string.map { !WidgetValues.modes.contains($0) } ?? true
        }
        guard let list = [values, plain].first(where: { $0.count == names.count }) else { return }
        named = Array(zip(names, list))
      }
    case .object(let object):
      named = object.members.filter { Int($0.name) == nil }.map { ($0.name, $0.value) }
    }
    for (name, value) in named where name != "control_after_generate" {
      widgets.append(BoundWidget(name: name, value: value))
    }
    for slot in slots.indices where slots[slot].claimsWidget {
      slots[slot].widget = widgets.firstIndex { $0.name == slots[slot].name }
    }
  }

  /// The inputs that the class has for what the node holds.
  private func inputs(of nodeClass: NodeClass) -> [NodeInput] {
    guard nodeClass.inputs.contains(where: { $0.dynamic != nil }) else { return nodeClass.inputs }
    var values: [String: JSON] = [:]
    for widget in widgets { values[widget.name] = widget.value }
    return nodeClass.inputs(filled: Set(values.keys).union(node.inputs.map(\.name))) { values[$0] }
  }

  /// Gives links whose place the file does not list to the slots that stand at that place.
  mutating func placeUnlistedLinks() {
    for (place, link) in node.unlistedLinks
    where slots.indices.contains(place) && slots[place].link == nil {
      slots[place].link = link
    }
  }
}
