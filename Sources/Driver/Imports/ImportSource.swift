import Comfy
import Flow

/// What a document says of the function that it is to become.
struct ImportSource {
  /// The nodes that a server would get, in an order in which each follows what it draws on.
  private(set) var nodes: [Node] = []
  /// The names of the nodes by their ids in the prompt.
  private(set) var names: [String: String] = [:]
  /// What was found on the way.
  private(set) var findings: [Diagnostic]
  /// The inputs of sub-graphs and of the flow itself, with the places that each decides.
  private(set) var inputs: [SubgraphInput] = []
  /// The notes beside the workflow.
  private(set) var notes: [String] = []
  /// The names of the sub-graphs that it uses.
  private(set) var parts: [String] = []

  init(_ document: FlowDocument, _ source: NodeClassSource) {
    findings = document.findings
    let prompt = prompt(of: document, source.classes)
    let read = prompt.flow(classes: source.classes)
    add(read.findings)
    nodes = read.flow.nodes.map { node in
      var node = node
      // Prompts that Anyflow made have the names of nodes as titles.
      if node.title == node.name { node.attributes = node.attributes.without(.title) }
      return node
    }
    names = Dictionary(
      zip(NodeNaming.ids(of: nodes), nodes.map(\.name)), uniquingKeysWith: { a, _ in a })
    guard let flow = document.flow else { return }
    notes = flow.attributes.filter { $0.name == Attribute.Known.note.rawValue }
      .compactMap { $0.values.first?.text }
    let functions = Dictionary(
      document.otherFlows.compactMap { flow in flow.name.map { ($0, flow) } },
      uniquingKeysWith: { a, _ in a })
    parts = flow.nodes.filter { $0.mode == .active }.map(\.function.name)
      .filter { functions[$0] != nil }
    inputs = SubgraphInputs(functions).inputs(of: flow).map { input in
      var input = input
      input.places = input.places.compactMap { place in
        names[place.node].map { InputPlace(node: $0, input: place.input) }
      }
      return input
    }.filter { !$0.places.isEmpty }
    tellWhatIsLeftOut(
      flow, functions,
      isWithoutPrompt: document.original?.workflow != nil && document.original?.prompt == nil)
  }

  /// The prompt as it was run where the file keeps it, else the one that the file means.
  private mutating func prompt(
    of document: FlowDocument, _ classes: NodeClasses
  ) -> Prompt {
    if let prompt = document.original?.prompt { return prompt }
    if let workflow = document.original?.workflow {
      let made = workflow.prompt(classes: classes)
      add(made.findings)
      return made.prompt
    }
    guard let flow = document.flow else { return Prompt() }
    let made = flow.prompt(functions: document.otherFlows, classes: classes)
    add(made.findings)
    return made.prompt
  }

  private mutating func add(_ more: [Diagnostic]) {
    for finding in more {
      var finding = finding
      // Places speak of the workflow as a flow, which is not what is written.
      finding.place = nil
      finding.span = nil
      let isKnown = findings.contains { $0.code == finding.code && $0.message == finding.message }
      let isClass = finding.code == .unknownClass && findings.contains { $0.code == .unknownClass }
      if !isKnown, !isClass { findings.append(finding) }
    }
  }

  private mutating func tellWhatIsLeftOut(
    _ flow: Flow, _ functions: [String: Flow], isWithoutPrompt: Bool
  ) {
    let used = [flow] + functions.values
    let count = used.reduce(0) { $0 + $1.nodes.count { $0.mode != .active } }
    if count > 0 {
      findings.append(
        Diagnostic(
          .assumption,
          count == 1
            ? "A node that is muted or bypassed in the workflow was left out."
            : "\(count) nodes that are muted or bypassed in the workflow were left out.",
          hint: "Switch them on in ComfyUI's editor and import again if they should take part."))
    }
    guard isWithoutPrompt, hasUnnamedValues(used) else { return }
    findings.append(
      Diagnostic(
        .unknownClass,
        "The workflow has values of node classes that are not known, and with them the names of "
          + "the inputs that they belong to.",
        severity: .error,
        hint: "Give what the server answers for /object_info with --object-info, or import the "
          + "prompt that ComfyUI exports in the API format."))
  }

  private func hasUnnamedValues(_ flows: [Flow]) -> Bool {
    let kept = Set(nodes.map(\.function))
    return flows.contains { flow in
      flow.nodes.contains { node in
        node.mode == .active && node.attributes.has(.values) && kept.contains(node.function)
      }
    }
  }
}
