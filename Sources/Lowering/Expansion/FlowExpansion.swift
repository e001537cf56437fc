import Checking
import Flow
import Targets

/// Lowers the nodes of one flow, the flow given or a body, inside a scope.
struct FlowExpansion {
  private let flow: Flow
  private let call: Call
  private let calls: CallExpansion
  private let checksParameters: Bool
  private var scope: Scope

  /// - Parameter checksParameters: Whether values that come through parameters are held against the
  ///   ports that they fill; nothing else has done so for a flow's.
  init(
    _ flow: Flow, _ scope: Scope, _ call: Call, _ calls: CallExpansion, checksParameters: Bool
  ) {
    self.flow = flow
    self.scope = scope
    self.call = call
    self.calls = calls
    self.checksParameters = checksParameters
  }

  /// The steps of the whole flow, with its results as the function's outputs in order.
  ///
  /// - Throws: The first thing that cannot be done.
  mutating func expand() throws(CallFailure) -> Expansion {
    guard let order = flow.order(in: calls.context.catalogue) else {
      throw CallFailure(
        .cycle, "The nodes of \(call.function.name) draw on one another in a circle.")
    }
    var expansion = Expansion()
    for node in order {
      let path = order.count == 1 ? call.path : "\(call.path)/\(StepName.escaped(node.name))"
      guard let inner = try attempt(node, path: path) else { continue }
      expansion.steps += inner.steps
      expansion.choices += inner.choices
      expansion.calls += inner.calls
      if expansion.calls > Expansion.mostCalls {
        throw CallFailure(
          .notRealizable,
          "\(call.function.name) unfolds into more than \(Expansion.mostCalls) calls.",
          hint: "Use fewer flows within flows.")
      }
    }
    for (result, output) in zip(flow.returns, call.function.outputs) {
      expansion.outputs[output.name] = try evaluate(result.source)
    }
    return expansion
  }

  /// Lowers one node of the flow; nil where it cannot be done and that is of no matter yet.
  ///
  /// A realization may write out several ways of which `plan.either` takes one, so what fails in it
  /// counts only when it is drawn on.
  private mutating func attempt(_ node: Node, path: String) throws(CallFailure) -> Expansion? {
    do throws(CallFailure) {
      return try expand(node, path: path, serving: call.node)
    } catch {
      let isPurpose = calls.context.catalogue[node.function]?.isOutput ?? true
      if checksParameters || isPurpose { throw error }
      scope.failures[node.name] = error
      return nil
    }
  }

  /// Lowers one node and makes its outputs known to those after it.
  mutating func expand(
    _ node: Node, path: String, serving name: String
  ) throws(CallFailure) -> Expansion {
    guard let function = calls.context.catalogue[node.function] else {
      throw CallFailure(
        .unknownFunction, "\(call.function.name) uses \(node.function), which does not exist here.")
    }
    var next = Call(
      function: function, arguments: [:], path: path, node: name,
      unfolding: call.unfolding + [call.function.name.description],
      surroundingRate: call.frameRate)
    if let planned = try planned(node, function, path: path) { return planned }
    next.arguments = try arguments(of: node, function)
    if checksParameters { try check(next, node) }
    let expansion = try calls.expand(next)
    scope.outputs[node.name] = expansion.outputs
    return expansion
  }

  /// Makes stand-ins for the outputs of a node that could not be lowered, so that the nodes after it
  /// can be looked at too.
  mutating func standIn(for node: Node) {
    let outputs = calls.context.catalogue[node.function]?.outputs ?? []
    scope.outputs[node.name] = Dictionary(
      outputs.map { ($0.name, .step(StepReference(node.name, $0.name))) },
      uniquingKeysWith: { a, _ in a })
  }

  /// What a source gives in this flow.
  func evaluate(_ source: Source) throws(CallFailure) -> PlanArgument {
    if let failure = scope.failure(behind: source) { throw failure }
    guard let value = scope.evaluate(source) else {
      let names = source.references.map(\.description).joined(separator: ", ")
      throw CallFailure(
        .unknownNode,
        "\(call.function.name) draws on \(names.isEmpty ? "a parameter" : names), which gives "
          + "nothing.")
    }
    return value
  }

  /// What a plan-time function gives, which is no step; nil for any other function.
  private mutating func planned(
    _ node: Node, _ signature: Signature, path: String
  ) throws(CallFailure) -> Expansion? {
    guard signature.name.target == PlanFunction.target,
      let function = PlanFunction.all[signature.name.name]
    else { return nil }
    let given =
      if function.isLazy {
        try LazyArguments(node, signature).evaluated { source throws(CallFailure) in
          try evaluate(source)
        }
      } else {
        try arguments(of: node, signature)
      }
    do throws(Refusal) {
      let call = PlanCall(name: signature.name.description, arguments: given)
      scope.outputs[node.name] = try function.evaluate(call)
      return Expansion()
    } catch {
      throw .primitive(signature.name, Obstacle(PlanFunction.target, .refused(error)))
    }
  }

  /// What fills each port: what the node is given, else the port's default, in the port's unit.
  private func arguments(
    of node: Node, _ function: Signature
  ) throws(CallFailure) -> [String: PlanArgument] {
    var result: [String: PlanArgument] = [:]
    for port in function.ports {
      let fallback = PlanArgument((port.defaultValue ?? .none), for: port.type)
      guard let given = node.argument(port.name) else {
        result[port.name] = fallback
        continue
      }
      let value = try evaluate(given.source)
      result[port.name] = value.isNone ? fallback : value
    }
    if let unknown = node.arguments.first(where: { function.port($0.port) == nil }) {
      throw CallFailure(
        .unknownParameter, "\(function.name) has no parameter named \(unknown.port).")
    }
    let rate = Call(
      function: function, arguments: result, path: "", node: "", unfolding: [],
      surroundingRate: call.frameRate
    ).frameRate
    for port in function.ports {
      result[port.name] = result[port.name]?.mapValues { $0.resolved(for: port, frameRate: rate) }
    }
    return result
  }

  /// Holds the values that came through parameters against their ports.
  private func check(_ next: Call, _ node: Node) throws(CallFailure) {
    for argument in node.arguments where argument.source.drawsOnParameter {
      guard let port = next.function.port(argument.port),
        let value = next.arguments[port.name]?.literal, value != .none
      else { continue }
      let findings = calls.context.checker.check(
        value, for: port, named: "\(node.name).\(port.name)", frameRate: next.frameRate)
      if let error = findings.first(where: { $0.severity == .error }) { throw .finding(error) }
    }
  }
}

extension Source {
  fileprivate var drawsOnParameter: Bool {
    switch self {
    case .value, .output: false
    case .parameter: true
    case .list(let sources): sources.contains(where: \.drawsOnParameter)
    }
  }
}

extension Flow {
  /// The nodes in use, each after all it draws on, or nil when there is no such order.
  func order(in catalogue: Catalogue) -> [Node]? {
    let purposes = nodes.filter { catalogue[$0.function]?.isOutput ?? false }.map(\.name)
    let used = nodesInUse(roots: purposes)
    return topologicalOrder()?.filter { used.contains($0.name) }
  }
}

/// The names that step ids are made of.
enum StepName {
  /// The name, with the sign that separates the parts of a path written another way.
  static func escaped(_ name: String) -> String {
    let marks: [Character: String] = ["/": "%2F", "%": "%25", ExecutionPlan.Step.copyMark: "%7E"]
    guard name.contains(where: { marks[$0] != nil }) else { return name }
    return name.map { marks[$0] ?? String($0) }.joined()
  }
}
