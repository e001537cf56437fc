import Flow
import OrderedJSON

/// Makes a flow of one graph of a bound workflow.
struct FlowMaking {
  let binding: WorkflowBinding
  let graph: BoundGraph
  let names: FlowNames
  private let place: Int
  private let layout: Bool
  private let texts: WidgetTexts
  private let groups: NodeGroups
  private var resolver: LinkResolver
  /// Follows links past nodes that are left out, to see whether anything is behind them.
  private var activeResolver: LinkResolver
  private var nodeNames: [Int: NodeNaming.Name] = [:]
  private(set) var findings: [Diagnostic] = []

  init(_ binding: WorkflowBinding, _ place: Int, _ names: FlowNames, layout: Bool) {
    self.binding = binding
    self.place = place
    self.names = names
    self.layout = layout
    graph = binding.graphs[place]
    texts = WidgetTexts(binding.graphs)
    groups = NodeGroups(binding.groups[place])
    let scopes = [WorkflowScope(graph: place, prefix: "")]
    resolver = LinkResolver(binding.graphs, scopes, reach: .graph)
    activeResolver = LinkResolver(binding.graphs, scopes, reach: .activeGraph)
  }

  mutating func flow() -> Flow {
    var flow = Flow(name: place == 0 ? nil : names.flows[place])
    flow.parameters = zip(names.parameters[place], graph.inputs).map(parameter)
    flow.attributes = graph.nodes.compactMap(note)
    let kept = graph.nodes.indices.filter { !graph.nodes[$0].isVirtual }
    let given = NodeNaming.names(
      of: kept.map { (graph.nodes[$0].node.id, className(of: graph.nodes[$0])) },
      except: Set(names.parameters[place]))
    nodeNames = Dictionary(zip(kept, given), uniquingKeysWith: { first, _ in first })
    flow.nodes = kept.map { node($0) }
    if let ordered = flow.topologicalOrder() { flow.nodes = ordered }
    for (number, output) in graph.outputs.enumerated() {
      let name = names.outputs[place][number]
      flow.outputs.append(
        OutputPort(name, PortType(comfy: output.type.isEmpty ? "*" : output.type)))
      // A result that comes from nowhere keeps its place.
      let source = source(of: resolver.result(number, scope: 0)) ?? .value(.none)
      flow.returns.append(Flow.Return(source, name: name))
    }
    findings += resolver.findings
    return flow
  }

  /// A parameter that shows a widget takes its value inside as the default.
  private func parameter(_ name: String, _ input: BoundGraph.Input) -> Port {
    let type = input.type.isEmpty ? "*" : input.type
    guard let promoted = input.promoted else {
      return Port(name, PortType(comfy: type), defaultValue: input.isOptional ? Value.none : nil)
    }
    var port = promoted.input?.port ?? Port(name, PortType(comfy: type))
    port.name = name
    port.type = port.type.shown
    // The node inside says what it allows; a list of all files there would drown the flow.
    port.choices = []
    port.defaultValue = promoted.value.flatMap { try? Value(json: $0) } ?? Value.none
    return port
  }

  private func className(of node: BoundNode) -> String {
    if case .instance(let graph) = node.kind { names.flows[graph] } else { node.node.type }
  }

  private func note(_ node: BoundNode) -> Attribute? {
    guard case .note = node.kind, let text = node.node.values[0]?.string ?? noteByName(node.node),
      !text.isEmpty
    else { return nil }
    let title = node.node.title.flatMap { ["Note", "Markdown Note", ""].contains($0) ? nil : $0 }
    return Attribute(
      Attribute.Known.note.rawValue, [.text(text)] + (title.map { [.text($0)] } ?? []))
  }

  private func noteByName(_ node: WorkflowNode) -> String? {
    if case .object(let object) = node.values { object["text"]?.string } else { nil }
  }

