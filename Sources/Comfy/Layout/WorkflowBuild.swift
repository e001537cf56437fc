import Flow
import OrderedJSON

/// Makes a workflow of a flow and the functions that it uses.
struct WorkflowBuild {
  let classes: NodeClasses
  var findings: [Diagnostic] = []
  /// The functions in their order, names being unique.
  let functions: [Flow]
  /// What other flows see of each function, by its name.
  private(set) var interfaces: [String: SubgraphInterface] = [:]
  private var layouts: [String: ClassLayout] = [:]
  /// The largest id that was given out or that a node of any of the flows has.
  private var lastID = 0

  init(functions: [Flow], classes: NodeClasses) {
    self.classes = classes
    var names: Set<String> = []
    self.functions = functions.filter { function in
      function.name.map { names.insert($0).inserted } ?? false
    }
    let widgetPorts = WidgetPorts(of: self.functions, classes)
    for function in self.functions {
      guard let name = function.name else { continue }
      interfaces[name] = SubgraphInterface(of: function, widgets: widgetPorts.of(name))
    }
  }

  mutating func workflow(of flow: Flow) -> JSON {
    // An id that two graphs share makes the editor renumber one of them.
    for flow in [flow] + functions {
      for id in NodeNaming.ids(of: flow.nodes) {
        if let number = GraphBuild.json(id).integer, number < 1 << 52 {
          lastID = max(lastID, number)
        }
      }
    }
    let graph = graph(of: flow, isMain: true)
    for result in flow.returns {
      findings.append(
        Diagnostic(
          .approximated,
          "A workflow gives no results, so \(result.name ?? result.source.shown) is made and not "
            + "returned.", at: .flow,
          hint: "A node such as comfy.SaveImage keeps a result."))
    }
    var object: JSONObject = [
      "id": .string(StableID.text(for: "workflow")), "revision": 0,
      "last_node_id": .integer(graph.lastNodeID), "last_link_id": .integer(graph.lastLinkID),
      "nodes": graph.nodesJSON, "links": graph.linksJSON, "groups": graph.groupsJSON,
    ]
    if !functions.isEmpty {
      let subgraphs = functions.map { subgraph(of: $0) }
      object.members.append(
        JSONObject.Member("definitions", ["subgraphs": .array(subgraphs)]))
    }
    object.members.append(JSONObject.Member("config", [:]))
    object.members.append(JSONObject.Member("extra", [:]))
    object.members.append(JSONObject.Member("version", .number("0.4")))
    return .object(object)
  }

  /// An id that no node of any graph has.
  mutating func freeID() -> JSON {
    lastID += 1
    return .integer(lastID)
  }

  /// The widgets, inputs and outputs of nodes of a class.
  mutating func layout(of nodeClass: NodeClass) -> ClassLayout {
    if let known = layouts[nodeClass.name] { return known }
    let layout = ClassLayout(of: nodeClass)
    layouts[nodeClass.name] = layout
    return layout
  }

  /// A flow as a graph with every node in its place.
  private mutating func graph(of flow: Flow, isMain: Bool) -> EditorGraph {
    var build = GraphBuild(flow, isMain: isMain, interfaces: interfaces)
    for index in flow.nodes.indices { build.addNode(index, &self) }
    for index in flow.nodes.indices { build.connect(index, &self) }
    if !isMain { build.connectResults(&self) }
    build.addNotes(&self)
    build.graph.place()
    return build.graph
  }

  private mutating func subgraph(of function: Flow) -> JSON {
    guard let name = function.name, let interface = interfaces[name] else { return .null }
    let graph = graph(of: function, isMain: false)
    let box =
      LayoutBox(around: graph.nodes.map(\.box))
      ?? LayoutBox(LayoutPoint(0, 0), LayoutSize(0, 0))
    let middle = box.origin.y + box.size.height / 2
    let left = Boundary(
      interface.inputs.map { ($0.name, $0.type) }, name, "input", x: box.origin.x - 220, middle)
    let right = Boundary(
      interface.outputs.map { ($0.name, $0.type) }, name, "output", x: box.right + 100, middle)
    var object: JSONObject = [
      "id": .string(interface.id), "version": 1,
      "state": [
        "lastGroupId": .integer(graph.groups.count), "lastNodeId": .integer(graph.lastNodeID),
        "lastLinkId": .integer(graph.lastLinkID), "lastRerouteId": 0,
      ],
      "revision": 0, "config": [:], "name": .string(name),
      "inputNode": ["id": -10, "bounding": left.box.json],
      "outputNode": ["id": -20, "bounding": right.box.json],
      "inputs": left.slots(links: graph.links.filter { $0.origin == .inputs }, by: \.originSlot),
      "outputs": right.slots(links: graph.links.filter { $0.target == .outputs }, by: \.targetSlot),
      "widgets": [], "nodes": graph.nodesJSON, "groups": graph.groupsJSON,
      "links": graph.linkObjectsJSON, "extra": [:],
    ]
    if !function.documentation.isEmpty {
      object.members.append(
        JSONObject.Member("description", .string(function.documentation)))
    }
    return .object(object)
  }

  /// Adds a finding about a node.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ node: Node, in flow: Flow,
    port: PortName? = nil, severity: Diagnostic.Severity? = nil, hint: String
  ) {
    let place = port.map { FlowPlace.argument(node: node.name, $0) } ?? .node(node.name)
    let isMain = !(flow.name.map { interfaces[$0] != nil } ?? false)
    findings.append(
      Diagnostic(
        code, message, severity: severity, at: isMain ? place : nil, hint: hint,
        notes: isMain ? [] : ["This is in the flow \(flow.name ?? "")."]))
  }
}

/// One side of a sub-graph: where its inputs or its outputs are drawn.
private struct Boundary {
  private static let row = 20.0

  private let ports: [(name: String, type: String)]
  private let seed: String
  let box: LayoutBox

  init(
    _ ports: [(name: String, type: String)], _ flow: String, _ side: String, x: Double,
    _ middle: Double
  ) {
    self.ports = ports
    seed = "\(side) \(flow)"
    let height = Double(ports.count + 2) * Boundary.row
    box = LayoutBox(
      LayoutPoint(x, (middle - height / 2).rounded()), LayoutSize(120, height))
  }

  func slots(links: [EditorLink], by slot: (EditorLink) -> Int) -> JSON {
    let ids = Dictionary(grouping: links, by: slot).mapValues { $0.map { JSON.integer($0.id) } }
    return .array(
      ports.enumerated().map { index, port in
        let point = LayoutPoint(
          box.origin.x + 100, box.origin.y + Double(index + 1) * Boundary.row)
        return [
          "id": .string(StableID.text(for: "\(seed) \(index) \(port.name)")),
          "name": .string(port.name), "type": .string(port.type),
          "linkIds": .array(ids[index] ?? []), "pos": point.json,
        ]
      })
  }
}

extension Source {
  /// The source in a few words.
  fileprivate var shown: String {
    switch self {
    case .value(let value): value.kind
    case .output(let reference): reference.description
    case .parameter(let name): name
    case .list: "a list"
    }
  }
}
