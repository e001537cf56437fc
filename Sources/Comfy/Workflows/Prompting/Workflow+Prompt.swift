import Flow
import OrderedJSON

extension Workflow {
  /// The prompt that ComfyUI's editor would queue for the workflow.
  ///
  /// Sub-graphs are expanded, muted and bypassed nodes left out, reroutes and value nodes resolved. Nodes
  /// stand in the order of the file, those of sub-graphs behind the top ones, with ids such as `57:3`. What
  /// the editor does at random is settled: the first alternative of a dynamic prompt stays, and values
  /// that change after each run keep what was saved.
  ///
  /// - Parameter classes: The server's classes, which say how widgets' values are stored.
  /// - Returns: The prompt, with findings about what was dropped or is odd; those of reading come first.
  public func prompt(classes: NodeClasses) -> (prompt: Prompt, findings: [Diagnostic]) {
    var making = PromptMaking(WorkflowBinding(self, classes))
    let prompt = making.prompt()
    return (prompt, making.findings)
  }
}

/// Makes a prompt of a bound workflow.
private struct PromptMaking {
  private let graphs: [BoundGraph]
  private let expansion: WorkflowExpansion
  private let texts: WidgetTexts
  private var resolver: LinkResolver
  private(set) var findings: [Diagnostic]

  init(_ binding: WorkflowBinding) {
    graphs = binding.graphs
    expansion = WorkflowExpansion(graphs)
    texts = WidgetTexts(graphs)
    resolver = LinkResolver(graphs, expansion.scopes, reach: .prompt)
    findings = binding.findings + expansion.findings
  }

  mutating func prompt() -> Prompt {
    var prompt = Prompt()
    prompt.nodes.reserveCapacity(expansion.nodes.count)
    for place in expansion.nodes {
      if let node = node(at: place) { prompt.nodes.append(node) }
    }
    findings += resolver.findings
    if prompt.nodes.isEmpty {
      findings.append(
        Diagnostic(
          .emptyFlow, "The workflow has no node that a server could run.", severity: .warning,
          hint: "Notes, muted and bypassed nodes are left out of a prompt; add or unmute one."))
    }
    return prompt
  }

  private mutating func node(at place: ScopedNode) -> PromptNode? {
    let scope = expansion.scopes[place.scope]
    let node = graphs[scope.graph].nodes[place.node]
    guard node.node.mode == .active else { return nil }
    let className: String
    switch node.kind {
    case .primitive(let nodeClass): className = nodeClass.name
    case .unknown: className = node.node.type
    default: return nil
    }
    var inputs: [PromptInput] = []
    var places: [String: Int] = [:]
    func set(_ name: String, _ value: PromptInput.Content) {
      if let place = places[name] {
        inputs[place].value = value
      } else {
        places[name] = inputs.count
        inputs.append(PromptInput(name, value))
      }
    }
    for widget in node.widgets where !widget.name.isEmpty {
      let (value, finding) = texts.value(of: widget, node)
      if let finding { findings.append(finding) }
      guard let value else { continue }
      set(widget.name, .literal(form(of: value, widget.name, node)))
    }
    for (index, slot) in node.slots.enumerated() where !slot.name.isEmpty {
      switch resolver.origin(scope: place.scope, node: place.node, slot: index) {
      case .nothing, .parameter: continue
      case .literal(let value): set(slot.name, .literal(form(of: value, slot.name, node)))
      case .output(let scope, let origin, let output):
        let from = expansion.scopes[scope]
        let id = from.prefix + graphs[from.graph].nodes[origin].node.id
        set(slot.name, .link(node: id, slot: output))
      }
    }
    return PromptNode(scope.prefix + node.node.id, className, inputs, title: node.shownTitle)
  }

  private func form(of value: JSON, _ name: String, _ node: BoundNode) -> JSON {
    guard case .primitive(let nodeClass) = node.kind else { return value }
    return CurveForm.wrapped(value, for: name, of: nodeClass)
  }
}
