import Comfy
import Flow
import OrderedJSON

/// Classes and comparisons that tests of prompts share.
enum PromptExamples {
  /// A few classes, of which `Twice` has two outputs of one name.
  static let classes = NodeClasses([
    NodeClass(
      "Load", displayName: "Load Model",
      inputs: [NodeInput("name", "COMBO", choices: ["a.safetensors", "b.safetensors"])],
      outputs: [NodeOutput("MODEL", "MODEL"), NodeOutput("CLIP", "CLIP")]),
    NodeClass(
      "Encode", displayName: "Encode (Prompt)",
      inputs: [
        NodeInput("text", "STRING", defaultValue: "", flags: ["multiline": true]),
        NodeInput("clip", "CLIP"),
      ],
      outputs: [NodeOutput("CONDITIONING", "CONDITIONING")]),
    NodeClass(
      "Lora",
      inputs: [
        NodeInput("model", "MODEL"), NodeInput("clip", "CLIP"),
        NodeInput("strength", "FLOAT", defaultValue: .number("1.0")),
      ],
      outputs: [NodeOutput("MODEL", "MODEL"), NodeOutput("CLIP", "CLIP")]),
    NodeClass(
      "KSampler",
      inputs: [
        NodeInput("model", "MODEL"), NodeInput("positive", "CONDITIONING"),
        NodeInput("seed", "INT", defaultValue: 0, flags: ["control_after_generate": true]),
        NodeInput("cfg", "FLOAT", defaultValue: 8),
        NodeInput("tiling", "BOOLEAN", isRequired: false, defaultValue: false),
        NodeInput("curve", "CURVE", isRequired: false),
        NodeInput("mask", "MASK", isRequired: false),
      ],
      outputs: [NodeOutput("LATENT", "LATENT")]),
    NodeClass(
      "Twice", inputs: [NodeInput("anything", "*")],
      outputs: [NodeOutput("IMAGE", "IMAGE"), NodeOutput("IMAGE", "IMAGE"), NodeOutput("", "MASK")]),
    NodeClass(
      "Save", inputs: [NodeInput("images", "IMAGE"), NodeInput("prefix", "STRING")], isOutput: true),
  ])
}

extension JSON {
  /// The value with the members of every object in the order of their names.
  var inNameOrder: JSON {
    switch self {
    case .array(let elements): .array(elements.map(\.inNameOrder))
    case .object(let object):
      .object(
        JSONObject(
          object.members.map { JSONObject.Member($0.name, $0.value.inNameOrder) }
            .sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }))
    default: self
    }
  }
}
