import Checking
import Flow
import Library
import Targets

/// What stays the same while one flow is lowered.
struct LoweringContext: Sendable {
  let library: Library
  /// The targets that can be reached, the preferred first.
  let targets: [any Target]
  let survey: Survey
  /// Everything that can be called: abstract functions, primitives, and the file's own flows.
  let catalogue: Catalogue
  let checker: Checker
  /// The file's own flows by name, in full words.
  let flows: [String: Flow]
  /// The first error of each of these flows that has one.
  let flowErrors: [String: Diagnostic]

  init(library: Library, survey: Survey, targets: [any Target], flows: [Flow]) {
    self.library = library
    self.survey = survey
    self.targets = targets.filter { survey.inventories[$0.name] != nil }
    var catalogue = library.catalogue
    // A target that cannot be reached may still know its primitives.
    for target in targets { catalogue = catalogue.merging(target.primitives) }
    let purposes = LoweringContext.purposes(among: flows, catalogue)
    for flow in flows {
      guard var signature = flow.signature, let name = flow.name else { continue }
      signature.isOutput = purposes.contains(name)
      if signature.outputs.isEmpty {
        signature.outputs = LoweringContext.outputs(of: flow)
      }
      catalogue.add(signature)
    }
    // Only realizations calculate: a person's flow is checked without these functions.
    let checker = Checker(catalogue: catalogue)
    for function in PlanFunction.all.values { catalogue.add(function.signature) }
    self.catalogue = catalogue
    self.checker = checker
    let named = flows.compactMap { flow in flow.name.map { ($0, flow) } }
    self.flows = Dictionary(named, uniquingKeysWith: { _, b in b })
      .mapValues { LoweringContext.active($0, catalogue).resolved(with: catalogue) }
    flowErrors = Dictionary(named, uniquingKeysWith: { _, b in b })
      .compactMapValues { flow in checker.check(flow).first { $0.severity == .error } }
  }

  /// A flow without its muted and bypassed nodes, which run nothing.
  func active(_ flow: Flow) -> Flow { LoweringContext.active(flow, catalogue) }

  private static func active(_ flow: Flow, _ catalogue: Catalogue) -> Flow {
    flow.nodes.contains { $0.mode != .active } ? flow.active(in: catalogue) : flow
  }

  func target(_ name: String) -> (any Target)? { targets.first { $0.name == name } }

  /// The flows with a node that is a purpose in itself, in them or in flows that they use.
  private static func purposes(among flows: [Flow], _ catalogue: Catalogue) -> Set<String> {
    var found: Set<String> = []
    var grew = true
    while grew {
      grew = false
      for flow in flows {
        guard let name = flow.name, !found.contains(name) else { continue }
        let isPurpose = flow.nodes.contains { node in
          (node.function.target == nil && found.contains(node.function.name))
            || (catalogue[node.function]?.isOutput ?? false)
        }
        if isPurpose {
          found.insert(name)
          grew = true
        }
      }
    }
    return found
  }

  /// One output of any type for each result that a flow does not declare.
  private static func outputs(of flow: Flow) -> [OutputPort] {
    flow.returns.enumerated().map { index, result in
      OutputPort(result.name ?? (index == 0 ? "result" : "result_\(index + 1)"), .any)
    }
  }
}
