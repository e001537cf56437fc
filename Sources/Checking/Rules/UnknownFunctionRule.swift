import Flow

/// Every node uses a function that the catalogue lists.
struct UnknownFunctionRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let search = FunctionSearch(context)
    return context.uses.filter { $0.signature == nil }.map { use in
      let function = use.node.function
      let found = search.candidates(for: use.node)
      let place = FlowPlace.function(node: use.name)
      let fixes = found.clear.map { name in
        [Diagnostic.Fix("use \(name)", [.setFunction(node: use.name, name)])]
      }
      if let target = function.target, !search.targets.contains(target) {
        let known = search.targets.sorted()
        return Diagnostic(
          .unknownTarget, "There is no target named \(target) to run \(function.name) on.",
          at: place,
          hint: NearNames.question(NearNames.of(target, in: known))
            ?? (known.isEmpty ? nil : "The targets are \(Wording.list(known))."),
          fixes: fixes ?? [])
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
          ?? "anyflow functions lists what can be used.",
        fixes: fixes ?? [])
    }
  }
}
