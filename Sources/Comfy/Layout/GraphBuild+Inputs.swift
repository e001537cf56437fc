import Flow
import OrderedJSON

extension GraphBuild {
  /// What a node's arguments come to.
  private struct Filling {
    var literals: [String: JSON] = [:]
    var linked: [String: (source: Source, port: PortName)] = [:]
    /// The names in the order of the arguments.
    var names: [String] = []
  }

  /// Adds the inputs and values of a node, with the links into it.
  mutating func connect(_ index: Int, _ build: inout WorkflowBuild) {
    guard let place = placeOf[index] else { return }
    let node = flow.nodes[index]
    let filling = filling(of: node, &build)
    var widgets: [(widget: Widget, value: JSON)] = []
    if node.function.target == nil, let interface = interfaces[node.function.name] {
      connect(place, node, filling, to: interface, &build)
      widgets = zip(interface.inputs.filter(\.isWidget), graph.nodes[place].values).map {
        (Widget(.value, NodeInput($0.name, $0.type)), $1)
      }
    } else if let nodeClass = build.classes[node.function.name] {
      widgets = connect(place, node, filling, to: build.layout(of: nodeClass), &build)
    } else {
      connectUnknown(place, node, filling, &build)
      widgets = graph.nodes[place].values.map { (Widget(.value), $0) }
    }
    let size = NodeSize.estimate(graph.nodes[place], widgets: widgets)
    let given = node.attributes.pair(.size)
    graph.nodes[place].size = given.map { LayoutSize($0.0, $0.1) } ?? size
  }

  private func filling(of node: Node, _ build: inout WorkflowBuild) -> Filling {
    var filling = Filling()
    for argument in node.arguments {
      guard let name = inputName(argument.port, of: node, build) else {
        build.report(
          .tooManyArguments, "\(node.function) has no input number \(argument.port).", node,
          in: flow, port: argument.port,
          hint: "Write the input's name and a colon before the value.")
        continue
      }
      if filling.literals[name] == nil, filling.linked[name] == nil { filling.names.append(name) }
      filling.literals[name] = nil
      filling.linked[name] = nil
      switch argument.source {
      case .value(let value): filling.literals[name] = value.json
      case .parameter(let parameter) where isMain:
        literal(of: parameter, for: name, node, argument.port, &filling, &build)
      case .list(let sources) where sources.count == 1:
        filling.linked[name] = (sources[0], argument.port)
      case .list:
        build.report(
          .notRealizable,
          "\(argument.port) of \(node.name) gets several results, and an input takes one link.",
          node,
          in: flow, port: argument.port,
          hint: "Join them by a node first, such as comfy.ImageBatch for pictures.")
      case .output, .parameter: filling.linked[name] = (argument.source, argument.port)
      }
    }
    return filling
  }

  /// The value of a parameter of the main flow, which a workflow has no parameters for.
  private func literal(
    of parameter: String, for name: String, _ node: Node, _ port: PortName,
    _ filling: inout Filling, _ build: inout WorkflowBuild
  ) {
    let value = flow.parameters.first { $0.name == parameter }?.defaultValue
    switch value {
    case .some(.none): return
    case .some(let value): filling.literals[name] = value.json
    case nil:
      build.report(
        .missingParameter, "The parameter \(parameter) of the flow has no value.", node, in: flow,
        port: port, hint: "Give it a default, or set it where the flow is exported.")
    }
  }

  private func inputName(_ port: PortName, of node: Node, _ build: WorkflowBuild) -> String? {
    switch port {
    case .named(let name): return name
    case .position(let index):
      if node.function.target == nil {
        let inputs = interfaces[node.function.name]?.inputs ?? []
        return inputs.indices.contains(index) ? inputs[index].name : nil
      }
      return build.classes[node.function.name]?.signature.port(port)?.name
    }
  }

  // MARK: Known classes

  private mutating func connect(
    _ place: Int, _ node: Node, _ filling: Filling, to layout: ClassLayout,
    _ build: inout WorkflowBuild
  ) -> [(widget: Widget, value: JSON)] {
    var filling = filling
    let inputs = layout.inputs(filling.literals, Set(filling.linked.keys))
    var known: Set<String> = []
    for isWidget in [false, true] {
      for input in inputs where input.isWidget == isWidget {
        guard known.insert(input.name).inserted else { continue }
        let link = filling.linked[input.name]
        // The editor's own pages fill these, and they have no slot.
        if Widget.ownTypes.contains(input.type) || isWidget, link == nil { continue }
        addInput(
          EditorInput(
            name: input.name, type: input.slotType, isWidget: isWidget,
            isOptional: !isWidget && !input.isRequired),
          link, to: place, node, &build)
        if case .parameter(let name)? = link?.source,
          let value = flow.parameters.first(where: { $0.name == name })?.defaultValue,
          value != .none, isWidget
        {
          filling.literals[input.name] = value.json
        }
      }
    }
    let values = layout.values(filling.literals, controls: controls(of: node))
    graph.nodes[place].values = values.map(\.value)
    let placed = Set(
      values.compactMap { $0.widget.kind == .value ? $0.widget.input?.name : nil })
    for name in filling.names where !placed.contains(name) {
      if let link = filling.linked[name] {
        if known.contains(name) { continue }
        addInput(EditorInput(name: name, type: ""), link, to: place, node, &build)
      } else if filling.literals[name] != nil {
        build.report(
          known.contains(name) ? .typeMismatch : .unknownParameter,
          known.contains(name)
            ? "\(name) of \(node.name) takes a link in the editor, so its value was left out."
            : "\(node.function) has no value \(name), so it was left out.",
          node, in: flow, port: .named(name), severity: .warning,
          hint: "A prompt keeps it, where a workflow has no place for it.")
      }
    }
    return values
  }

