import Flow
import OrderedJSON

/// A workflow with every node bound to its class or its sub-graph.
struct WorkflowBinding {
  /// The top graph, then those of the sub-graphs in their order.
  private(set) var graphs: [BoundGraph] = []
  /// The sub-graphs as they were bound, those made of group nodes at the end.
  private(set) var subgraphs: [Subgraph]
  /// The groups drawn in each graph.
  private(set) var groups: [[WorkflowGroup]] = []
  private(set) var findings: [Diagnostic]
  private let classes: NodeClasses
  /// The places of the sub-graphs' graphs by their ids.
  private let definitions: [String: Int]
  private var unknown: Set<String> = []

  init(_ workflow: Workflow, _ classes: NodeClasses) {
    self.classes = classes
    findings = workflow.findings
    var proxies = ProxyValues(workflow)
    proxies.settle()
    findings += proxies.findings
    var conversion = GroupNodeConversion(NodeIDs.settled(proxies.workflow), classes)
    conversion.convert()
    findings += conversion.findings
    subgraphs = conversion.workflow.subgraphs
    definitions = Dictionary(
      subgraphs.enumerated().map { ($0.element.id, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    let all = [conversion.workflow.root] + subgraphs.map(\.graph)
    groups = all.map(\.groups)
    graphs = all.map { graph in
      BoundGraph(
        nodes: [], links: graph.links,
        index: Dictionary(
          graph.nodes.enumerated().map { ($0.element.id, $0.offset) },
          uniquingKeysWith: { first, _ in first }),
        inputNode: graph.inputNode, outputNode: graph.outputNode)
    }
    for place in order(of: all) { bind(all[place], at: place) }
    let names = WidgetNames(graphs)
    for place in graphs.indices { graphs[place].pushValues(names) }
  }

  /// The graphs in an order in which each comes after all that it uses.
  ///
  /// Where sub-graphs contain themselves, the use that closes the circle is taken for a node of a class
  /// that is not known.
  private mutating func order(of all: [WorkflowGraph]) -> [Int] {
    var order: [Int] = []
    var state = [Int](repeating: 0, count: all.count)
    let uses = all.map { graph in
      var seen: Set<Int> = []
      return graph.nodes.compactMap { definitions[$0.type] }.filter { seen.insert($0).inserted }
    }
    for start in all.indices where state[start] == 0 {
      var stack = [(graph: start, next: 0)]
      state[start] = 1
      while let top = stack.last {
        guard top.next < uses[top.graph].count else {
          state[top.graph] = 2
          order.append(top.graph)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let used = uses[top.graph][top.next]
        if state[used] == 0 {
          state[used] = 1
          stack.append((used, 0))
        } else if state[used] == 1 {
          let circle = stack.map(\.graph).drop { $0 != used } + [used]
          findings.append(
            Diagnostic(
              .cycle,
              "A sub-graph contains itself: "
                + circle.compactMap { $0 > 0 ? subgraphs[$0 - 1].name : nil }.joined(
                  separator: " -> ") + ".",
              hint: "The use that closes the circle was left out; the editor refuses such a file."))
        }
      }
    }
    return order
  }

  private mutating func bind(_ graph: WorkflowGraph, at place: Int) {
    // What is not bound yet contains this graph.
    graphs[place].nodes.reserveCapacity(graph.nodes.count)
    for node in graph.nodes { graphs[place].nodes.append(bound(node)) }
    for (index, node) in graphs[place].nodes.enumerated() {
      guard case .set = node.kind, let name = node.node.values[0]?.string else { continue }
      if graphs[place].setters[name] == nil { graphs[place].setters[name] = index }
    }
    dropDeadLinks(place)
    if place > 0 { interface(of: subgraphs[place - 1], place) }
    boundPlaces.insert(place)
  }

  private var boundPlaces: Set<Int> = []

  private mutating func bound(_ node: WorkflowNode) -> BoundNode {
    if let place = definitions[node.type] {
      guard boundPlaces.contains(place) else { return BoundNode(node, .decoration) }
      var bound = BoundNode(node, .instance(place))
      findings += bound.bind(to: graphs[place])
      return bound
    }
    let nodeClass = classes[node.type]
    if let kind = EditorType.kind(of: node, isKnown: nodeClass != nil) {
      var bound = BoundNode(node, kind)
      bound.bindToFile()
      return bound
    }
    guard let nodeClass else {
      if unknown.insert(node.type).inserted { findings.append(unknownClass(of: node)) }
      var bound = BoundNode(node, .unknown)
      bound.bindToFile()
      bound.nameValues()
      return bound
    }
    var bound = BoundNode(node, .primitive(nodeClass))
    findings += bound.bind(to: nodeClass)
    return bound
  }

  private func unknownClass(of node: WorkflowNode) -> Diagnostic {
    let shown = Value.quoted(node.type)
    let called = "the node \(node.id) (\(node.title ?? node.type))"
    if WorkflowBinding.isUUID(node.type) {
      return Diagnostic(
        .unknownClass, "The file does not define the sub-graph that \(called) uses.",
        hint: "Save the workflow again in ComfyUI's editor, so that its sub-graphs come along.")
    }
    if node.type.hasPrefix("workflow>") || node.type.hasPrefix("workflow/") {
      return Diagnostic(
        .unknownClass, "The file does not define the group node \(shown) that \(called) is.",
        hint: "Save the workflow again in ComfyUI's editor, so that its group nodes come along.")
    }
    return Diagnostic(
      .unknownClass,
      "The node class \(shown) is not known, so its inputs and outputs are taken as the file has "
        + "them.",
      hint: "A description of the server that has it (its /object_info) makes it known.")
  }

  private static func isUUID(_ type: String) -> Bool {
    let parts = type.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  /// Takes away links that are not in the table or start at no node.
  private mutating func dropDeadLinks(_ place: Int) {
    let graph = graphs[place]
    for (index, node) in graph.nodes.enumerated() {
      for (slot, input) in node.slots.enumerated() {
        guard let id = input.link else { continue }
        if let link = graph.links[id],
          graph.index[link.origin] != nil || place > 0 && link.origin == graph.inputNode
        {
          continue
        }
        graphs[place].nodes[index].slots[slot].link = nil
        findings.append(
          Diagnostic(
            .deadLink,
            "The input \(Value.quoted(input.name)) of \(node.called) has the link \(id), which "
              + (graph.links[id] == nil ? "the file does not have." : "starts at no node."),
            hint: "The link was left out."))
      }
    }
  }

  /// Finds what the inputs of a sub-graph lead to and what its outputs come from.
  private mutating func interface(of subgraph: Subgraph, _ place: Int) {
    let graph = graphs[place]
    var takers: [Int: [(link: String, node: Int, slot: Int)]] = [:]
    for (index, node) in graph.nodes.enumerated() {
      for (slot, input) in node.slots.enumerated() {
        guard let id = input.link, let link = graph.links[id], link.origin == graph.inputNode
        else { continue }
        takers[link.originSlot, default: []].append((id, index, slot))
      }
    }
    for (number, boundary) in subgraph.inputs.enumerated() {
      var input = BoundGraph.Input(name: boundary.name, type: boundary.type)
      let rank = Dictionary(
        boundary.links.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
      let found = (takers[number] ?? []).enumerated().sorted {
        (rank[$0.element.link] ?? .max, $0.offset) < (rank[$1.element.link] ?? .max, $1.offset)
      }.map(\.element)
      for taker in found {
        let node = graph.nodes[taker.node]
        input.claimsWidget = input.claimsWidget || node.slots[taker.slot].claimsWidget
        if input.promoted == nil { input.promoted = node.widget(of: taker.slot, graphs) }
      }
      input.isOptional = found.allSatisfy { graph.nodes[$0.node].slots[$0.slot].isOptional }
      graphs[place].inputs.append(input)
    }
    var ends: [Int: String] = [:]
    for (id, link) in graph.links where link.target == graph.outputNode {
      if let other = ends[link.targetSlot], other < id { continue }
      ends[link.targetSlot] = id
    }
    for (number, boundary) in subgraph.outputs.enumerated() {
      let listed = boundary.links.first { graph.links[$0]?.target == graph.outputNode }
      graphs[place].outputs.append(
        BoundGraph.Output(
          name: boundary.name, type: boundary.type, link: listed ?? ends[number]))
    }
  }
}
