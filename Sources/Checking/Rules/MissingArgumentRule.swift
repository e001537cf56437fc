import Flow

/// Every port without a default is filled.
struct MissingArgumentRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let missing = context.survey.missing
    guard !missing.isEmpty else { return [] }
    let search = FittingSourceSearch(context)
    return missing.enumerated().compactMap { order, place -> Diagnostic? in
      let use = context.uses[place.node]
      guard let shape = use.shape else { return nil }
      let port = shape.ports[place.port].port
      if let resting = restingSource(of: place.port, use, shape, context) {
        return finding(port, use, drawingOn: resting)
      }
      // Looking for what was meant takes time; whoever forgot many inputs gets those for the first.
      let source =
        port.isInput && order < NearNames.searchLimit ? search.only(for: port, of: place.node) : nil
      return finding(port, use, shape.signature, source)
    }
  }

  private func finding(
    _ port: Port, _ use: NodeUse, _ signature: Signature, _ source: Source?
  ) -> Diagnostic {
    var fixes: [Diagnostic.Fix] = []
    if let source {
      fixes = [
        Diagnostic.Fix(
          "connect \(source.shortName)",
          [.setArgument(node: use.name, port: .named(port.name), source)])
      ]
    } else if let value = port.editorDefault {
      fixes = [
        Diagnostic.Fix(
          "write \(value), as the editor would",
          [.setArgument(node: use.name, port: .named(port.name), .value(value))])
      ]
    }
    let purpose = port.documentation.isEmpty ? nil : port.documentation
    return Diagnostic(
      port.isInput ? .missingInput : .missingParameter,
      "\(use.name) needs \(port.name): \(signature.name) takes \(Wording.taking(port)) there, and "
        + "nothing is given.",
      at: .argument(node: use.name, .named(port.name)), hint: purpose, fixes: fixes)
  }

  private func finding(_ port: Port, _ use: NodeUse, drawingOn resting: Node) -> Diagnostic {
    let passes = resting.mode == .bypassed ? " and passes nothing on that fits" : ""
    return Diagnostic(
      port.isInput ? .missingInput : .missingParameter,
      "\(use.name) needs \(port.name): it draws on \(resting.name), which is "
        + "\(resting.mode.word)\(passes).",
      at: .argument(node: use.name, .named(port.name)),
      hint: "Let \(resting.name) take part, or connect another node.", fixes: [resting.waking])
  }

  /// The muted or bypassed node that the port is linked to in the written flow.
  private func restingSource(
    of port: Int, _ use: NodeUse, _ shape: FunctionShape, _ context: CheckContext
  ) -> Node? {
    guard !context.inactive.isEmpty, let written = context.writtenNode(use.name) else {
      return nil
    }
    for argument in written.arguments where shape.port(argument.port) == port {
      for reference in argument.source.references {
        if let node = context.inactive[reference.node] { return node }
      }
    }
    return nil
  }
}

extension Source {
  /// The source as it is written.
  fileprivate var shortName: String {
    switch self {
    case .output(let reference): reference.description
    case .parameter(let name): name
    case .value(let value): value.description
    case .list: "a list"
    }
  }
}

extension Port {
  /// What a workflow editor would fill in for a value that has no default; nil for other ports.
  fileprivate var editorDefault: Value? {
    guard let literalType else { return nil }
    if let first = choices.first { return .text(first.value) }
    switch literalType {
    case .modality(.number): return .number(range?.bound(nearest: 0) ?? Number(0))
    case .modality(.text): return .text("")
    case .modality(.boolean): return .boolean(false)
    default: return nil
    }
  }
}
