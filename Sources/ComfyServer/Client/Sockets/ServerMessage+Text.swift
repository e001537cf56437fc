import OrderedJSON

extension ServerMessage {
  /// The message in a text frame; whatever is no JSON object with a type is of no interest.
  init(text: [UInt8]) {
    guard let json = try? JSON(parsing: text), let type = json["type"]?.string else {
      self = .other
      return
    }
    self.init(type, json["data"] ?? .null)
  }

  private init(_ type: String, _ data: JSON) {
    let prompt = data["prompt_id"]?.string
    // Nodes of an expansion are shown at the node that was expanded.
    let node = data["display_node"]?.string ?? data["node"]?.string
    switch type {
    case "status", "feature_flags": self = .other
    case "execution_start": self = .event(.started, prompt: prompt)
    case "execution_cached":
      let nodes = (data["nodes"]?.array ?? []).compactMap(\.string)
      self = .event(.cached(nodes), prompt: prompt)
    case "executing":
      self =
        node == nil && prompt != nil
        ? .ended(.idle, prompt: prompt) : .event(.executing(node), prompt: prompt)
    case "progress":
      let event = ServerEvent.progress(
        node: node, value: data["value"]?.double ?? 0, max: data["max"]?.double ?? 0)
      self = .event(event, prompt: prompt)
    case "progress_state":
      self = .event(.states(Self.states(data["nodes"])), prompt: prompt)
    case "executed":
      guard let node else {
        self = .other
        return
      }
      let output = data["output"] ?? .null
      self =
        output.object == nil
        ? .other : .event(.executed(node: node, output: output), prompt: prompt)
    case "execution_success": self = .ended(.success, prompt: prompt)
    case "execution_error": self = .ended(.error(ExecutionError(data)), prompt: prompt)
    case "execution_interrupted": self = .ended(.interrupted, prompt: prompt)
    default: self = .event(.other(type: type, data: data), prompt: prompt)
    }
  }

  private static func states(_ json: JSON?) -> [ServerEvent.NodeState] {
    (json?.object?.members ?? []).map { member in
      ServerEvent.NodeState(
        node: member.value["display_node_id"]?.string ?? member.name,
        state: member.value["state"]?.string ?? "", value: member.value["value"]?.double ?? 0,
        max: member.value["max"]?.double ?? 0)
    }
  }
}
