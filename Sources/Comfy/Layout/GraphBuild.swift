import Flow
import OrderedJSON

/// Makes the graph of one flow.
struct GraphBuild {
  let flow: Flow
  let isMain: Bool
  let interfaces: [String: SubgraphInterface]
  var graph = EditorGraph()
  /// The place in the graph of each node of the flow; nil for one that a workflow cannot hold.
  var placeOf: [Int?]
  /// The names by which links address the outputs of each node of the graph.
  var outputNames: [[String]] = []
  private let indexOf: [String: Int]
  private let ids: [JSON]
  private let orders: [String: Int]

  init(_ flow: Flow, isMain: Bool, interfaces: [String: SubgraphInterface]) {
    self.flow = flow
    self.isMain = isMain
    self.interfaces = interfaces
    placeOf = Array(repeating: nil, count: flow.nodes.count)
    indexOf = Dictionary(
      flow.nodes.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    ids = NodeNaming.ids(of: flow.nodes).map(GraphBuild.json)
    orders = Dictionary(
      (flow.topologicalOrder() ?? flow.nodes).enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// An id as files have it: a number where JavaScript holds it exactly.
  static func json(_ id: String) -> JSON {
    guard NodeNaming.isPlain(id), let number = Int(id), number < 1 << 53 else {
      return .string(id)
    }
    return .integer(number)
  }

  /// Adds a node of the flow, with its outputs and without its inputs.
  mutating func addNode(_ index: Int, _ build: inout WorkflowBuild) {
    let node = flow.nodes[index]
    var made = EditorNode(id: ids[index], type: node.function.name)
    var names: [String] = []
    if node.function.target == nil, let interface = interfaces[node.function.name] {
      made.type = interface.id
      made.isClass = false
      made.outputs = interface.outputs.map { EditorOutput(name: $0.name, type: $0.type) }
      names = interface.outputs.map(\.name)
      if !isMain, node.mode != .active {
        build.report(
          .approximated,
          "\(node.name) is left out, and the editor may run what is in it all the same.", node,
          in: flow, hint: "Leave the nodes within \(node.function) out instead.")
      }
    } else if node.function.target == NodeClass.target {
      if let nodeClass = build.classes[node.function.name] {
        names = build.layout(of: nodeClass).outputNames
        made.outputs = zip(nodeClass.outputs, names).map { output, name in
          EditorOutput(
            name: output.name.isEmpty ? name : output.name, type: output.type,
            isList: output.isList)
        }
      }
    } else {
      build.report(
        .notRealizable,
        "\(node.function) is no node class of ComfyUI, so a workflow cannot hold it.",
        node, in: flow,
        hint: "Lower the flow to ComfyUI first, so that it consists of comfy.... only.")
      return
    }
    // These stand for the inputs and outputs of a sub-graph.
    if !isMain, made.id == "-10" || made.id == "-20" { made.id = build.freeID() }
    made.title = node.title ?? (made.isClass ? nil : node.function.name)
    made.mode = node.mode == .muted ? 2 : node.mode == .bypassed ? 4 : 0
    made.order = orders[node.name] ?? index
    made.group = node.attributes.text(.group)
    made.colors = node.attributes.values(.color).compactMap(\.text)
    if let position = node.attributes.pair(.at) {
      made.position = LayoutPoint(position.0, position.1)
      made.isFixed = true
    }
    placeOf[index] = graph.nodes.count
    graph.nodes.append(made)
    outputNames.append(names)
  }

  /// Where a reference leads: the place of a node in the graph, and the slot.
  func origin(of reference: OutputReference) -> (place: Int, slot: Int)? {
    guard let index = indexOf[reference.node], let place = placeOf[index] else { return nil }
    switch reference.port {
    case nil: return (place, 0)
    case .position(let slot): return slot < 1 << 20 ? (place, slot) : nil
    case .named(let name): return outputNames[place].firstIndex(of: name).map { (place, $0) }
    }
  }

  /// Adds a link into the next input slot of a node and gives its id.
  mutating func link(
    from origin: EditorLink.End, _ originSlot: Int, to target: EditorLink.End, _ targetSlot: Int,
    type: String
  ) -> Int {
    let id = graph.links.count + 1
    graph.links.append(
      EditorLink(
        id: id, origin: origin, originSlot: originSlot, target: target, targetSlot: targetSlot,
        type: type))
    if case .node(let place) = origin, graph.nodes[place].outputs.indices.contains(originSlot) {
      graph.nodes[place].outputs[originSlot].links.append(id)
    }
    return id
  }

  /// Makes sure that a node whose class is not known shows the output that a link draws on.
  mutating func showOutput(_ slot: Int, of place: Int, type: String, _ build: WorkflowBuild) {
    let node = graph.nodes[place]
    guard node.isClass, build.classes[node.type] == nil, slot < 64 else { return }
    while graph.nodes[place].outputs.count <= slot {
      let name = "output_\(graph.nodes[place].outputs.count + 1)"
      graph.nodes[place].outputs.append(EditorOutput(name: name, type: "*"))
    }
    if graph.nodes[place].outputs[slot].type == "*" {
      graph.nodes[place].outputs[slot].type = type
    }
  }

  /// Links the results of a function to the outputs of its sub-graph.
  mutating func connectResults(_ build: inout WorkflowBuild) {
    guard let name = flow.name, let interface = interfaces[name] else { return }
    for (slot, result) in flow.returns.enumerated() {
      let type = interface.outputs[slot].type
      switch result.source {
      case .output(let reference):
        guard let (place, from) = origin(of: reference) else { break }
        showOutput(from, of: place, type: type, build)
        _ = link(from: .node(place), from, to: .outputs, slot, type: type)
        continue
      case .parameter(let parameter):
        guard let from = flow.parameters.firstIndex(where: { $0.name == parameter }) else { break }
        // The editor refuses a link straight from an input to an output.
        let reroute = addReroute(type, &build)
        let id = link(from: .inputs, from, to: .node(reroute), 0, type: type)
        graph.nodes[reroute].inputs[0].link = id
        _ = link(from: .node(reroute), 0, to: .outputs, slot, type: type)
        continue
      case .value(.none): continue
      case .value, .list: break
      }
      build.findings.append(
        Diagnostic(
          .notRealizable,
          "The result \(interface.outputs[slot].name) of \(name) comes from no node, and a "
            + "sub-graph's results must.",
          hint: "Return an output of a node or a parameter."))
    }
  }

  private mutating func addReroute(_ type: String, _ build: inout WorkflowBuild) -> Int {
    var node = EditorNode(id: build.freeID(), type: "Reroute")
    node.isClass = false
    node.inputs = [EditorInput(name: "", type: "*")]
    node.outputs = [EditorOutput(name: type, type: type)]
    node.size = LayoutSize(80, 30)
    node.order = graph.nodes.count
    graph.nodes.append(node)
    outputNames.append([type])
    return graph.nodes.count - 1
  }

  /// Adds the flow's notes.
  mutating func addNotes(_ build: inout WorkflowBuild) {
    for attribute in flow.attributes where attribute.name == Attribute.Known.note.rawValue {
      guard let text = attribute.values.first?.text else { continue }
      var node = EditorNode(
        id: build.freeID(), type: GraphBuild.isMarkdown(text) ? "MarkdownNote" : "Note")
      node.isClass = false
      if attribute.values.count > 1 { node.title = attribute.values[1].text }
      node.values = [.string(text)]
      node.colors = ["#432", "#653"]
      node.size = NodeSize.note(text)
      node.order = graph.nodes.count
      graph.nodes.append(node)
      outputNames.append([])
    }
  }

  /// Whether a text has marks that only show their meaning when they are drawn.
  private static func isMarkdown(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      ["# ", "## ", "### ", "- ", "* ", "```", "|"].contains { line.hasPrefix($0) }
        || line.contains("](") || line.contains("**")
    }
  }
}

extension [Attribute] {
  /// The values of the attribute of that name.
  func values(_ name: Attribute.Known) -> [Value] {
    first { $0.name == name.rawValue }?.values ?? []
  }

  /// The two numbers of the attribute of that name.
  func pair(_ name: Attribute.Known) -> (Double, Double)? {
    let numbers = values(name).compactMap(\.double)
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }
}
