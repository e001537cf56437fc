public import OrderedJSON

extension PromptRejection {
  /// The rejection in an answer of `/prompt`, or nil if it tells of none.
  ///
  /// An answer without an `error` but with errors of nodes is a partial acceptance.
  public init?(_ json: JSON) {
    let nodes = Self.nodes(json["node_errors"])
    switch json["error"] {
    case .string(let message)?:
      self.init(type: "error", message: message, nodes: nodes)
    case let error? where error.object != nil:
      self.init(
        type: error["type"]?.string ?? "error", message: error["message"]?.string ?? "",
        details: Self.text(error["details"]), extra: error["extra_info"], nodes: nodes)
    default:
      guard !nodes.isEmpty else { return nil }
      self.init(
        type: "partial", message: "Some outputs failed validation and were left out.",
        nodes: nodes)
    }
  }

  private static func nodes(_ json: JSON?) -> [String: [NodeError]] {
    var nodes: [String: [NodeError]] = [:]
    for member in json?.object?.members ?? [] {
      let classType = member.value["class_type"]?.string ?? ""
      let outputs = (member.value["dependent_outputs"]?.array ?? []).compactMap(\.string)
      nodes[member.name] = (member.value["errors"]?.array ?? []).map { error in
        let extra = error["extra_info"]
        return NodeError(
          type: error["type"]?.string ?? "error", message: error["message"]?.string ?? "",
          details: text(error["details"]), inputName: extra?["input_name"]?.string,
          receivedValue: extra?["received_value"], inputConfig: extra?["input_config"],
          classType: classType, dependentOutputs: outputs, extra: extra)
      }
    }
    return nodes
  }

  // Packs answer with whatever they have in place of a text.
  private static func text(_ json: JSON?) -> String {
    switch json {
    case nil, .null?: ""
    case .string(let text)?: text
    case let other?: other.text()
    }
  }
}
