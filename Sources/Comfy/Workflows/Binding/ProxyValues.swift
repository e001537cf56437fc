import Flow
import OrderedJSON

/// Turns the older way in which uses of sub-graphs showed widgets inside, `proxyWidgets`, into inputs of
/// the sub-graph.
///
/// Each entry names a node inside and one of its widgets; the use's values stand in the same order.
struct ProxyValues {
  private(set) var workflow: Workflow
  private(set) var findings: [Diagnostic] = []
  private let places: [String: Int]

  init(_ workflow: Workflow) {
    self.workflow = workflow
    places = Dictionary(
      workflow.subgraphs.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func settle() {
    // Uses change definitions only, never the graph that they stand in.
    workflow.root.nodes = settled(workflow.root.nodes)
    for index in workflow.subgraphs.indices {
      let nodes = settled(workflow.subgraphs[index].graph.nodes)
      for (place, node) in nodes.enumerated() {
        workflow.subgraphs[index].graph.nodes[place].inputValues = node.inputValues
      }
    }
  }

  /// The nodes, uses of sub-graphs having their values by input.
  private mutating func settled(_ nodes: [WorkflowNode]) -> [WorkflowNode] {
    guard !places.isEmpty else { return nodes }
    var nodes = nodes
    for index in nodes.indices {
      guard let place = places[nodes[index].type] else { continue }
      let proxies = ProxyValues.entries(of: nodes[index])
      guard !proxies.isEmpty, case .list(let values) = nodes[index].values, !values.isEmpty
      else { continue }
      nodes[index].inputValues = [:]
      guard values.count <= proxies.count else {
        let node = nodes[index]
        findings.append(
          Diagnostic(
            .assumption,
            "The node \(node.id) (\(node.title ?? node.type)) shows \(proxies.count) widgets and lists "
              + "\(values.count) values, so the values inside stand.",
            hint: "Older editors kept lists there that mean nothing."))
        continue
      }
      for (proxy, value) in zip(proxies, values) where !value.isNull && !proxy.isPreview {
        guard let input = input(for: proxy, in: place) else { continue }
        nodes[index].inputValues?[input] = value
      }
    }
    return nodes
  }

  /// One entry: a node inside and one of its widgets.
  private struct Entry {
    var node: String
    var widget: String

    /// Whether it shows something that has no value in a prompt.
    var isPreview: Bool { widget.hasPrefix("$$") || widget.hasSuffix("control_after_generate") }
  }

  private static func entries(of node: WorkflowNode) -> [Entry] {
    var list = node.properties["proxyWidgets"]
    if let text = list?.string { list = try? JSON(parsing: text) }
    return (list?.array ?? []).map { entry in
      Entry(
        node: JSON.identifier(entry.array?.first) ?? "",
        widget: entry.array?.dropFirst().first?.string ?? "$$")
    }
  }

  /// The input of a sub-graph that leads to a widget; one is added where there is none.
  private mutating func input(for proxy: Entry, in place: Int) -> Int? {
    let subgraph = workflow.subgraphs[place]
    if proxy.node == "-1" {
      return subgraph.inputs.firstIndex { $0.name == proxy.widget }
    }
    guard let index = subgraph.graph.nodes.firstIndex(where: { $0.id == proxy.node }) else {
      return nil
    }
    // The name may have ids of nodes before it.
    let short = proxy.widget.split(separator: ":").last.map {
      String($0.drop { $0 == " " })
    }
    let node = subgraph.graph.nodes[index]
    let slot = node.inputs.firstIndex { slot in
      slot.name == proxy.widget || slot.widget == proxy.widget || slot.name == short
    }
    if let slot, let link = node.inputs[slot].link {
      // A link from elsewhere inside wins over any value.
      guard let record = subgraph.graph.links[link],
        record.origin == subgraph.graph.inputNode
      else { return nil }
      return record.originSlot
    }
    let name = short ?? proxy.widget
    let link = "proxy-\(subgraph.inputs.count)"
    let target = slot ?? node.inputs.count
    if slot == nil {
      workflow.subgraphs[place].graph.nodes[index].inputs.append(
        .init(name, "", link: link, widget: name))
    } else {
      workflow.subgraphs[place].graph.nodes[index].inputs[target].link = link
    }
    workflow.subgraphs[place].graph.links[link] = WorkflowLink(
      from: subgraph.graph.inputNode, subgraph.inputs.count, to: node.id, target)
    workflow.subgraphs[place].inputs.append(
      .init(name, slot.map { node.inputs[$0].type } ?? "", links: [link]))
    return subgraph.inputs.count
  }
}
