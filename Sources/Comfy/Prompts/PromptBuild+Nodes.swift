import Flow
import OrderedJSON

extension PromptBuild {
  /// The node of the prompt for a primitive.
  mutating func promptNode(_ index: Int, in frame: Int) -> PromptNode {
    let node = frames[frame].flow.nodes[index]
    let className = node.function.name
    let nodeClass = classes[className]
    var inputs: [PromptInput] = []
    var places: [String: Int] = [:]
    inputs.reserveCapacity(node.arguments.count)
    for argument in node.arguments {
      guard let name = inputName(argument.port, node, frame) else { continue }
      guard var content = content(of: argument, node, frame) else { continue }
      if case .literal(let json) = content {
        content = .literal(CurveForm.wrapped(json, for: name, of: nodeClass))
      }
      if let place = places[name] {
        report(
          .filledTwice, "\(name) of \(node.name) is filled twice; the last value was taken.", node,
          frame, port: argument.port, severity: .warning, hint: "Take one of the two away.")
        inputs[place].value = content
      } else {
        places[name] = inputs.count
        inputs.append(PromptInput(name, content))
      }
    }
    if fillsDefaults, let nodeClass {
      let literals = Dictionary(
        inputs.compactMap { input -> (String, JSON)? in
          if case .literal(let json) = input.value { (input.name, json) } else { nil }
        }, uniquingKeysWith: { first, _ in first })
      for input in nodeClass.inputs(filled: Set(places.keys), value: { literals[$0] })
      where input.isRequired && input.isWidget && places[input.name] == nil {
        guard let value = input.standIn else { continue }
        let form = CurveForm.wrapped(value, for: input.name, of: nodeClass)
        inputs.append(PromptInput(input.name, .literal(form)))
      }
    }
    if nodeClass == nil, node.attributes.has(.values) {
      report(
        .unknownClass,
        "The values of \(node.name) were left out, for the node class \(className) is not known and "
          + "with it the names of its inputs.",
        node, frame, severity: .warning,
        hint: "A description of the server that has it (its /object_info) makes it known.")
    }
    return PromptNode(
      frames[frame].prefix + frames[frame].ids[index], className, inputs, title: node.title)
  }

  private mutating func inputName(_ port: PortName, _ node: Node, _ frame: Int) -> String? {
    if case .named(let name) = port { return name }
    if let name = signature(node.function)?.port(port)?.name { return name }
    let isKnown = signature(node.function) != nil
    report(
      isKnown ? .tooManyArguments : .unknownParameter,
      isKnown
        ? "\(node.function) has no input number \(port)."
        : "Argument \(port) of \(node.name) has no name, and the node class "
          + "\(node.function.name) is not known.",
      node, frame, port: port, hint: "Write the input's name and a colon before the value.")
    return nil
  }

  /// What fills an input, followed through functions to a literal or an output of a primitive.
  private mutating func content(
    of argument: Argument, _ node: Node, _ frame: Int
  ) -> PromptInput.Content? {
    var source = argument.source
    var current = frame
    // What decides which input a bypassed node passes on.
    var wanted = signature(node.function)?.port(argument.port)?.type
    var passed: Set<Passage> = []
    while true {
      let next: (Source, Int)?
      switch source {
      case .value(let value): return .literal(value.json(in: unit(of: argument, node)))
      case .parameter(let name):
        next = filling(name, in: current, argument, node, frame)
        if frames[current].parent != nil {
          wanted = frames[current].flow.parameters.first { $0.name == name }?.type
        }
      case .output(let reference) where frames[current].part?.isBypassed(reference.node) == true:
        next = frames[current].part?.source(source, wanted: wanted).map { ($0, current) }
      case .list(let sources) where sources.count == 1: next = (sources[0], current)
      case .list:
        report(
          .notRealizable,
          "\(argument.port) of \(node.name) gets several results, and an input of a prompt takes one "
            + "link.",
          node, frame, port: argument.port,
          hint: "Join them by a node first, such as comfy.ImageBatch for pictures.")
        return nil
      case .output(let reference):
        switch origin(of: reference, in: current, argument, node, frame) {
        case .link(let content): return content
        case .within(let inner, let child): next = (inner, child)
        case nil: return nil
        }
      }
      guard let next else { return nil }
      (source, current) = next
      guard passed.insert(Passage(frame: current, source: source)).inserted else {
        report(
          .cycle, "\(argument.port) of \(node.name) is linked in a circle through functions.", node,
          frame, port: argument.port, hint: "Break the circle at one of its links.")
        return nil
      }
    }
  }

