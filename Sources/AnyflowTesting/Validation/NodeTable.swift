import OrderedJSON

/// The nodes of a prompt by id, in order, of an id that is written twice the last.
struct NodeTable {
  private(set) var members: [JSONObject.Member] = []
  private var places: [String: Int] = [:]

  init(_ prompt: JSONObject) {
    members.reserveCapacity(prompt.members.count)
    for member in prompt.members {
      if let place = places[member.name] {
        members[place] = member
      } else {
        places[member.name] = members.count
        members.append(member)
      }
    }
  }

  var object: JSONObject { JSONObject(members) }

  subscript(id: String) -> JSONObject? { places[id].flatMap { members[$0].value.object } }

  /// Puts a converted value in place of a node's literal.
  mutating func set(_ input: String, of id: String, to value: JSON) {
    guard let place = places[id], var node = members[place].value.object,
      var inputs = node["inputs"]?.object
    else { return }
    inputs[input] = value
    node["inputs"] = .object(inputs)
    members[place].value = .object(node)
  }
}
