import OrderedJSON

/// Finds widgets by the names that texts use for them: a node's, a dot, and the widget's.
struct WidgetNames {
  private var byProperty: [String: BoundNode] = [:]
  private var byTitle: [String: BoundNode] = [:]

  init(_ graphs: [BoundGraph]) {
    guard graphs.contains(where: { $0.mentionsWidgets }) else { return }
    for graph in graphs {
      for node in graph.nodes {
        guard !node.widgets.isEmpty else { continue }
        let name = node.node.properties["Node name for S&R"]?.string ?? node.node.type
        if byProperty[name] == nil { byProperty[name] = node }
        if let title = node.shownTitle, byTitle[title] == nil { byTitle[title] = node }
      }
    }
  }

  /// The value of a widget, as the editor writes it into a text.
  func value(_ widget: Substring, of node: Substring) -> String? {
    guard let found = byProperty[String(node)] ?? byTitle[String(node)],
      let widget = found.widgets.first(where: { $0.name == widget })
    else { return nil }
    return (widget.value ?? .null).shownInTexts
  }
}

extension BoundNode {
  /// The heading that the editor shows.
  var shownTitle: String? {
    if let title = node.title { return title }
    guard case .primitive(let nodeClass) = kind else { return nil }
    return nodeClass.displayName.isEmpty ? nodeClass.name : nodeClass.displayName
  }
}

extension BoundGraph {
  /// Whether any text could speak of a widget, so that most workflows need no table of them.
  fileprivate var mentionsWidgets: Bool {
    nodes.contains { node in
      if case .value = node.kind {
        return node.node.values[0]?.string?.utf8.contains(UInt8(ascii: "%")) == true
      }
      return node.widgets.contains {
        $0.name == "filename_prefix" && $0.value?.string?.utf8.contains(UInt8(ascii: "%")) == true
      }
    }
  }
}

extension JSON {
  /// The value as text, as JavaScript makes it.
  fileprivate var shownInTexts: String {
    switch self {
    case .null: ""
    case .boolean(let value): value ? "true" : "false"
    case .string(let text): text
    case .number(let literal): integer.map(String.init) ?? literal
    case .array(let elements): elements.map(\.shownInTexts).joined(separator: ",")
    case .object: "[object Object]"
    }
  }
}
