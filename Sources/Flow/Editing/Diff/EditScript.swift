/// Builds the changes from one flow to another, each checked by making it.
struct EditScript {
  private(set) var edits: [FlowEdit] = []
  var editor: FlowEditor
  let target: Flow
  /// The place in the first flow of each of the target's nodes that are in both.
  let partners: [Int?]

  /// The changes that turn `source` into `target`.
  init(from source: Flow, to target: Flow, _ partners: [Int?]) {
    editor = FlowEditor(source)
    self.target = target
    self.partners = partners
    if source == target { return }
    head()
    let parameters = ParameterScript(from: source.parameters, to: target.parameters)
    for edit in parameters.before { make(edit) }
    if source.nodes != target.nodes || source.parameters != target.parameters {
      if EditScript.tellsApart(source.nodes), EditScript.tellsApart(target.nodes) {
        nodes(source.nodes)
      } else {
        results()
        if editor.written != target.nodes { make(.setNodes(target.nodes)) }
      }
    }
    results()
    for name in parameters.removed where editor.users(ofParameter: name).isEmpty {
      make(.removeParameter(name))
    }
    complete()
  }

  /// Makes a change if it can be made.
  @discardableResult
  mutating func make(_ edit: FlowEdit) -> Bool {
    guard (try? editor.apply(edit)) != nil else { return false }
    edits.append(edit)
    return true
  }

  /// Whether no name is given to two nodes or further outputs.
  private static func tellsApart(_ nodes: [Node]) -> Bool {
    var seen: Set<String> = []
    seen.reserveCapacity(nodes.count)
    return nodes.allSatisfy { node in
      seen.insert(node.name).inserted
        && node.furtherNames.allSatisfy { seen.insert($0).inserted }
    }
  }

  private mutating func head() {
    let flow = editor.flow
    if flow.name != target.name { make(.setName(target.name)) }
    if flow.documentation != target.documentation {
      make(.setDocumentation(target.documentation))
    }
    for edit in AttributeScript.edits(nil, from: flow.attributes, to: target.attributes) {
      make(edit)
    }
    if flow.folders != target.folders { make(.setFolders(target.folders)) }
    if flow.outputs != target.outputs { make(.setOutputs(target.outputs)) }
  }

  mutating func results() {
    if editor.flow.returns != target.returns { make(.setReturns(target.returns)) }
  }

  /// Puts right what finer changes could not express, such as parameters in another order.
  private mutating func complete() {
    if editor.flow.parameters != target.parameters { make(.setParameters(target.parameters)) }
    if editor.written != target.nodes { make(.setNodes(target.nodes)) }
    if editor.flow.closingComments != target.closingComments {
      make(.setClosingComments(target.closingComments))
    }
  }
}
