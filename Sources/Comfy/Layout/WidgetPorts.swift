import Flow

/// Which parameters of functions fill a widget, directly or through functions within.
struct WidgetPorts {
  private let functions: [String: Flow]
  private let classes: NodeClasses
  private var known: [String: Set<String>] = [:]

  init(of functions: [Flow], _ classes: NodeClasses) {
    self.functions = Dictionary(
      functions.compactMap { flow in flow.name.map { ($0, flow) } },
      uniquingKeysWith: { first, _ in first })
    self.classes = classes
    for function in functions {
      if let name = function.name { find(name) }
    }
  }

  func of(_ name: String) -> Set<String> { known[name] ?? [] }

  /// Looks at a function after those that it uses; a circle is cut where it closes.
  private mutating func find(_ name: String) {
    var stack = [name]
    var entered: Set<String> = []
    while let top = stack.last {
      guard known[top] == nil, let flow = functions[top] else {
        stack.removeLast()
        continue
      }
      let uses = flow.nodes.filter { $0.function.target == nil }.map(\.function.name)
      let open = uses.filter {
        known[$0] == nil && functions[$0] != nil && !entered.contains($0)
      }
      if entered.insert(top).inserted, !open.isEmpty {
        stack += open
        continue
      }
      known[top] = ports(of: flow)
      stack.removeLast()
    }
  }

  private func ports(of flow: Flow) -> Set<String> {
    var found: Set<String> = []
    for node in flow.nodes {
      for argument in node.arguments {
        guard case .parameter(let parameter) = argument.source,
          isWidget(argument.port, of: node)
            || classes[node.function.name] == nil && node.showsValue(of: parameter, in: flow)
        else { continue }
        found.insert(parameter)
      }
    }
    return found
  }

  private func isWidget(_ port: PortName, of node: Node) -> Bool {
    if node.function.target == nil {
      guard let function = functions[node.function.name] else { return false }
      switch port {
      case .named(let name): return of(node.function.name).contains(name)
      case .position(let index):
        return function.parameters.indices.contains(index)
          && of(node.function.name).contains(function.parameters[index].name)
      }
    }
    guard node.function.target == "comfy", let nodeClass = classes[node.function.name] else {
      return false
    }
    switch port {
    case .named(let name): return nodeClass.allInputs.first { $0.name == name }?.isWidget ?? false
    case .position(let index):
      guard let name = nodeClass.signature.port(.position(index))?.name else { return false }
      return nodeClass.allInputs.first { $0.name == name }?.isWidget ?? false
    }
  }
}

extension Node {
  /// Whether a node whose class is not known takes a parameter as a value: it has a literal default, and
  /// the places of the node's values are not laid down.
  func showsValue(of parameter: String, in flow: Flow) -> Bool {
    guard function.target == NodeClass.target, !attributes.has(.values) else { return false }
    let value = flow.parameters.first { $0.name == parameter }?.defaultValue
    return value != nil && value != Value.none
  }
}
