extension FlowEditReport {
  /// The report of a change of what the editor holds.
  init(_ edit: FlowEdit, before editor: FlowEditor?) {
    switch edit {
    case .setArgument(let node, let port, let source):
      let old = editor?.node(node)?.arguments.first { $0.port == port }?.source
      self.init(FlowEditReport.filling(from: old, to: source)) {
        $0.add(texts: ("node", node), ("port", port.description))
        $0.add("value", source.map { WrittenForm.of($0) })
        $0.add("was", old.map { WrittenForm.of($0) })
      }
    case .insertArgument(let node, let argument, let place):
      self.init("insert") {
        $0.add(texts: ("node", node), ("port", argument.port.description))
        $0.add(texts: ("value", WrittenForm.of(argument.source)))
        $0.add("index", place)
      }
    case .moveArgument(let node, let port, let place):
      self.init("move-argument") {
        $0.add(texts: ("node", node), ("port", port.description))
        $0.add("index", place)
      }
    case .setArguments(let node, let arguments):
      self.init("arguments") {
        $0.add(texts: ("node", node), ("value", WrittenForm.of(arguments)))
        $0.add("was", editor?.node(node).map { WrittenForm.of($0.arguments) })
      }
    case .addNode(let node, let place):
      self.init("add") {
        $0.add(texts: ("node", node.name), ("function", node.function.description))
        $0.add(texts: ("text", WrittenForm.of(node)))
        $0.add("index", place)
      }
    case .removeNode(let node): self.init("remove") { $0.add(texts: ("node", node)) }
    case .cutNode(let node): self.init("cut") { $0.add(texts: ("node", node)) }
    case .moveNode(let node, let place):
      self.init("move") {
        $0.add(texts: ("node", node))
        $0.add("index", place)
      }
    case .renameNode(let node, let name):
      self.init("rename") { $0.add(texts: ("node", node), ("name", name)) }
    case .setNodes(let nodes):
      self.init("nodes") { $0.add("text", nodes.map { WrittenForm.of($0) }) }
    case .group(let edits):
      var editor = editor
      let records = edits.map { edit in
        let record = FlowEditReport(edit, before: editor).record
        _ = try? editor?.apply(edit)
        return record
      }
      self.init("group") { $0.fields = [Value.Field("edits", .list(records))] }
    case .setFunction, .setFurtherNames, .setComments, .setAttribute, .setAttributes:
      self.init(part: edit, before: editor)
    default: self.init(head: edit, before: editor?.flow)
    }
  }

  private init(part edit: FlowEdit, before editor: FlowEditor?) {
    switch edit {
    case .setFunction(let node, let function):
      self.init("replace") {
        $0.add(texts: ("node", node), ("function", function.description))
        $0.add("was", editor?.node(node)?.function.description)
      }
    case .setFurtherNames(let node, let names):
      self.init("further-names") {
        $0.add(texts: ("node", node))
        $0.add("names", names)
        $0.add("was", editor?.node(node)?.furtherNames)
      }
    case .setComments(let node, let comments):
      self.init("comments") {
        $0.add(texts: ("node", node))
        $0.add("leading", comments.leading)
        $0.add("trailing", comments.trailing)
        $0.fields.append(Value.Field("blankLineBefore", .boolean(comments.blankLineBefore)))
      }
    case .setAttribute(let node, let name, let values):
      self.init(values == nil ? "unset-attribute" : "attribute") {
        $0.add("node", node)
        $0.add(texts: ("name", name))
        $0.add("values", values.map { $0.map(\.description) })
        let old = editor?.shown(of: node).first { $0.name == name }
        $0.add("was", old.map { $0.values.map(\.description) })
      }
    case .setAttributes(let node, let attributes):
      self.init("attributes") {
        $0.add("node", node)
        $0.add("values", attributes.map { WrittenForm.of($0) })
        $0.add("was", editor?.shown(of: node).map { WrittenForm.of($0) })
      }
    default: self.init("none") { _ in }
    }
  }

  private init(head edit: FlowEdit, before flow: Flow?) {
    switch edit {
    case .setReturns(let results):
      self.init("return") {
        $0.add(texts: ("value", WrittenForm.of(results)))
        $0.add("was", flow.map { WrittenForm.of($0.returns) })
      }
    case .addParameter(let port, let place):
      self.init("add-parameter") {
        $0.add(texts: ("name", port.name), ("text", WrittenForm.of(port)))
        $0.add("index", place)
      }
    case .removeParameter(let name): self.init("remove-parameter") { $0.add(texts: ("name", name)) }
    case .setParameter(let port):
      let old = flow?.parameters.first { $0.name == port.name }
      self.init("parameter") {
        $0.add(texts: ("name", port.name), ("text", WrittenForm.of(port)))
        $0.add(texts: ("documentation", port.documentation))
        $0.add("was", old.map { WrittenForm.of($0) })
      }
    case .renameParameter(let old, let new):
      self.init("rename-parameter") { $0.add(texts: ("parameter", old), ("name", new)) }
    case .setParameters(let ports):
      self.init("parameters") { $0.add("text", ports.map { WrittenForm.of($0) }) }
    case .setOutputs(let outputs):
      self.init("outputs") { $0.add("text", outputs.map { WrittenForm.of($0) }) }
    case .setName(let name):
      self.init("name") {
        $0.add("name", name)
        $0.add("was", flow?.name)
      }
    case .setDocumentation(let text):
      self.init("documentation") {
        $0.add(texts: ("text", text))
        $0.add("was", flow?.documentation)
      }
    case .setFolders(let folders):
      self.init("folders") {
        $0.add("text", folders)
        $0.add("was", flow?.folders)
      }
    case .setClosingComments(let comments):
      self.init("closing-comments") {
        $0.add("text", comments)
        $0.add("was", flow?.closingComments)
      }
    default: self.init("none") { _ in }
    }
  }

  private init(_ operation: String, _ fill: (inout FlowEditReport) -> Void) {
    self.operation = operation
    fields = []
    fill(&self)
  }

  private static func filling(from old: Source?, to new: Source?) -> String {
    switch (old, new) {
    case (_, .output?): "connect"
    case (.output?, nil): "disconnect"
    case (_, nil): "unset"
    default: "set"
    }
  }

  private mutating func add(texts: (String, String)...) {
    fields += texts.map { Value.Field($0.0, .text($0.1)) }
  }

  private mutating func add(_ name: String, _ text: String?) {
    if let text { fields.append(Value.Field(name, .text(text))) }
  }

  private mutating func add(_ name: String, _ texts: [String]?) {
    if let texts { fields.append(Value.Field(name, .list(texts.map { .text($0) }))) }
  }

  private mutating func add(_ name: String, _ number: Int) {
    fields.append(Value.Field(name, .number(Number(number))))
  }
}
