import Flow
import OrderedJSON

/// Turns group nodes, the older kind of sub-graph, into sub-graphs, as the editor does on loading.
///
/// The nodes inside get the next free numbers, then the new use of the sub-graph one. As in the editor the
/// use is active, even if the group node was not.
struct GroupNodeConversion {
  private(set) var workflow: Workflow
  private(set) var findings: [Diagnostic] = []
  private let classes: NodeClasses
  private let groups: [String: GroupNode]
  /// The ids of uses in the file with those that they have since.
  private var renamed: [String: String] = [:]

  init(_ workflow: Workflow, _ classes: NodeClasses) {
    self.workflow = workflow
    self.classes = classes
    groups = Dictionary(
      workflow.groupNodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func convert() {
    guard !groups.isEmpty else { return }
    for index in workflow.root.nodes.indices {
      guard let group = group(of: workflow.root.nodes[index].type) else { continue }
      convert(index, group)
    }
    for (link, record) in workflow.root.links {
      if let origin = renamed[record.origin] { workflow.root.links[link]?.origin = origin }
      if let target = renamed[record.target] { workflow.root.links[link]?.target = target }
    }
    for subgraph in workflow.subgraphs {
      for node in subgraph.graph.nodes where group(of: node.type) != nil {
        findings.append(
          Diagnostic(
            .unknownClass,
            "The node \(node.id) in the sub-graph \(Value.quoted(subgraph.name)) is a group node, "
              + "which cannot stand there.",
            hint: "Convert it to a sub-graph in ComfyUI's editor."))
      }
    }
  }

  private func group(of type: String) -> GroupNode? {
    for start in ["workflow>", "workflow/"] where type.hasPrefix(start) {
      return groups[String(type.dropFirst(start.count))]
    }
    return nil
  }

  private mutating func nextID() -> String {
    workflow.root.lastNode = workflow.root.lastNode &+ 1
    return String(workflow.root.lastNode)
  }

  private mutating func convert(_ index: Int, _ group: GroupNode) {
    let use = workflow.root.nodes[index]
    var inside = GroupNodeInside(group, use, classes)
    let ids = group.nodes.map { _ in nextID() }
    inside.build(ids)
    let id = nextID()
    var instance = WorkflowNode(id, "\(use.type)#\(id)", title: use.title)
    instance.inputs = inside.inputs
    instance.outputs = use.outputs
    instance.position = use.position
    instance.size = use.size
    instance.colors = use.colors
    instance.properties = use.properties
    workflow.root.nodes[index] = instance
    renamed[use.id] = id
    workflow.subgraphs.append(
      Subgraph(
        id: instance.type, name: group.name, graph: inside.graph, inputs: inside.boundary,
        outputs: inside.results))
    if use.mode != .active {
      findings.append(
        Diagnostic(
          .assumption,
          "The group node \(use.id) (\(group.name)) is \(use.mode == .muted ? "muted" : "bypassed"),"
            + " and its inside takes part all the same, as in the editor.",
          hint: "Mute or bypass its nodes one by one."))
    }
  }
}
