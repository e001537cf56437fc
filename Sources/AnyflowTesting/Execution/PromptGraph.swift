import Comfy
import OrderedJSON

/// A prompt as the executor sees it.
struct PromptGraph: Sendable {
  /// A node.
  struct Node: Sendable {
    var id: String
    var classType: String
    /// What fills its inputs, in written order.
    var inputs: [JSONObject.Member]
  }

  /// A link from an output.
  struct Link: Hashable, Sendable {
    var node: String
    var slot: Int
  }

  /// The nodes in written order.
  private(set) var order: [String] = []
  private var nodes: [String: Node] = [:]

  init(_ prompt: JSONObject) {
    for member in prompt.members {
      let inputs = member.value["inputs"]?.object.map(NodeTable.init)?.members ?? []
      if nodes[member.name] == nil { order.append(member.name) }
      nodes[member.name] = Node(
        id: member.name, classType: member.value["class_type"].map(PythonText.of) ?? "",
        inputs: inputs)
    }
  }

  subscript(id: String) -> Node? { nodes[id] }

  /// The link that a value is, if it is one.
  static func link(_ value: JSON) -> Link? {
    guard case .array(let parts) = value, parts.count == 2, let node = parts[0].string,
      case .number = parts[1], let slot = parts[1].integer
    else { return nil }
    return Link(node: node, slot: slot)
  }
}
