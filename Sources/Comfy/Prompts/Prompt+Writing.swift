import OrderedJSON

extension Prompt {
  /// The prompt in the API format: nodes and inputs in their order, each node as `inputs`, `class_type`
  /// and, where it has a title, `_meta`.
  ///
  /// A list is wrapped as `{"__value__": [...]}`, since a bare one means a link.
  public var json: JSON {
    .object(JSONObject(nodes.map { JSONObject.Member($0.id, $0.json) }))
  }
}

extension PromptNode {
  fileprivate var json: JSON {
    let inputs = inputs.map { JSONObject.Member($0.name, $0.value.json) }
    var object: JSONObject = [
      "inputs": .object(JSONObject(inputs)), "class_type": .string(classType),
    ]
    if let title {
      object.members.append(JSONObject.Member("_meta", .object(["title": .string(title)])))
    }
    return .object(object)
  }
}

extension PromptInput.Content {
  fileprivate var json: JSON {
    switch self {
    case .link(let node, let slot): .array([.string(node), .integer(slot)])
    case .literal(.array(let elements)): .object(["__value__": .array(elements)])
    case .literal(let value): value
    }
  }
}
