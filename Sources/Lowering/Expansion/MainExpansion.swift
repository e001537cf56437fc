import Flow
import Targets

/// Lowers the flow that is to run, and gathers what stands in the way, node by node.
struct MainExpansion {
  private let flow: Flow
  private let context: LoweringContext
  private let values: [String: PlanArgument]

  init(_ flow: Flow, _ values: [String: PlanArgument], _ context: LoweringContext) {
    self.flow = flow
    self.values = values
    self.context = context
  }

  var lowered: Lowered {
    guard let order = flow.order(in: context.catalogue) else {
      let cycle = flow.firstCycle() ?? []
      let path = (cycle + cycle.prefix(1)).joined(separator: " -> ")
      return Lowered(diagnostics: [
        Diagnostic(.cycle, "Nodes draw on one another in a circle: \(path).", at: .flow)
      ])
    }
    // Only a flow that others can use can be used by itself; a library's function of its name is another.
    let ownName = flow.name.flatMap { context.flows[$0] == nil ? nil : $0 }
    let outer = Call(
      function: Signature(FunctionName(ownName ?? "the flow"), ports: [], outputs: flow.outputs),
      arguments: [:], path: "", node: "", unfolding: [], surroundingRate: nil)
    var body = FlowExpansion(
      flow, Scope(parameters: values), outer, CallExpansion(context: context),
      checksParameters: true)
    var result = Lowered()
    var steps: [ExecutionPlan.Step] = []
    for node in order {
      do throws(CallFailure) {
        let expansion = try body.expand(
          node, path: StepName.escaped(node.name), serving: node.name)
        steps += expansion.steps
        result.choices += expansion.choices
      } catch {
        var finding = error.finding(in: context)
        finding.place = .node(node.name)
        finding.span = nil
        finding.fixes = []
        result.diagnostics.append(finding)
        body.standIn(for: node)
      }
    }
    let outputs = results(in: body, steps, &result.diagnostics)
    if !result.diagnostics.hasErrors {
      let plan = ExecutionPlan(steps: steps, outputs: outputs)
      result.plan = JobPlanning(targets: context.targets).planned(plan)
      result.keepChoices(of: plan.withoutUnusedSteps)
    }
    return result
  }

  private func results(
    in body: FlowExpansion, _ steps: [ExecutionPlan.Step], _ findings: inout [Diagnostic]
  ) -> [ExecutionPlan.Output] {
    // Where a node failed, its results are of no further interest.
    guard !findings.hasErrors else { return [] }
    var outputs: [ExecutionPlan.Output] = []
    let byID = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let functions = Dictionary(
      flow.nodes.map { ($0.name, $0.function) }, uniquingKeysWith: { first, _ in first })
    for (index, result) in flow.returns.enumerated() {
      for source in elements(of: result.source) {
        do throws(CallFailure) {
          outputs += try results(of: source, in: body, byID, functions)
        } catch {
          var finding = error.finding(in: context)
          finding.place = .result(index)
          findings.append(finding)
        }
      }
    }
    return outputs
  }

  private func elements(of source: Source) -> [Source] {
    if case .list(let sources) = source { sources.flatMap(elements) } else { [source] }
  }

  private func results(
    of source: Source, in body: FlowExpansion, _ steps: [String: ExecutionPlan.Step],
    _ functions: [String: FunctionName]
  ) throws(CallFailure) -> [ExecutionPlan.Output] {
    let references = MainExpansion.references(in: try body.evaluate(source))
    guard let references, case .output(let reference) = source,
      case .named(let port) = reference.port
    else {
      throw CallFailure(
        .notRealizable, "The flow returns a value that no node makes.",
        hint: "Return the output of a node.")
    }
    let declared = functions[reference.node].flatMap { context.catalogue[$0] }?
      .output(reference.port)?.type.carriedModality
    var outputs: [ExecutionPlan.Output] = []
    for step in references {
      let own = steps[step.step]?.outputs.first { $0.name == step.port }?.type
      guard let modality = declared ?? own?.carriedModality else {
        throw CallFailure(
          .notRealizable,
          "\(reference) cannot be a result: it is something that only its target knows.",
          hint: "Return an image, a mask, a video, a sound, a mesh, a text, a number or a boolean.")
      }
      outputs.append(
        ExecutionPlan.Output(node: reference.node, port: port, modality: modality, source: step))
    }
    return outputs
  }

  /// The outputs of steps that an argument is made of, or nil where a literal is among them.
  private static func references(in argument: PlanArgument) -> [StepReference]? {
    switch argument {
    case .value: return nil
    case .step(let reference): return [reference]
    case .list(let items):
      let inner = items.compactMap(references)
      return inner.count == items.count ? inner.flatMap(\.self) : nil
    }
  }
}
