import Flow
import OrderedJSON

/// Follows links to where values really come from.
///
/// Paths are followed step by step without recursion. Long ones are remembered, so that a chain that
/// many nodes draw on is walked once.
struct LinkResolver {
  /// How far links are followed.
  enum Reach: Hashable {
    /// Into sub-graphs and out of them, past nodes that are left out: what a prompt has.
    case prompt
    /// Within one graph, up to nodes that are left out.
    case graph
    /// Within one graph, past nodes that are left out.
    case activeGraph
  }

  /// Where a value comes from.
  enum Origin: Hashable {
    case nothing
    case literal(JSON)
    case output(scope: Int, node: Int, slot: Int)
    /// An input of the sub-graph that is looked at.
    case parameter(Int)
  }

  let graphs: [BoundGraph]
  let scopes: [WorkflowScope]
  let reach: Reach
  private(set) var findings: [Diagnostic] = []
  private var remembered: [Step: Origin] = [:]
  private var reported: Set<Step> = []

  init(_ graphs: [BoundGraph], _ scopes: [WorkflowScope], reach: Reach) {
    self.graphs = graphs
    self.scopes = scopes
    self.reach = reach
  }

  /// A place on the way, and the type that is wanted at its end.
  private struct Step: Hashable {
    var scope: Int
    var node: Int
    var slot: Int
    var isOutput: Bool
    var wanted: String?
  }

  private enum Next {
    case end(Origin)
    case step(Step)
  }

  /// Where an input's value comes from by link.
  mutating func origin(scope: Int, node: Int, slot: Int) -> Origin {
    guard graphs[scopes[scope].graph].nodes[node].slots[slot].link != nil else { return .nothing }
    return follow(.step(Step(scope: scope, node: node, slot: slot, isOutput: false)))
  }

  /// Where the value of an output of a sub-graph comes from.
  mutating func result(_ number: Int, scope: Int) -> Origin {
    follow(outcome(number, of: scope, wanted: nil))
  }

  /// How many steps are taken before they are remembered.
  private static let shortest = 48

  private mutating func follow(_ start: Next) -> Origin {
    var next = start
    var count = 0
    var passed: [Step] = []
    var seen: Set<Step> = []
    while true {
      switch next {
      case .end(let origin):
        for step in passed { remembered[step] = origin }
        return origin
      case .step(let step):
        count += 1
        if count > LinkResolver.shortest {
          if let known = remembered[step] {
            next = .end(known)
            continue
          }
          guard seen.insert(step).inserted else {
            report(step)
            next = .end(.nothing)
            continue
          }
          passed.append(step)
        }
        next = step.isOutput ? after(output: step) : after(input: step)
      }
    }
  }

  private mutating func report(_ step: Step) {
    guard reported.insert(step).inserted else { return }
    let scope = scopes[step.scope]
    let node = graphs[scope.graph].nodes[step.node]
    findings.append(
      Diagnostic(
        .cycle, "Links lead in a circle through \(node.called).",
        hint: "The links were left out; break the circle at one of them."))
  }

  private mutating func reportMissing(_ name: String, _ step: Step) {
    let key = Step(scope: step.scope, node: step.node, slot: 0, isOutput: true)
    guard reported.insert(key).inserted else { return }
    let scope = scopes[step.scope]
    let node = graphs[scope.graph].nodes[step.node]
    let isWithin = reach != .prompt && scope.graph > 0
    findings.append(
      Diagnostic(
        .deadLink,
        "No node sets \(Value.quoted(name)), which \(node.called) stands for"
          + (isWithin ? ", within its sub-graph." : "."),
        hint: isWithin
          ? "A flow cannot reach out of itself; give the sub-graph an input for it."
          : "What draws on it goes unfilled."))
  }

  private func after(input step: Step) -> Next {
    let graph = graphs[scopes[step.scope].graph]
    let slots = graph.nodes[step.node].slots
    guard slots.indices.contains(step.slot), let id = slots[step.slot].link,
      let link = graph.links[id]
    else { return .end(.nothing) }
    if link.origin == graph.inputNode, graph.index[link.origin] == nil {
      return boundary(link.originSlot, of: step.scope)
    }
    guard let origin = graph.index[link.origin] else { return .end(.nothing) }
    return .step(
      Step(
        scope: step.scope, node: origin, slot: link.originSlot, isOutput: true,
        wanted: step.wanted ?? slots[step.slot].type))
  }

  /// What an input of a sub-graph is filled with from outside.
  private func boundary(_ number: Int, of scope: Int) -> Next {
    guard reach == .prompt else { return .end(.parameter(number)) }
    guard let parent = scopes[scope].parent else { return .end(.nothing) }
    let use = graphs[scopes[parent.scope].graph].nodes[parent.node]
    guard use.slots.indices.contains(number) else { return .end(.nothing) }
    if use.slots[number].link != nil {
      return .step(
        Step(
          scope: parent.scope, node: parent.node, slot: number, isOutput: false,
          wanted: use.slots[number].type))
    }
    if let value = use.widget(of: number, graphs)?.value { return .end(.literal(value)) }
    return .end(.nothing)
  }

  private mutating func after(output step: Step) -> Next {
    let graph = graphs[scopes[step.scope].graph]
    let node = graph.nodes[step.node]
    if reach != .graph || node.isVirtual {
      switch node.node.mode {
      case .active: break
      case .muted: return .end(.nothing)
      case .bypassed:
        guard let slot = node.passedInput(for: step.slot, wanted: step.wanted ?? "") else {
          return .end(.nothing)
        }
        return .step(Step(scope: step.scope, node: step.node, slot: slot, isOutput: false))
      }
    }
    switch node.kind {
    case .primitive, .unknown:
      return .end(.output(scope: step.scope, node: step.node, slot: step.slot))
    case .instance:
      guard reach == .prompt else {
        return .end(.output(scope: step.scope, node: step.node, slot: step.slot))
      }
      guard let inside = scopes[step.scope].children[step.node] else { return .end(.nothing) }
      return outcome(step.slot, of: inside, wanted: step.wanted)
    case .reroute, .set:
      return passing(step, in: step.scope, step.node, slot: step.slot)
    case .get(let name):
      var scope: Int? = step.scope
      while let current = scope {
        if let setter = graphs[scopes[current].graph].setters[name] {
          return passing(step, in: current, setter, slot: 0)
        }
        scope = reach == .prompt ? scopes[current].parent?.scope : nil
      }
      reportMissing(name, step)
      return .end(.nothing)
    case .value, .note, .decoration: return .end(.nothing)
    }
  }

  private func passing(_ step: Step, in scope: Int, _ node: Int, slot: Int) -> Next {
    .step(Step(scope: scope, node: node, slot: slot, isOutput: false, wanted: step.wanted))
  }

  /// What an output of the sub-graph of a scope comes from.
  private func outcome(_ number: Int, of scope: Int, wanted: String?) -> Next {
    let graph = graphs[scopes[scope].graph]
    guard graph.outputs.indices.contains(number),
      let link = graph.outputs[number].link.flatMap({ graph.links[$0] })
    else { return .end(.nothing) }
    if link.origin == graph.inputNode { return boundary(link.originSlot, of: scope) }
    guard let origin = graph.index[link.origin] else { return .end(.nothing) }
    return .step(
      Step(
        scope: scope, node: origin, slot: link.originSlot, isOutput: true,
        wanted: wanted ?? graph.outputs[number].type))
  }
}
