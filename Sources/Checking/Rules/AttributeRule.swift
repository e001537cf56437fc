import Flow

/// Every attribute is a known one, stands where it can, and has the values that it takes.
struct AttributeRule: Rule {
  func findings(in context: CheckContext) -> [Diagnostic] {
    let flow = context.written
    var findings: [Diagnostic] = []
    if !flow.attributes.isEmpty {
      findings += AttributeCheck(node: nil, attributes: flow.attributes, signature: nil).findings
    }
    var ids: [String: String] = [:]
    for node in flow.nodes where !node.attributes.isEmpty {
      let check = AttributeCheck(
        node: node, attributes: node.attributes, signature: context.catalogue[node.function])
      findings += check.findings
      guard let id = node.attributes.text(.id) else { continue }
      if let other = ids.updateValue(node.name, forKey: id) {
        findings.append(
          Diagnostic(
            .duplicateID, "\(other) and \(node.name) have the same id, \(Value.quoted(id)).",
            at: .node(node.name), hint: "Give one of them another id, or leave it out.",
            fixes: [
              Diagnostic.Fix(
                "leave out the id of \(node.name)", [.set(.id, of: node.name, to: nil)])
            ]))
      }
    }
    return findings
  }
}
