extension Source {
  /// Whether this source draws on an output of that node.
  func draws(on node: String) -> Bool {
    switch self {
    case .value, .parameter: false
    case .output(let reference): reference.node == node
    case .list(let sources): sources.contains { $0.draws(on: node) }
    }
  }

  /// Whether this source uses that parameter of the flow.
  func uses(parameter: String) -> Bool {
    switch self {
    case .value, .output: false
    case .parameter(let name): name == parameter
    case .list(let sources): sources.contains { $0.uses(parameter: parameter) }
    }
  }

  /// Calls `body` with every output that this source draws on.
  func forEachReference(_ body: (OutputReference) -> Void) {
    switch self {
    case .value, .parameter: break
    case .output(let reference): body(reference)
    case .list(let sources): for source in sources { source.forEachReference(body) }
    }
  }

  /// This source with one parameter's name replaced.
  func renaming(parameter old: String, to new: String) -> Source {
    switch self {
    case .parameter(old): .parameter(new)
    case .value, .output, .parameter: self
    case .list(let sources): .list(sources.map { $0.renaming(parameter: old, to: new) })
    }
  }

  /// This source with the nodes' names replaced.
  func renamingNodes(_ name: (String) -> String) -> Source {
    mapReferences { .output(OutputReference(name($0.node), $0.port)) }
  }
}

extension Node {
  /// Whether an argument of this node draws on an output of that node.
  func draws(on node: String) -> Bool { arguments.contains { $0.source.draws(on: node) } }

  /// Whether an argument of this node uses that parameter of the flow.
  func uses(parameter: String) -> Bool {
    arguments.contains { $0.source.uses(parameter: parameter) }
  }

  /// The node's own name and those of its further outputs.
  var names: [String] { [name] + furtherNames }
}
