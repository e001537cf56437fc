import Flow
import OrderedJSON

extension NodeInput {
  /// Reads the `input` part of a class, or of what a dynamic input brings along.
  ///
  /// The order is the server's own where it gives one, else that of the keys.
  static func all(in description: JSON, order: JSON? = nil) -> [NodeInput] {
    var result: [NodeInput] = []
    for section in ["required", "optional"] {
      guard let members = description[section]?.object?.members else { continue }
      for member in ordered(members, by: order?[section]?.array) {
        result.append(
          NodeInput(named: member.name, member.value, isRequired: section == "required"))
      }
    }
    return withoutDuplicates(result)
  }

  /// The inputs with each name once: at its first place, with its last description.
  private static func withoutDuplicates(_ inputs: [NodeInput]) -> [NodeInput] {
    guard Set(inputs.map(\.name)).count < inputs.count else { return inputs }
    var places: [String: Int] = [:]
    var result: [NodeInput] = []
    for input in inputs {
      if let place = places[input.name] {
        let isRequired = result[place].isRequired
        result[place] = input
        result[place].isRequired = isRequired
      } else {
        places[input.name] = result.count
        result.append(input)
      }
    }
    return result
  }

  private static func ordered(
    _ members: [JSONObject.Member], by order: [JSON]?
  ) -> [JSONObject.Member] {
    guard let order, !order.elementsEqual(members, by: { $0.string == $1.name }) else {
      return members
    }
    var rest = Dictionary(members.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    let listed = order.compactMap { name in name.string.flatMap { rest.removeValue(forKey: $0) } }
    return listed + members.filter { rest.removeValue(forKey: $0.name) != nil }
  }

  /// Reads one input: an array of a type and an options map, the map or the array being optional.
  init(named name: String, _ specification: JSON, isRequired: Bool) {
    var type = specification
    var options: JSONObject?
    if case .array(let parts) = specification {
      type = parts.first ?? .null
      options = parts.dropFirst().first?.object
    }
    self.init(name, "*", isRequired: isRequired)
    switch type {
    case .string(let name): self.type = name
    case .array(let choices):
      self.type = "COMBO"
      self.choices = choices
      hasListType = true
    default: break
    }
    if self.type == "COMBO", choices == nil { choices = options?["options"]?.array ?? [] }
    if let options { read(options) }
    if !hasListType { dynamic = DynamicInput(type: self.type, options: options ?? JSONObject()) }
    if case .combo(let options) = dynamic { choices = options.map { .string($0.key) } }
  }

  private mutating func read(_ options: JSONObject) {
    for member in options.members {
      switch member.name {
      case "default":
        defaultValue = member.value.isNull && isRequired ? nil : member.value
      case "min": minimum = NodeInput.number(member.value)
      case "max": maximum = NodeInput.number(member.value)
      case "step": step = NodeInput.number(member.value).flatMap { $0.double > 0 ? $0 : nil }
      case "tooltip", "placeholder", "options", "inputs", "slotType": break
      case "template" where type != "COMFY_MATCHTYPE_V3": break
      default: flags.members.append(member)
      }
    }
    if type == "COMFY_DYNAMICSLOT_V3", let socket = options["slotType"]?.string { type = socket }
  }

  private static func number(_ value: JSON) -> Number? {
    if case .number(let literal) = value { Number(literal) } else { nil }
  }
}
