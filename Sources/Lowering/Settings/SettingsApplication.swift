import Checking
import Flow
import Library
import Targets

/// Gives a flow's own parameters their values.
struct SettingsApplication {
  /// The flow in full words; parameters that take media are replaced by nodes that load files.
  private(set) var flow: Flow
  /// The value of each parameter, in its own unit.
  private(set) var values: [String: PlanArgument] = [:]
  /// What is wrong with the values.
  private(set) var findings: [Diagnostic] = []

  init(_ flow: Flow, _ settings: [String: Value], _ context: LoweringContext) {
    self.flow = flow
    for name in settings.keys.sorted() where !flow.parameters.contains(where: { $0.name == name }) {
      let near = NearNames.of(name, in: flow.parameters.map(\.name))
      findings.append(
        Diagnostic(
          .unknownParameter, "The flow has no parameter named \(name).", at: .flow,
          hint: NearNames.question(near)))
    }
    for parameter in flow.parameters {
      apply(settings[parameter.name], to: parameter, context)
    }
    self.flow = self.flow.resolved(with: context.catalogue)
  }

  private mutating func apply(
    _ setting: Value?, to parameter: Port, _ context: LoweringContext
  ) {
    guard let value = setting ?? parameter.defaultValue else {
      let takes = parameter.type.needsLink ? "the path of a file: it takes" : "a value: it takes"
      findings.append(
        Diagnostic(
          parameter.isInput ? .missingInput : .missingParameter,
          "The flow's parameter \(parameter.name) needs \(takes) \(parameter.type).",
          at: .parameter(parameter.name),
          hint: "Set it, as in \(parameter.name)=\(example(parameter))."))
      return
    }
    if parameter.type.needsLink, value != .none {
      load(value, for: parameter, context)
      return
    }
    if setting != nil {
      findings += context.checker.check(
        value, for: parameter, named: parameter.name, at: .parameter(parameter.name)
      ).filter { $0.severity == .error }
    }
    values[parameter.name] = PlanArgument(value.resolved(for: parameter), for: parameter.type)
  }

  /// Puts a node that loads the file in the parameter's place.
  private mutating func load(_ value: Value, for parameter: Port, _ context: LoweringContext) {
    let paths: [String] =
      if case .list(let values) = value { values.compactMap(\.text) } else {
        [value.text].compactMap(\.self)
      }
    let loader = context.library.catalogue.signatures.first { function in
      !function.isOutput && function.outputs.first?.type == parameter.type.element
        && function.ports.filter(\.isRequired).map(\.type) == [.file]
    }
    guard let loader, let port = loader.ports.first(where: \.isRequired), !paths.isEmpty,
      paths.count == 1 || parameter.type.isList
    else {
      findings.append(
        Diagnostic(
          .typeMismatch,
          "The flow's parameter \(parameter.name) takes \(parameter.type), but \(value) is "
            + "\(value.kind).",
          at: .parameter(parameter.name), hint: "Set it to the path of a file."))
      return
    }
    flow.parameters.removeAll { $0.name == parameter.name }
    var references: [Source] = []
    for (index, path) in paths.enumerated() {
      let name = flow.freeName(parameter.name)
      flow.nodes.insert(Node(name, loader.name, [Argument(port.name, .text(path))]), at: index)
      references.append(.output(OutputReference(name)))
    }
    let whole = parameter.type.isList ? Source.list(references) : references.first
    if let whole { flow.replaceParameter(parameter.name, with: whole) }
  }

  private func example(_ parameter: Port) -> String {
    switch parameter.type.modality {
    case .number: "1"
    case .boolean: "true"
    case .text: "\"words\""
    default: "\"file\""
    }
  }
}

extension Flow {
  /// The name, or the name with a number, that no node has.
  fileprivate func freeName(_ stem: String) -> String {
    var name = stem
    var number = 2
    while node(name) != nil {
      name = "\(stem)_\(number)"
      number += 1
    }
    return name
  }

  /// Puts a source where a parameter stood, everywhere.
  fileprivate mutating func replaceParameter(_ name: String, with replacement: Source) {
    for node in nodes.indices {
      for slot in nodes[node].arguments.indices {
        nodes[node].arguments[slot].source =
          nodes[node].arguments[slot].source.replacingParameter(name, with: replacement)
      }
    }
    for result in returns.indices {
      returns[result].source = returns[result].source.replacingParameter(
        name, with: replacement)
    }
  }
}

extension Source {
  fileprivate func replacingParameter(_ name: String, with replacement: Source) -> Source {
    switch self {
    case .parameter(let own) where own == name: replacement
    case .list(let sources): .list(sources.map { $0.replacingParameter(name, with: replacement) })
    case .value, .output, .parameter: self
    }
  }
}
