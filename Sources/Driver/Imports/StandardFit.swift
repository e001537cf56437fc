import Flow

/// Fits a workflow to a function of the standard library, of which it becomes one more way.
struct StandardFit {
  /// The body with the function's ports in place of the workflow's parameters; nil where it does not fit.
  private(set) var body: Flow?
  private(set) var findings: [Diagnostic] = []

  /// - Parameters:
  ///   - body: What the workflow does, over its own parameters.
  ///   - own: The workflow's inputs and outputs.
  ///   - standard: The function.
  init(_ body: Flow, _ own: Signature, to standard: Signature) {
    let name = standard.name.name
    guard own.outputs.first?.type == standard.outputs.first?.type,
      standard.outputs.count <= own.outputs.count
    else {
      refuse(
        "\(name) gives \(Self.types(standard.outputs.map(\.type))), but the workflow gives "
          + "\(Self.types(own.outputs.map(\.type))).")
      return
    }
    var fillings: [String: Source] = [:]
    var free = standard.inputs
    for input in own.inputs {
      let match =
        free.firstIndex { $0.name == input.name && $0.type == input.type }
        ?? free.firstIndex { $0.type == input.type }
      guard let match else {
        refuse("The workflow needs \(input.name) (\(input.type)), which \(name) does not take.")
        return
      }
      fillings[input.name] = .parameter(free.remove(at: match).name)
    }
    if let unfilled = free.first(where: \.isRequired) {
      refuse("\(name) takes \(unfilled.name) (\(unfilled.type)), which the workflow does not use.")
      return
    }
    for port in own.parameters {
      let isShared = standard.port(port.name)?.valueType == port.type
      fillings[port.name] =
        isShared ? .parameter(port.name) : .value(port.defaultValue ?? .none)
    }
    let unused = standard.parameters.filter { fillings[$0.name] != .parameter($0.name) }
    if !unused.isEmpty {
      findings.append(
        Diagnostic(
          .approximated,
          "This way of \(name) takes no heed of \(unused.map(\.name).joined(separator: ", ")), which "
            + "the workflow does not have."))
    }
    self.body = body.filling(fillings)
    self.body?.returns = zip(body.returns, standard.outputs).map { result, output in
      var result = result
      result.name = standard.outputs.count > 1 ? output.name : nil
      result.source = result.source.filling(fillings)
      return result
    }
  }

  private mutating func refuse(_ reason: String) {
    findings.append(
      Diagnostic(
        .notRealizable, reason,
        hint: "Import the workflow under a name of its own, which needs no fit."))
  }

  private static func types(_ types: [PortType]) -> String {
    types.map(\.description).joined(separator: ", ")
  }
}

extension Flow {
  /// The flow with its parameters replaced.
  fileprivate func filling(_ fillings: [String: Source]) -> Flow {
    var flow = self
    for index in flow.nodes.indices {
      flow.nodes[index].arguments = flow.nodes[index].arguments.compactMap { argument in
        var argument = argument
        argument.source = argument.source.filling(fillings)
        return argument.source == .value(.none) ? nil : argument
      }
    }
    return flow
  }
}

extension Source {
  fileprivate func filling(_ fillings: [String: Source]) -> Source {
    switch self {
    case .parameter(let name): fillings[name] ?? self
    case .list(let sources): .list(sources.map { $0.filling(fillings) })
    case .value, .output: self
    }
  }
}
