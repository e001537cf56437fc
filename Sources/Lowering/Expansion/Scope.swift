import Flow
import Targets

/// What names mean inside one flow: its parameters' values and its nodes' outputs.
struct Scope {
  /// Every parameter, those left to none included.
  let parameters: [String: PlanArgument]
  /// Every node lowered so far, by the names of its output ports.
  var outputs: [String: [String: PlanArgument]] = [:]
  /// Why nodes of a realization could not be lowered, by name; it matters once something draws on them.
  var failures: [String: CallFailure] = [:]

  init(parameters: [String: PlanArgument]) {
    self.parameters = parameters
  }

  /// The first failure of a node that a source draws on.
  func failure(behind source: Source) -> CallFailure? {
    guard !failures.isEmpty else { return nil }
    return source.references.lazy.compactMap { failures[$0.node] }.first
  }

  /// What a source gives, or nil when it names nothing.
  func evaluate(_ source: Source) -> PlanArgument? {
    switch source {
    case .value(let value): return .value(value)
    case .parameter(let name): return parameters[name]
    case .output(let reference):
      guard let node = outputs[reference.node] else {
        // A body may name its function's ports without declaring them.
        return reference.port == nil ? parameters[reference.node] : nil
      }
      guard case .named(let port) = reference.port else { return nil }
      return node[port]
    case .list(let sources):
      var items: [PlanArgument] = []
      for source in sources {
        guard let item = evaluate(source) else { return nil }
        // A list within a list has no meaning of its own.
        if case .list(let inner) = item { items += inner } else { items.append(item) }
      }
      return .list(items)
    }
  }
}
