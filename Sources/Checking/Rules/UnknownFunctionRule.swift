import Flow

/// Every node uses a function that the catalogue lists.
struct UnknownFunctionRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    var search = FunctionSearch(context)
    return context.uses.filter { $0.shape == nil }.map { use in
      let function = use.node.function
      let found = search.candidates(for: use.node)
      let place = FlowPlace.function(node: use.name)
      let fixes = found.clear.map { name in
        [Diagnostic.Fix("use \(name)", [.setFunction(node: use.name, name)])]
      }
      if let target = function.target, !search.targets.contains(target) {
        return unknownTarget(target, use, search.targets.sorted(), fixes ?? [], context)
      }
      let message =
        if let target = function.target {
          "\(target) has no primitive named \(function.name)."
        } else {
          "There is no function named \(function.name)."
        }
      return Diagnostic(
        .unknownFunction, message, at: place,
        hint: NearNames.question(found.near.map(\.description))
          ?? (ServerRules(function) == nil
            ? "anyflow functions lists what can be used."
            : "The pack that has it may not be installed, or may have failed to load."),
        fixes: fixes ?? [])
    }
  }

  private func unknownTarget(
    _ target: String, _ use: NodeUse, _ known: [String], _ fixes: [Diagnostic.Fix],
    _ context: CheckContext
  ) -> Diagnostic {
    let near = NearNames.of(target, in: known)
    let name = use.node.function.name
    let meant = near.map { FunctionName(name, on: $0) }.first { context.catalogue[$0] != nil }
    let first = meant.map {
      [Diagnostic.Fix("use \($0)", [.setFunction(node: use.name, $0)])]
    }
    return Diagnostic(
      .unknownTarget, "There is no target named \(target) to run \(name) on.",
      at: .function(node: use.name),
      hint: NearNames.question(near)
        ?? (known.isEmpty ? nil : "The targets are \(Wording.list(known))."),
      fixes: (first ?? []) + fixes)
  }
}
