import Checking
import Flow
import Library
import Targets

/// Finds the best way to do an abstract function: the first that a target can really run.
struct RealizationSearch {
  private let context: LoweringContext
  private let calls: CallExpansion

  init(_ context: LoweringContext, _ calls: CallExpansion) {
    self.context = context
    self.calls = calls
  }

  /// The first way that works, by the order of the targets and then of the library.
  ///
  /// - Throws: Why none does.
  func best(for call: Call) throws(CallFailure) -> Expansion {
    let wording = ObstacleWording(call.function.name, context)
    var obstacles: [Obstacle] = []
    for target in context.targets {
      for realization in context.library.realizations(
        of: call.function.name.name, on: target.name)
      {
        do throws(Obstacle) {
          var expansion = try attempt(realization, call, target)
          let passedOver = obstacles.map(wording.remark)
          expansion.choices.insert(
            Lowered.Choice(
              node: call.path, function: call.function.name, target: target.name,
              realization: realization,
              why: why(realization, target.name, isFirst: obstacles.isEmpty),
              passedOver: passedOver), at: 0)
          return expansion
        } catch {
          obstacles.append(error)
        }
      }
    }
    throw .finding(wording.finding(for: obstacles))
  }

  private func why(_ realization: Realization, _ target: String, isFirst: Bool) -> String {
    let way = isFirst ? "the preferred way to do it" : "the first way that works"
    if realization.needs.isEmpty { return "It is \(way), and \(target) has all it needs." }
    let needs = realization.needs.map { need in
      let detail = context.survey.inventories[target]?.item(need)?.detail
      return need.kind == "model" ? "\(need.name) (\(detail ?? "there"))" : need.description
    }.joined(separator: ", ")
    return "It is \(way), and \(target) has what it needs: \(needs)."
  }

  private func attempt(
    _ realization: Realization, _ call: Call, _ target: any Target
  ) throws(Obstacle) -> Expansion {
    try requireParts(of: realization, target)
    let missing = realization.needs.filter {
      !(context.survey.inventories[target.name]?.has($0) ?? false)
    }
    guard missing.isEmpty else { throw Obstacle(target.name, .missing(missing)) }
    var expansion =
      if let body = realization.body {
        try inlined(body, call, target, using: realization.needs)
      } else {
        try single(call, target)
      }
    if call.function.isOutput { expansion.markPurposes() }
    return expansion
  }

  /// Every primitive of the realization is one that the target knows.
  private func requireParts(
    of realization: Realization, _ target: any Target
  ) throws(Obstacle) {
    let lacking = realization.lackingPrimitives(on: target)
    guard lacking.isEmpty else { throw Obstacle(target.name, .lacksPrimitives(lacking)) }
  }

  private func single(_ call: Call, _ target: any Target) throws(Obstacle) -> Expansion {
    let name = FunctionName(call.function.name.name, on: target.name)
    guard let primitive = target.primitives[name] else {
      throw Obstacle(target.name, .lacksPrimitives([name.name]))
    }
    for (port, argument) in call.arguments.sorted(by: { $0.key < $1.key })
    where !argument.isNone && primitive.port(port) == nil {
      throw Obstacle(target.name, .lacksPort(name, port))
    }
    var arguments: [String: PlanArgument] = [:]
    for port in primitive.ports {
      let given = call.arguments[port.name] ?? .value(.none)
      arguments[port.name] =
        given.isNone ? PlanArgument(port.defaultValue ?? .none, for: port.type) : given
    }
    let inner = Call(
      function: primitive, arguments: arguments, path: call.path, node: call.node,
      unfolding: call.unfolding, surroundingRate: call.frameRate)
    var expansion = try PrimitiveCall(inner, target, context).expansion
    // The function's outputs are the primitive's, in order, whatever either calls them.
    let steps = expansion.outputs
    expansion.outputs = [:]
    for (output, own) in zip(call.function.outputs, primitive.outputs) {
      expansion.outputs[output.name] = steps[own.name]
    }
    return expansion
  }

  private func inlined(
    _ body: Flow, _ call: Call, _ target: any Target, using needs: [Need]
  ) throws(Obstacle) -> Expansion {
    var body = body
    body.parameters = call.function.ports
    body.outputs = []
    let resolved = body.resolved(with: context.catalogue)
    var scope = Scope(parameters: call.arguments)
    for need in needs {
      guard let facts = context.survey.inventories[target.name]?.item(need)?.facts else { continue }
      // A body names what it may use of a need like a node: `sd15.steps`.
      scope.outputs[need.name.replacing("-", with: "_")] = facts.mapValues { .value($0) }
    }
    var expansion = FlowExpansion(resolved, scope, call, calls, checksParameters: false)
    do throws(CallFailure) {
      var result = try expansion.expand()
      // That a realization uses primitives is what it is, and no decision.
      result.choices.removeAll { $0.function.target != nil }
      for output in call.function.outputs where result.outputs[output.name] == nil {
        throw CallFailure(
          .unknownOutput, "The realization of \(call.function.name) gives no \(output.name).")
      }
      return result
    } catch {
      if case .primitive(let name, let obstacle) = error {
        if name.target == target.name { throw obstacle }
        if name.target == PlanFunction.target { throw Obstacle(target.name, obstacle.reason) }
      }
      throw Obstacle(target.name, .blocked(error.finding(in: context)))
    }
  }
}

extension Expansion {
  /// Marks the steps that nothing in the expansion draws on as purposes in themselves.
  fileprivate mutating func markPurposes() {
    let used = Set(steps.flatMap(\.dependencies))
    for index in steps.indices where !used.contains(steps[index].id) {
      steps[index].isOutput = true
    }
  }
}
