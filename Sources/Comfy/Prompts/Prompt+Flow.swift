import Flow
import OrderedJSON

extension Prompt {
  /// The prompt as a flow over ComfyUI's node classes.
  ///
  /// Each node comes after those it draws on, as close to the order of the prompt as that allows. A link
  /// to a node that is not there, or to an output that its class does not have, is kept as it stands.
  ///
  /// - Parameter classes: The server's classes; outputs of a class that is not among them are addressed
  ///   by their place.
  /// - Returns: The flow, with findings about what is odd in the prompt.
  public func flow(classes: NodeClasses) -> (flow: Flow, findings: [Diagnostic]) {
    var reading = FlowReading(of: self, classes)
    let nodes = self.nodes.indices.map { reading.node(at: $0) }
    var flow = Flow(nodes: nodes)
    if let ordered = flow.topologicalOrder() { flow.nodes = ordered }
    return (flow, reading.findings)
  }
}

/// Makes nodes of a flow of the nodes of a prompt.
private struct FlowReading {
  private let prompt: Prompt
  private let classes: NodeClasses
  private let names: [NodeNaming.Name]
  private let places: [String: Int]
  private var outputs: [String: [String]] = [:]
  private var unknown: Set<String> = []
  var findings: [Diagnostic] = []

  init(of prompt: Prompt, _ classes: NodeClasses) {
    self.prompt = prompt
    self.classes = classes
    places = Dictionary(
      prompt.nodes.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var missing: Set<String> = []
    for node in prompt.nodes {
      for input in node.inputs {
        if case .link(let id, _) = input.value, places[id] == nil { missing.insert(id) }
      }
    }
    names = NodeNaming.names(
      of: prompt.nodes.map { ($0.id, $0.classType) }, except: missing)
  }

  mutating func node(at index: Int) -> Node {
    let node = prompt.nodes[index]
    let name = names[index].name
    let nodeClass = classes[node.classType]
    if nodeClass == nil, unknown.insert(node.classType).inserted {
      findings.append(
        Diagnostic(
          .unknownClass,
          "The node class \(node.classType) is not known, so its inputs and outputs are kept as they "
            + "stand.",
          severity: .warning, at: .function(node: name),
          hint: "A description of the server that has it (its /object_info) makes it known."))
    }
    var arguments: [Argument] = []
    arguments.reserveCapacity(node.inputs.count)
    for input in node.inputs {
      if let source = source(of: input, name, nodeClass) {
        arguments.append(Argument(input.name, source))
      }
    }
    var attributes = names[index].id.map { [$0] } ?? []
    if let title = node.title, title != node.classType, title != nodeClass?.displayName {
      attributes.insert(Attribute(Attribute.Known.title.rawValue, title), at: 0)
    }
    return Node(
      name, FunctionName(node.classType, on: "comfy"), arguments, attributes: attributes)
  }

  private mutating func source(
    of input: PromptInput, _ name: String, _ nodeClass: NodeClass?
  ) -> Source? {
    let place = FlowPlace.argument(node: name, .named(input.name))
    if input.name.isEmpty {
      findings.append(
        Diagnostic(
          .unknownParameter, "\(name) has an input without a name, which was left out.",
          severity: .warning, at: .node(name), hint: "No node class has such an input."))
      return nil
    }
    switch input.value {
    case .literal(let json):
      do {
        let plain = CurveForm.unwrapped(json, for: input.name, of: nodeClass)
        return .value(try Value(json: plain.withRoundedSeed))
      } catch {
        var finding = error
        finding.place = place
        finding.message += " It was left out of \(input.name) of \(name)."
        findings.append(finding)
        return nil
      }
    case .link(let id, let slot):
      guard let origin = places[id] else {
        findings.append(
          Diagnostic(
            .deadLink,
            "\(input.name) of \(name) is linked to the node \(Value.quoted(id)), which the prompt "
              + "does not have.",
            severity: .warning, at: place,
            hint: "The link \(id.isEmpty ? "was left out" : "is kept as it stands")."))
        return id.isEmpty ? nil : .output(OutputReference(id, .position(slot)))
      }
      return .output(OutputReference(names[origin].name, port(slot, of: origin, place)))
    }
  }

  private mutating func port(_ slot: Int, of origin: Int, _ place: FlowPlace) -> PortName {
    let className = prompt.nodes[origin].classType
    guard classes[className] != nil else { return .position(slot) }
    let ports = outputs[className] ?? classes[className]?.outputNames ?? []
    outputs[className] = ports
    guard ports.indices.contains(slot) else {
      findings.append(
        Diagnostic(
          .unknownOutput,
          "A link draws on output \(slot + 1) of \(names[origin].name), and \(className) has "
            + "\(ports.count).",
          severity: .warning, at: place, hint: "The link is kept as it stands."))
      return .position(slot)
    }
    return .named(ports[slot])
  }
}
