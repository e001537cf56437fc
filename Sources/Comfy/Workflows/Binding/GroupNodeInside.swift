import Flow
import OrderedJSON

/// Builds the inside of one use of a group node.
struct GroupNodeInside {
  private(set) var graph = WorkflowGraph()
  private(set) var inputs: [WorkflowNode.Slot] = []
  private(set) var boundary: [Subgraph.BoundarySlot] = []
  private(set) var results: [Subgraph.BoundarySlot] = []
  private let group: GroupNode
  private let use: WorkflowNode
  private let classes: NodeClasses
  private var incoming: [GroupNode.Place: GroupNode.Place] = [:]

  init(_ group: GroupNode, _ use: WorkflowNode, _ classes: NodeClasses) {
    self.group = group
    self.use = use
    self.classes = classes
    for link in group.links
    where group.nodes.indices.contains(link.origin.node)
      && group.nodes.indices.contains(link.target.node) && link.origin.slot >= 0
      && link.target.slot >= 0
    {
      incoming[link.target] = link.origin
    }
  }

  mutating func build(_ ids: [String]) {
    var values = Values(use.values)
    for (index, node) in group.nodes.enumerated() {
      var node = node
      node.id = ids[index]
      fill(&node, index, &values)
      for slot in node.inputs.indices { node.inputs[slot].link = nil }
      graph.nodes.append(node)
    }
    for (target, origin) in incoming {
      let link = "\(origin.node).\(origin.slot)-\(target.node).\(target.slot)"
      graph.links[link] = WorkflowLink(
        from: ids[origin.node], origin.slot, to: ids[target.node], target.slot)
      if graph.nodes[target.node].inputs.indices.contains(target.slot) {
        graph.nodes[target.node].inputs[target.slot].link = link
      } else {
        graph.nodes[target.node].unlistedLinks[target.slot] = link
      }
    }
    addInputs(ids)
    addOutputs(ids)
  }

  /// Gives each input inside that nothing inside fills the link of the use's input of its name.
  private mutating func addInputs(_ ids: [String]) {
    var open = Dictionary(
      use.inputs.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var seen: [String: Int] = [:]
    for (index, node) in group.nodes.enumerated() {
      for (slot, input) in node.inputs.enumerated()
      where incoming[.init(index, slot)] == nil && !isHidden(input.name, index) {
        let name = shown(input.label ?? renamed(input.name, index), node, &seen)
        guard let place = open.removeValue(forKey: name) else { continue }
        guard let outer = use.inputs[place].link else { continue }
        let link = "in-\(index).\(slot)"
        graph.links[link] = WorkflowLink(
          from: graph.inputNode, boundary.count, to: ids[index], slot)
        graph.nodes[index].inputs[slot].link = link
        boundary.append(.init(name, input.type, links: [link]))
        inputs.append(.init(name, input.type, link: outer))
      }
    }
  }

  private mutating func addOutputs(_ ids: [String]) {
    let used = Set(incoming.values)
    for (index, node) in group.nodes.enumerated() {
      for (slot, output) in node.outputs.enumerated() {
        let place = GroupNode.Place(index, slot)
        guard !used.contains(place) || group.external.contains(place),
          group.config[index]?["output"]?[String(slot)]?["visible"]?.boolean != false
        else { continue }
        let link = "out-\(index).\(slot)"
        graph.links[link] = WorkflowLink(
          from: ids[index], slot, to: graph.outputNode, results.count)
        results.append(.init(output.name, output.type, links: [link]))
      }
    }
  }

  private func isHidden(_ name: String, _ index: Int) -> Bool {
    group.config[index]?["input"]?[name]?["visible"]?.boolean == false
  }

  private func renamed(_ name: String, _ index: Int) -> String {
    group.config[index]?["input"]?[name]?["name"]?.string ?? name
  }

  /// The name under which the use shows an input: with the node's before it where it is taken.
  private func shown(_ name: String, _ node: WorkflowNode, _ seen: inout [String: Int]) -> String {
    var shown = name
    if seen[name] != nil || (node.type == "PrimitiveNode" && node.title != nil) {
      let start = "\(node.title ?? node.type) "
      shown = start + name
      if let count = seen[shown] {
        seen[shown] = count + 1
        shown = "\(start)\(count) \(name)"
      }
    }
    seen[shown] = (seen[shown] ?? 0) + 1
    return shown
  }

  /// Gives the widgets of a node inside the values that the use has for them.
  private func fill(_ node: inout WorkflowNode, _ index: Int, _ values: inout Values) {
    let old: [JSON] = if case .list(let list) = node.values { list } else { [] }
    var linked: Set<String> = []
    for (slot, input) in node.inputs.enumerated() where incoming[.init(index, slot)] != nil {
      linked.insert(input.name)
    }
    guard let nodeClass = classes[node.type] else {
      if node.type == "PrimitiveNode" { node.values = .list(old.map { values.next() ?? $0 }) }
      return
    }
    let positions = nodeClass.widgets(for: old)
    let list = positions.enumerated().map { place, position -> JSON in
      let stored = place < old.count ? old[place] : position.input?.standIn ?? .null
      guard position.kind != .preview, let input = position.input, !linked.contains(input.name),
        !isHidden(input.name, index)
      else { return stored }
      return values.next() ?? stored
    }
    if !list.isEmpty { node.values = .list(list) }
  }

  /// The values of the use, taken one after the other.
  private struct Values {
    private var rest: ArraySlice<JSON>

    init(_ values: WorkflowNode.Values) {
      if case .list(let list) = values { rest = list[...] } else { rest = [] }
    }

    mutating func next() -> JSON? { rest.popFirst() }
  }
}
