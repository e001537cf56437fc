import OrderedJSON

extension NodeClass {
  /// Reads one entry of `/object_info`; whatever is missing or odd counts as empty.
  init(named name: String, description: JSONObject) {
    self.init(name)
    var parts = OutputParts()
    for member in description.members {
      switch member.name {
      case "display_name": displayName = member.value.string ?? ""
      case "input": inputs = NodeInput.all(in: member.value, order: description["input_order"])
      case "output": parts.types = member.value.array ?? []
      case "output_name": parts.names = member.value.array ?? []
      case "output_is_list": parts.areLists = member.value.array ?? []
      case "output_matchtypes": parts.templates = member.value.array ?? []
      case "output_node": isOutput = member.value.boolean ?? false
      case "is_input_list": takesLists = member.value.boolean ?? false
      case "api_node": isPartner = member.value.boolean ?? false
      case "deprecated": isDeprecated = member.value.boolean ?? false
      default: break
      }
    }
    if displayName.isEmpty { displayName = name }
    outputs = parts.outputs
  }

  /// The parallel lists that describe outputs.
  private struct OutputParts {
    var types: [JSON] = []
    var names: [JSON] = []
    var areLists: [JSON] = []
    var templates: [JSON] = []

    var outputs: [NodeOutput] {
      types.indices.map { index in
        let type: String
        switch types[index] {
        case .string(let name): type = name
        case .array: type = "COMBO"
        default: type = "*"
        }
        let name = names.indices.contains(index) ? names[index].string : nil
        let isList = areLists.indices.contains(index) && areLists[index].boolean == true
        return NodeOutput(
          name ?? type, type, choices: types[index].array, isList: isList,
          template: templates.indices.contains(index) ? templates[index].string : nil)
      }
    }
  }
}
