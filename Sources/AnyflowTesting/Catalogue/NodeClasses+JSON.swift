import Comfy
import Flow
import OrderedJSON

extension NodeClasses {
  /// The classes as `/object_info` describes them, in order.
  ///
  /// Reading it again gives equal classes, apart from how they came about.
  public var objectInfo: JSON {
    .object(JSONObject(all.map { JSONObject.Member($0.name, $0.objectInfo) }))
  }
}

extension NodeClass {
  /// The class as `/object_info/{class}` describes it.
  public var objectInfo: JSON {
    let required = inputs.filter(\.isRequired)
    let optional = inputs.filter { !$0.isRequired }
    var sections = JSONObject()
    var order = JSONObject()
    for (name, inputs) in [("required", required), ("optional", optional)]
    where !inputs.isEmpty || name == "required" {
      sections[name] = .object(
        JSONObject(inputs.map { JSONObject.Member($0.name, $0.objectInfo) }))
      order[name] = .array(inputs.map { .string($0.name) })
    }
    var info: JSONObject = [
      "input": .object(sections), "input_order": .object(order),
      "output": .array(outputs.map(\.objectInfo)),
      "output_is_list": .array(outputs.map { .boolean($0.isList) }),
      "output_name": .array(outputs.map { .string($0.name) }),
      "name": .string(name), "display_name": .string(displayName), "description": "",
      "python_module": "nodes", "category": "stand-in", "output_node": .boolean(isOutput),
    ]
    if outputs.contains(where: { $0.template != nil }) {
      info["output_matchtypes"] = .array(outputs.map { $0.template.map(JSON.string) ?? .null })
    }
    if takesLists { info["is_input_list"] = true }
    if isPartner { info["api_node"] = true }
    if isDeprecated { info["deprecated"] = true }
    return .object(info)
  }
}

extension NodeOutput {
  fileprivate var objectInfo: JSON { choices.map(JSON.array) ?? .string(type) }
}

extension NodeInput {
  /// The input as a class's description has it: its type and a map of its options.
  public var objectInfo: JSON {
    let type: JSON = hasListType ? .array(choices ?? []) : .string(slotType)
    return [type, .object(options)]
  }

  /// The type as it is written: that of a dynamic slot stands in its options.
  private var slotType: String {
    if case .slot = dynamic { return "COMFY_DYNAMICSLOT_V3" }
    return type
  }

  private var options: JSONObject {
    var options = JSONObject()
    if type == "COMBO", !hasListType { options["options"] = .array(choices ?? []) }
    if let defaultValue { options["default"] = defaultValue }
    if let minimum { options["min"] = .number(minimum.literal) }
    if let maximum { options["max"] = .number(maximum.literal) }
    if let step { options["step"] = .number(step.literal) }
    options.members += flags.members
    // The bounds of rows stand where those of a number would.
    for member in dynamic?.objectInfo(type: type).members ?? [] {
      options[member.name] = member.value
    }
    return options
  }
}

extension DynamicInput {
  /// The options that describe what an input brings along.
  fileprivate func objectInfo(type: String) -> JSONObject {
    switch self {
    case .combo(let options):
      [
        "options": .array(
          options.map { ["key": .string($0.key), "inputs": DynamicInput.sections($0.inputs)] })
      ]
    case .autogrow(let autogrow):
      [
        "template": [
          "input": DynamicInput.sections(autogrow.inputs),
          "names": .array(autogrow.names.map(JSON.string)), "prefix": .string(autogrow.prefix),
          "min": .integer(autogrow.minimum), "max": .integer(autogrow.maximum),
        ]
      ]
    case .group(let inputs, let minimum, let maximum):
      [
        "template": DynamicInput.sections(inputs), "min": .integer(minimum),
        "max": .integer(maximum),
      ]
    case .slot(let inputs):
      ["slotType": .string(type), "inputs": DynamicInput.sections(inputs)]
    }
  }

  private static func sections(_ inputs: [NodeInput]) -> JSON {
    var sections = JSONObject()
    for (name, isRequired) in [("required", true), ("optional", false)] {
      let chosen = inputs.filter { $0.isRequired == isRequired }
      guard !chosen.isEmpty else { continue }
      sections[name] = .object(
        JSONObject(chosen.map { JSONObject.Member($0.name, $0.objectInfo) }))
    }
    return .object(sections)
  }
}
