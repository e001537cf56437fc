extension FlowEdit {
  /// The line of a change of a part of a node that is no argument, or of an attribute of the flow.
  func partLine(_ editor: FlowEditor?) -> String {
    switch self {
    case .setFunction(let node, let function):
      let old = editor?.node(node).map { " instead of \(WrittenForm.of($0.function))" }
      return "let \(WrittenForm.of(name: node)) use \(WrittenForm.of(function))\(old ?? "")"
    case .setFurtherNames(let node, let names):
      func written(_ names: [String]) -> String {
        names.isEmpty ? "none" : WrittenForm.list(names, WrittenForm.of(name:))
      }
      let old = editor?.node(node).map { written($0.furtherNames) }
      return FlowEdit.change(
        "further names of \(WrittenForm.of(name: node))", from: old, to: written(names))
    case .setComments(let node, let comments):
      let old = editor?.node(node).map { WrittenForm.of($0.comments) }
      return FlowEdit.change(
        "comments of \(WrittenForm.of(name: node))", from: old, to: WrittenForm.of(comments))
    case .setAttribute(let node, let name, let values):
      return FlowEdit.attribute(node, name, values, editor)
    case .setAttributes(let node, let attributes):
      let old = editor.map { FlowEdit.written($0.shown(of: node)) }
      let owner = node.map(WrittenForm.of(name:)) ?? "the flow"
      return FlowEdit.change(
        "attributes of \(owner)", from: old, to: FlowEdit.written(attributes))
    default: return ""
    }
  }

  private static func attribute(
    _ node: String?, _ name: String, _ values: [Value]?, _ editor: FlowEditor?
  ) -> String {
    let owner = node.map(WrittenForm.of(name:)) ?? "the flow"
    switch (Attribute.Known(rawValue: name), values) {
    case (.muted, []): return "mute \(owner)"
    case (.muted, nil): return "unmute \(owner)"
    case (.bypassed, []): return "bypass \(owner)"
    case (.bypassed, nil): return "stop bypassing \(owner)"
    default: break
    }
    let old = editor?.shown(of: node).first { $0.name == name }
    guard let values else {
      let gone = old ?? Attribute(name)
      return "take \(WrittenForm.of(gone)) from \(owner)"
    }
    let new = WrittenForm.of(Attribute(name, values))
    return old.map { "\(owner): \(WrittenForm.of($0)) -> \(new)" } ?? "\(owner): \(new)"
  }

  private static func written(_ attributes: [Attribute]) -> String {
    attributes.isEmpty ? "none" : attributes.map { WrittenForm.of($0) }.joined(separator: " ")
  }

  /// The line of a change of what is not in a node.
  func headLine(_ flow: Flow?) -> String {
    switch self {
    case .setReturns(let new):
      let old = flow.map { " (was \(FlowEdit.results($0.returns)))" }
      return "return \(FlowEdit.results(new))\(old ?? "")"
    case .addParameter(let port, _): return "add parameter \(WrittenForm.of(port))"
    case .removeParameter(let name): return "remove parameter \(WrittenForm.of(name: name))"
    case .renameParameter(let old, let new):
      return "rename parameter \(WrittenForm.of(name: old)) -> \(WrittenForm.of(name: new))"
    case .setParameter(let port):
      return FlowEdit.parameter(flow?.parameters.first { $0.name == port.name }, port)
    case .setParameters(let new):
      return FlowEdit.change(
        "parameters", from: flow.map { "(\(WrittenForm.list($0.parameters, WrittenForm.of)))" },
        to: "(\(WrittenForm.list(new, WrittenForm.of)))")
    case .setOutputs(let new):
      return FlowEdit.change(
        "outputs", from: flow.map { "(\(WrittenForm.list($0.outputs, WrittenForm.of)))" },
        to: "(\(WrittenForm.list(new, WrittenForm.of)))")
    case .setName(let new):
      return FlowEdit.change(
        "name of the flow", from: flow.map { $0.name.map(WrittenForm.of(name:)) ?? "none" },
        to: new.map(WrittenForm.of(name:)) ?? "none")
    case .setDocumentation(let new):
      return FlowEdit.change(
        "documentation", from: flow.map { Value.quoted($0.documentation) }, to: Value.quoted(new))
    case .setFolders(let new):
      return FlowEdit.change(
        "files from", from: flow.map { FlowEdit.texts($0.folders) }, to: FlowEdit.texts(new))
    case .setClosingComments(let new):
      return FlowEdit.change(
        "closing comments", from: flow.map { FlowEdit.texts($0.closingComments) },
        to: FlowEdit.texts(new))
    default: return ""
    }
  }

  private static func parameter(_ old: Port?, _ new: Port) -> String {
    let written = WrittenForm.of(new)
    guard let old else { return "parameter \(written)" }
    guard WrittenForm.of(old) == written else {
      return "parameter \(WrittenForm.of(old)) -> \(written)"
    }
    return change(
      "documentation of parameter \(WrittenForm.of(name: new.name))",
      from: Value.quoted(old.documentation), to: Value.quoted(new.documentation))
  }

  private static func results(_ results: [Flow.Return]) -> String {
    results.isEmpty ? "nothing" : WrittenForm.of(results)
  }

  private static func texts(_ texts: [String]) -> String {
    texts.isEmpty ? "none" : WrittenForm.list(texts, Value.quoted)
  }
}

extension FlowEditor {
  /// The attributes of the node of that name, or of the flow itself where it is nil.
  func shown(of node: String?) -> [Attribute] {
    node.map { self.node($0)?.attributes ?? [] } ?? flow.attributes
  }
}