  /// A place that was passed on the way to what fills an input.
  private struct Passage: Hashable {
    var frame: Int
    var source: Source
  }

  private enum Origin {
    case link(PromptInput.Content)
    /// A source within a function that a node uses, by its frame.
    case within(Source, Int)
  }

  private mutating func unit(of argument: Argument, _ node: Node) -> QuantityUnit? {
    guard case .value(.quantity) = argument.source else { return nil }
    return signature(node.function)?.port(argument.port)?.unit
  }

  /// What a parameter of the flow of a frame is filled with, and in which frame that stands.
  private mutating func filling(
    _ name: String, in current: Int, _ argument: Argument, _ node: Node, _ frame: Int
  ) -> (Source, Int)? {
    let flow = frames[current].flow
    if let parent = frames[current].parent {
      let use = frames[parent.frame].flow.nodes[parent.node]
      let given = use.arguments.last { given in
        switch given.port {
        case .named(let port): port == name
        case .position(let index):
          flow.parameters.indices.contains(index) && flow.parameters[index].name == name
        }
      }
      if let given { return (given.source, parent.frame) }
    }
    let parameter = flow.parameters.first { $0.name == name }
    switch parameter?.defaultValue {
    case .some(.none): return nil
    case .some(let value): return (.value(value), current)
    case nil: break
    }
    if parameter == nil {
      report(
        .unknownNode, "There is no node and no parameter named \(name).", node, frame,
        port: argument.port, hint: "Give the flow a parameter of that name, or write the value.")
    } else if frames[current].parent == nil {
      report(
        .missingParameter, "The parameter \(name) of the flow has no value.", node, frame,
        port: argument.port, hint: "Give it a default, or set it where the flow is exported.")
    }
    return nil
  }

  /// What a reference in the flow of a frame stands for.
  private mutating func origin(
    of reference: OutputReference, in current: Int, _ argument: Argument, _ node: Node, _ frame: Int
  ) -> Origin? {
    let prefix = frames[current].prefix
    guard let place = frames[current].places[reference.node] else {
      let slot: Int
      switch reference.port {
      case nil: slot = 0
      case .position(let index): slot = index
      case .named: slot = -1
      }
      report(
        .deadLink,
        "\(argument.port) of \(node.name) is linked to \(reference.node), which is not "
          + "there.", node, frame, port: argument.port, severity: slot < 0 ? .error : .warning,
        hint: "The link \(slot < 0 ? "was left out" : "is kept as it stands").")
      return slot < 0 ? nil : .link(.link(node: prefix + reference.node, slot: slot))
    }
    let from = frames[current].flow.nodes[place]
    if let child = frames[current].children[place] {
      return result(reference, of: child, argument, node, frame)
    }
    // What could not be taken into the prompt has its own finding.
    guard from.function.target == "comfy" else { return nil }
    let slot: Int
    switch reference.port {
    case nil: slot = 0
    case .position(let index): slot = index
    case .named(let name):
      let outputs = signature(from.function)?.outputs
      guard let index = outputs?.firstIndex(where: { $0.name == name }) else {
        let known = outputs.map { $0.map(\.name) }
        report(
          .unknownOutput,
          known == nil
            ? "The place of the output \(name) of \(from.name) is not known, for its node class "
              + "\(from.function.name) is not."
            : "\(from.name) has no output \(name).",
          node, frame, port: argument.port,
          hint: known.flatMap { NearNames.question(NearNames.of(name, in: $0)) }
            ?? "Write its place, counted from 1: \(from.name).1.")
        return nil
      }
      slot = index
    }
    return .link(.link(node: prefix + frames[current].ids[place], slot: slot))
  }

  private mutating func result(
    _ reference: OutputReference, of child: Int, _ argument: Argument, _ node: Node, _ frame: Int
  ) -> Origin? {
    let function = frames[child].flow
    let index: Int?
    switch reference.port {
    case nil: index = 0
    case .position(let position): index = position
    case .named(let name):
      index =
        function.returns.firstIndex { $0.name == name }
        ?? function.outputs.firstIndex { $0.name == name }
    }
    guard let index, function.returns.indices.contains(index) else {
      report(
        .unknownOutput,
        "\(argument.port) of \(node.name) draws on \(reference), which "
          + "\(function.name ?? "the flow") does not return.", node, frame, port: argument.port,
        severity: .warning, hint: "The input was left unfilled.")
      return nil
    }
    // A muted node within the function leaves its result empty.
    if function.returns[index].source == .value(.none) { return nil }
    return .within(function.returns[index].source, child)
  }
}
