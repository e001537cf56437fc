import Flow
import OrderedJSON

extension Prompt {
  /// Reads a prompt in the API format, or the body with which one is queued (`{"prompt": ...}`).
  ///
  /// Of ids and names that were written twice the last value counts, as in JavaScript.
  ///
  /// - Throws: A finding that says which node or input is not as prompts have it.
  public init(json: JSON) throws(Diagnostic) {
    guard let given = json.object else {
      throw Prompt.malformed(
        "A prompt is an object of nodes by their ids, and this is \(json.kind).",
        hint: #"It looks like {"1": {"class_type": "LoadImage", "inputs": {...}}, ...}."#)
    }
    let object = Prompt.body(of: given)
    if object["nodes"]?.array != nil {
      throw Prompt.malformed(
        "This is a workflow as ComfyUI's editor saves it, not a prompt.",
        hint: "Read it as a workflow, or export it from the editor in the API format.")
    }
    let members = object.settled
    let ids = Set(members.map(\.name))
    var nodes: [PromptNode] = []
    nodes.reserveCapacity(members.count)
    for member in members {
      nodes.append(try PromptNode(member.name, member.value, among: ids))
    }
    self.init(nodes)
  }

  /// Whether a JSON value looks like a prompt or the body with which one is queued.
  ///
  /// Every member must have a `class_type`, and there must be one at least.
  public static func isPrompt(_ json: JSON) -> Bool {
    guard let object = json.object.map(body), !object.members.isEmpty else { return false }
    return object.members.allSatisfy { $0.value["class_type"]?.string?.isEmpty == false }
  }

  /// The nodes' object, taken out of a queue body.
  private static func body(of object: JSONObject) -> JSONObject {
    guard let inner = object["prompt"]?.object, inner["class_type"]?.string == nil else {
      return object
    }
    return inner
  }

  fileprivate static func malformed(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(.notAWorkflow, message, hint: hint)
  }
}

extension PromptNode {
  fileprivate init(_ id: String, _ json: JSON, among ids: Set<String>) throws(Diagnostic) {
    let shown = Value.quoted(id)
    guard let object = json.object else {
      throw Prompt.malformed(
        "The node \(shown) of the prompt is \(json.kind), where an object was expected.",
        hint: #"A node is written as {"class_type": "...", "inputs": {...}}."#)
    }
    guard let classType = object["class_type"]?.string, !classType.isEmpty else {
      let found = object["class_type"].map { type in
        type == "" ? "Its class_type is empty." : "Its class_type is \(type.kind)."
      }
      throw Prompt.malformed(
        "The node \(shown) of the prompt has no class_type.",
        hint: found ?? "Its class_type says which class of nodes it is of, such as KSampler.")
    }
    var inputs: [PromptInput] = []
    switch object["inputs"] {
    case nil, .null: break
    case .object(let given):
      inputs.reserveCapacity(given.members.count)
      for member in given.settled {
        let place = "The input \(Value.quoted(member.name)) of the node \(shown)"
        let value = try PromptInput.Content(json: member.value, among: ids, place)
        inputs.append(PromptInput(member.name, value))
      }
    case .some(let other):
      throw Prompt.malformed(
        "The inputs of the node \(shown) are \(other.kind), where an object was expected.",
        hint: #"Inputs are written as {"name": value, "name": ["node", output number]}."#)
    }
    self.init(id, classType, inputs, title: object["_meta"]?["title"]?.string)
  }
}

extension PromptInput.Content {
  /// Reads what fills an input.
  ///
  /// An array that names a node of the prompt is meant as a link, whatever is wrong with the rest of it;
  /// other arrays that are no links are lists as older editors wrote them.
  fileprivate init(json: JSON, among ids: Set<String>, _ place: String) throws(Diagnostic) {
    guard let elements = json.array else {
      self = .literal(json.unwrappedList ?? json)
      return
    }
    switch elements.first {
    case .string(let node)?:
      if elements.count == 2, let slot = elements[1].integer, slot >= 0 {
        self = .link(node: node, slot: slot)
        return
      }
      guard ids.contains(node) else { break }
      throw Prompt.malformed(
        "\(place) is a link of a wrong shape: \(json.text(pretty: false)).",
        hint: #"A link is written as ["\#(node)", 0], the number being the output's, from 0."#)
    case .number(let literal)? where elements.count == 2 && ids.contains(literal):
      guard elements[1].integer != nil else { break }
      throw Prompt.malformed(
        "\(place) is \(json.text(pretty: false)), which could be a link or a list of two numbers.",
        hint: #"A link is written as ["\#(literal)", 0], a list as {"__value__": [...]}."#)
    default: break
    }
    self = .literal(json)
  }
}

extension JSON {
  /// The list in `{"__value__": [...]}`, the form in which a prompt tells a list from a link.
  fileprivate var unwrappedList: JSON? {
    guard let object, object.members.count == 1, let payload = object["__value__"],
      payload.array != nil
    else { return nil }
    return payload
  }

  /// What a person calls this kind of JSON value.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONObject {
  /// The members with each name once: at its first place, with its last value.
  fileprivate var settled: [Member] {
    var places: [String: Int] = [:]
    places.reserveCapacity(members.count)
    var result: [Member] = []
    result.reserveCapacity(members.count)
    for member in members {
      if let place = places[member.name] {
        result[place].value = member.value
      } else {
        places[member.name] = result.count
        result.append(member)
      }
    }
    return result
  }
}
