import Flow
import OrderedJSON

/// What is said of a node of a flow beside what it computes.
struct NodeAttributes {
  private(set) var attributes: [Attribute] = []

  /// The title, the id and the mode.
  init(_ node: BoundNode, _ id: Attribute?, _ className: String) {
    if let title = node.node.title, !title.isEmpty, title != node.node.type, title != className,
      title != node.displayName
    {
      attributes.append(Attribute(Attribute.Known.title.rawValue, title))
    }
    if let id { attributes.append(id) }
    switch node.node.mode {
    case .active: break
    case .muted: attributes.append(Attribute(Attribute.Known.muted.rawValue))
    case .bypassed: attributes.append(Attribute(Attribute.Known.bypassed.rawValue))
    }
  }

  /// What becomes of values after each run, where they do not stay as they are.
  static func controls(of node: BoundNode) -> [Attribute] {
    node.widgets.compactMap { widget in
      guard let mode = widget.control, mode != "fixed" else { return nil }
      return Attribute(Attribute.Known.control.rawValue, [.text(widget.name), .text(mode)])
    }
  }

  /// Where and how the editor draws the node.
  static func layout(of node: WorkflowNode) -> [Attribute] {
    var attributes: [Attribute] = []
    for (name, point) in [(Attribute.Known.at, node.position), (.size, node.size)] {
      guard let point else { continue }
      attributes.append(
        Attribute(name.rawValue, [.number(Number(point.x)), .number(Number(point.y))]))
    }
    if !node.colors.isEmpty {
      attributes.append(
        Attribute(Attribute.Known.color.rawValue, node.colors.prefix(2).map { .text($0) }))
    }
    return attributes
  }

  /// The values of a node whose class is not known, in the file's order.
  static func values(of node: BoundNode) -> [Attribute] {
    guard node.widgets.isEmpty else { return [] }
    let values: [JSON] =
      switch node.node.values {
      case .none: []
      case .list(let list): list
      case .object(let object): [.object(object)]
      }
    guard !values.isEmpty else { return [] }
    return [
      Attribute(
        Attribute.Known.values.rawValue, values.map { (try? Value(json: $0)) ?? Value.none })
    ]
  }
}

extension BoundNode {
  /// The name that the editor shows for the node's class.
  fileprivate var displayName: String? {
    guard case .primitive(let nodeClass) = kind else { return nil }
    return nodeClass.displayName
  }
}
