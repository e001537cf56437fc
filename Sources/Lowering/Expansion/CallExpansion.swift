import Checking
import Flow
import Targets

/// Lowers calls of functions, whatever they are: flows, abstract functions or primitives.
struct CallExpansion {
  let context: LoweringContext

  /// Lowers one call.
  ///
  /// - Throws: Why it cannot be done, without a place.
  func expand(_ call: Call) throws(CallFailure) -> Expansion {
    let name = call.function.name
    guard call.unfolding.count <= Expansion.deepest else {
      throw CallFailure(
        .notRealizable, "Flows use one another more than \(Expansion.deepest) deep.",
        hint: "Use fewer flows within flows.")
    }
    if let target = name.target { return try direct(call, on: target) }
    if call.unfolding.contains(name.name) {
      let path = (call.unfolding.drop { $0 != name.name } + [name.name]).joined(separator: " -> ")
      throw CallFailure(.cycle, "\(name) uses itself: \(path).")
    }
    if let flow = context.flows[name.name] { return try inlined(call, flow) }
    return try RealizationSearch(context, self).best(for: call)
  }

  private func direct(_ call: Call, on name: String) throws(CallFailure) -> Expansion {
    guard let target = context.target(name) else {
      let known = context.targets.map(\.name)
      throw CallFailure(
        .unknownTarget, "There is no target named \(name) to run \(call.function.name.name) on.",
        hint: NearNames.question(NearNames.of(name, in: known)))
    }
    do throws(Obstacle) {
      var expansion = try PrimitiveCall(call, target, context).expansion
      expansion.choices = [
        Lowered.Choice(
          node: call.path, function: call.function.name, target: name,
          why: "The flow names the primitive itself.")
      ]
      return expansion
    } catch {
      throw .primitive(call.function.name, error)
    }
  }

  private func inlined(_ call: Call, _ flow: Flow) throws(CallFailure) -> Expansion {
    let name = call.function.name
    if let error = context.flowErrors[name.name] {
      throw .finding(
        Diagnostic(
          error.code, "In the flow \(name): \(error.message)", hint: error.hint,
          notes: error.notes))
    }
    var body = FlowExpansion(
      flow, Scope(parameters: call.arguments), call, self, checksParameters: true)
    var expansion = try body.expand()
    expansion.choices.insert(
      Lowered.Choice(
        node: call.path, function: name, target: nil, why: "\(name) is a flow of its own."),
      at: 0)
    return expansion
  }
}
