import OrderedJSON

/// What the nodes of one class have: sockets, widgets and outputs.
struct ClassLayout {
  let nodeClass: NodeClass
  /// Whether inputs depend on values, so that each node must be looked at by itself.
  let isDynamic: Bool
  /// The inputs, for a class whose inputs do not depend on values.
  let inputs: [NodeInput]
  /// The positions of values, likewise.
  let widgets: [Widget]
  let outputNames: [String]

  init(of nodeClass: NodeClass) {
    self.nodeClass = nodeClass
    isDynamic = nodeClass.inputs.contains { $0.dynamic != nil }
    inputs = nodeClass.inputs
    widgets = nodeClass.widgets
    outputNames = nodeClass.outputNames
  }

  /// The inputs of a node that has these literals and links.
  func inputs(_ literals: [String: JSON], _ linked: Set<String>) -> [NodeInput] {
    guard isDynamic else { return inputs }
    return nodeClass.inputs(filled: linked.union(literals.keys)) { literals[$0] }
  }

  /// The positions of a node's values with what stands there.
  func values(
    _ literals: [String: JSON], controls: [String: String]
  ) -> [(widget: Widget, value: JSON)] {
    func value(_ widget: Widget) -> JSON {
      switch widget.kind {
      case .value:
        guard let input = widget.input else { return .null }
        return literals[input.name] ?? input.standIn ?? .null
      case .rows: return .integer(rows(of: widget.input?.name ?? "", literals))
      case .control: return .string(widget.input.flatMap { controls[$0.name] } ?? "fixed")
      case .filter: return ""
      case .upload: return "image"
      case .preview: return .null
      }
    }
    guard isDynamic else { return widgets.map { ($0, value($0)) } }
    // Each value may bring further positions along behind it.
    var values: [JSON] = []
    var positions = nodeClass.widgets(for: values)
    while values.count < positions.count {
      values.append(value(positions[values.count]))
      if positions[values.count - 1].input?.dynamic != nil {
        positions = nodeClass.widgets(for: values)
      }
    }
    return Array(zip(positions, values)).map { (widget: $0.0, value: $0.1) }
  }

  private func rows(of name: String, _ literals: [String: JSON]) -> Int {
    var count = 0
    for key in literals.keys where key.hasPrefix(name + ".") {
      let row = key.dropFirst(name.count + 1).prefix { $0 != "." }
      if let row = Int(row), row >= 0, row < 1000 { count = max(count, row + 1) }
    }
    return count
  }
}

extension NodeInput {
  /// The type that its slot has in a file.
  var slotType: String { hasListType ? "COMBO" : type }
}