  private mutating func node(_ index: Int) -> Node {
    let node = graph.nodes[index]
    let name = nodeNames[index] ?? NodeNaming.Name("node")
    let function =
      if case .instance(let graph) = node.kind { FunctionName(names.flows[graph]) } else {
        FunctionName(node.node.type, on: NodeClass.target)
      }
    var arguments = ArgumentList()
    for widget in node.widgets where !widget.name.isEmpty {
      let (value, finding) = texts.value(of: widget, node)
      if let finding { findings.append(finding) }
      if let value { set(widget.name, value, &arguments, node) }
    }
    for (slot, input) in node.slots.enumerated() {
      let port = portName(slot, node)
      guard !port.isEmpty else { continue }
      if let value = node.own[slot], input.link == nil {
        if !isDefault(value, of: slot, node) { set(port, value, &arguments, node) }
        continue
      }
      let origin = resolver.origin(scope: 0, node: index, slot: slot)
      if isLeftOut(origin), input.widget != nil,
        activeResolver.origin(scope: 0, node: index, slot: slot) == .nothing
      {
        findings.append(
          Diagnostic(
            .assumption,
            "The link into \(port) of \(name.name) comes from a node that is left out, so the value "
              + "beside it stands, as in the editor.",
            at: .argument(node: name.name, .named(port)),
            hint: "Link it again when that node takes part."))
        continue
      }
      if let source = source(of: origin) { arguments.set(port, source) }
    }
    let className = className(of: node)
    var attributes = NodeAttributes(node, name.id, className).attributes
    if let group = groups.title(of: node.node) {
      attributes.append(Attribute(Attribute.Known.group.rawValue, group))
    }
    attributes += NodeAttributes.controls(of: node)
    if layout { attributes += NodeAttributes.layout(of: node.node) }
    if case .unknown = node.kind { attributes += NodeAttributes.values(of: node) }
    return Node(
      name.name, function, arguments.ordered(for: node), attributes: attributes)
  }

  /// Whether a value of an instance is the one that stands inside, and was said to be left to that.
  private func isDefault(_ value: JSON, of slot: Int, _ node: BoundNode) -> Bool {
    guard case .instance(let graph) = node.kind,
      node.node.properties[WorkflowNode.unsetProperty]?.array?
        .contains(.string(node.slots[slot].name)) ?? false
    else { return false }
    let inputs = binding.graphs[graph].inputs
    return inputs.indices.contains(slot) && inputs[slot].promoted?.value == value
  }

  private func isLeftOut(_ origin: LinkResolver.Origin) -> Bool {
    guard case .output(_, let node, _) = origin else { return false }
    return graph.nodes[node].node.mode != .active
  }

  private func portName(_ slot: Int, _ node: BoundNode) -> String {
    guard case .instance(let graph) = node.kind else { return node.slots[slot].name }
    return names.parameters[graph][slot]
  }

  private mutating func set(
    _ port: String, _ json: JSON, _ arguments: inout ArgumentList, _ node: BoundNode
  ) {
    do {
      arguments.set(port, .value(try Value(json: FlowMaking.withinReach(json))))
    } catch {
      var finding = error
      finding.message += " It was left out of \(port) of \(node.called)."
      findings.append(finding)
    }
  }

  /// The largest seed where JavaScript has rounded it up, any other value as it is.
  private static func withinReach(_ json: JSON) -> JSON {
    guard case .number(let literal) = json, UInt64(literal) == nil, literal.utf8.count == 20,
      literal.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      Double(literal) == 0x1p64
    else { return json }
    return .number(String(UInt64.max))
  }

  private func source(of origin: LinkResolver.Origin) -> Source? {
    switch origin {
    case .nothing: nil
    case .literal(let json): (try? Value(json: json)).map { .value($0) }
    case .parameter(let number):
      names.parameters[place].indices.contains(number)
        ? .parameter(names.parameters[place][number]) : nil
    case .output(_, let node, let slot):
      nodeNames[node].map {
        .output(OutputReference($0.name, outputName(slot, graph.nodes[node])))
      }
    }
  }

  private func outputName(_ slot: Int, _ node: BoundNode) -> PortName {
    let outputs: [String] =
      switch node.kind {
      case .primitive(let nodeClass): nodeClass.outputNames
      case .instance(let graph): names.outputs[graph]
      default: []
      }
    return outputs.indices.contains(slot) ? .named(outputs[slot]) : .position(slot)
  }
}
