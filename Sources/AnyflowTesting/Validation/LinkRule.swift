import Comfy
import OrderedJSON

/// Which outputs may be linked to which inputs.
enum LinkRule {
  /// Whether the types are equal, share a member between commas, or one of them is the wildcard.
  static func allows(_ output: NodeOutput, into input: NodeInput) -> Bool {
    if output.choices != nil || input.hasListType {
      if let choices = output.choices, input.hasListType { return choices == input.choices }
      return output.choices == nil && output.type == "*"
    }
    if output.type == input.type || output.type == "*" || input.type == "*" { return true }
    if input.type.hasPrefix("COMFY_") || output.type.hasPrefix("COMFY_") { return true }
    return !members(of: output.type).isDisjoint(with: members(of: input.type))
  }

  private static func members(of type: String) -> Set<String> {
    Set(
      type.split(separator: ",").map { member in
        String(member.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      })
  }
}

extension NodeOutput {
  /// The type as messages have it.
  var objectInfoType: JSON { choices.map(JSON.array) ?? .string(type) }
}