  private func controls(of node: Node) -> [String: String] {
    guard node.attributes.has(.control) else { return [:] }
    var controls: [String: String] = [:]
    for attribute in node.attributes where attribute.name == Attribute.Known.control.rawValue {
      let texts = attribute.values.compactMap(\.text)
      if texts.count == 2 { controls[texts[0]] = texts[1] }
    }
    return controls
  }

  // MARK: Sub-graphs

  private mutating func connect(
    _ place: Int, _ node: Node, _ filling: Filling, to interface: SubgraphInterface,
    _ build: inout WorkflowBuild
  ) {
    for input in interface.inputs {
      let link = filling.linked[input.name]
      if !input.isWidget || link != nil {
        addInput(
          EditorInput(name: input.name, type: input.type, isWidget: input.isWidget), link,
          to: place,
          node, &build)
      }
      let literal = filling.literals[input.name]
      if input.isWidget {
        // The editor takes an empty place for a value of its own, so what stands inside is said again.
        graph.nodes[place].values.append(literal ?? input.defaultValue?.json ?? .null)
        if literal == nil, link == nil { graph.nodes[place].unset.append(input.name) }
      } else if literal != nil, literal != .null {
        build.report(
          .typeMismatch,
          "\(input.name) of \(node.name) takes a link in the editor, so its value was left out.",
          node,
          in: flow, port: .named(input.name), severity: .warning,
          hint: "Give the value where \(node.function) uses it.")
      }
    }
    for name in filling.names where !interface.inputs.contains(where: { $0.name == name }) {
      build.report(
        .unknownParameter, "\(node.function) has no parameter \(name).", node, in: flow,
        port: .named(name), hint: "Take it away, or give the flow that parameter.")
    }
  }

  // MARK: Unknown classes

  /// Gives a node whose class is not known the slots that it uses; values stand in written order.
  private mutating func connectUnknown(
    _ place: Int, _ node: Node, _ filling: Filling, _ build: inout WorkflowBuild
  ) {
    let raw = node.attributes.has(.values) ? node.attributes.values(.values).map(\.json) : nil
    for name in filling.names {
      if let link = filling.linked[name] {
        var input = EditorInput(name: name, type: "")
        if case .parameter(let parameter) = link.source, node.showsValue(of: parameter, in: flow),
          let port = flow.parameters.first(where: { $0.name == parameter })
        {
          input = EditorInput(name: name, type: port.slotType, isWidget: true)
          graph.nodes[place].values.append(port.defaultValue?.json ?? .null)
        }
        addInput(input, link, to: place, node, &build)
      } else if let value = filling.literals[name], raw == nil {
        graph.nodes[place].inputs.append(
          EditorInput(name: name, type: value.slotType, isWidget: true))
        graph.nodes[place].values.append(value)
      }
    }
    if let raw { graph.nodes[place].values = raw }
  }

  // MARK: Links

  /// Adds an input slot, with its link where that leads somewhere; one without a type gets that of what
  /// it is linked to.
  private mutating func addInput(
    _ input: EditorInput, _ link: (source: Source, port: PortName)?, to place: Int, _ node: Node,
    _ build: inout WorkflowBuild
  ) {
    var input = input
    let slot = graph.nodes[place].inputs.count
    switch link?.source {
    case nil: break
    case .output(let reference)?:
      guard let (from, fromSlot) = origin(of: reference) else {
        build.report(
          .deadLink, "\(input.name) of \(node.name) is linked to \(reference), which is not there.",
          node, in: flow, port: link?.port, severity: .warning, hint: "The link was left out.")
        break
      }
      showOutput(fromSlot, of: from, type: input.type.isEmpty ? "*" : input.type, build)
      let outputs = graph.nodes[from].outputs
      let type = outputs.indices.contains(fromSlot) ? outputs[fromSlot].type : "*"
      if input.type.isEmpty { input.type = type }
      input.link = self.link(from: .node(from), fromSlot, to: .node(place), slot, type: type)
    case .parameter(let name)?:
      guard let from = flow.parameters.firstIndex(where: { $0.name == name }) else {
        build.report(
          .unknownNode, "There is no node and no parameter named \(name).", node, in: flow,
          port: link?.port, hint: "Give the flow a parameter of that name, or write the value.")
        break
      }
      input.link = self.link(
        from: .inputs, from, to: .node(place), slot, type: flow.parameters[from].slotType)
    case .value?, .list?: break
    }
    if input.type.isEmpty { input.type = "*" }
    graph.nodes[place].inputs.append(input)
  }
}

extension JSON {
  /// The type of a widget that could hold the value.
  fileprivate var slotType: String {
    switch self {
    case .string: "STRING"
    case .boolean: "BOOLEAN"
    case .number(let literal): literal.contains { ".eE".contains($0) } ? "FLOAT" : "INT"
    case .null, .array, .object: "*"
    }
  }
}
