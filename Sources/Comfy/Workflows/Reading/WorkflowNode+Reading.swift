import Flow
import OrderedJSON

extension WorkflowNode {
  /// Reads a node record.
  ///
  /// - Returns: nil for what is no object or has no type.
  init?(json: JSON) {
    guard let object = json.object, let type = object["type"]?.string else { return nil }
    self.init(JSON.identifier(object["id"]) ?? "", type)
    title = object["title"]?.string
    mode =
      switch object["mode"]?.integer {
      case 2: .muted
      case 4: .bypassed
      default: .active
      }
    inputs = (object["inputs"]?.array ?? []).map(Slot.init(json:))
    outputs = (object["outputs"]?.array ?? []).map(Slot.init(json:))
    values =
      switch object["widgets_values"] {
      case .array(let values)?: .list(values)
      case .object(let values)?: .object(values)
      default: .none
      }
    namedValues = object["widgets_values_named"]?.object
    properties = object["properties"]?.object ?? JSONObject()
    position = WorkflowPoint(json: object["pos"])
    size = WorkflowPoint(json: object["size"])
    colors = [object["color"]?.string, object["bgcolor"]?.string].compactMap { $0 }
  }
}

extension WorkflowNode.Slot {
  init(json: JSON) {
    self.init(
      json["name"]?.string ?? "", JSON.typeName(json["type"]), link: JSON.identifier(json["link"]),
      links: (json["links"]?.array ?? []).compactMap(JSON.identifier),
      widget: json["widget"].flatMap { $0["name"]?.string ?? ($0.isNull ? nil : "") },
      label: json["label"]?.string)
    if widget?.isEmpty == true { widget = name }
  }
}

extension WorkflowLink {
  /// Reads a link record, an array or an object, with its id.
  static func read(_ json: JSON) -> (id: String, link: WorkflowLink)? {
    let parts: [JSON?]
    switch json {
    case .array(let elements):
      guard elements.count >= 5 else { return nil }
      parts = elements.prefix(5).map { $0 }
    case .object(let object):
      parts = ["id", "origin_id", "origin_slot", "target_id", "target_slot"].map { object[$0] }
    default: return nil
    }
    guard let id = JSON.identifier(parts[0]), let origin = JSON.identifier(parts[1]),
      let originSlot = JSON.slotIndex(parts[2]), let target = JSON.identifier(parts[3]),
      let targetSlot = JSON.slotIndex(parts[4])
    else { return nil }
    return (id, WorkflowLink(from: origin, originSlot, to: target, targetSlot))
  }
}

extension WorkflowGroup {
  init?(json: JSON) {
    guard let title = json["title"]?.string, !title.isEmpty,
      let box = json["bounding"]?.array?.map(\.double), box.count == 4, let x = box[0],
      let y = box[1], let width = box[2], let height = box[3]
    else { return nil }
    self.init(title, origin: WorkflowPoint(x, y), size: WorkflowPoint(width, height))
  }
}

extension WorkflowPoint {
  /// Reads a point, an array or an object with the keys 0 and 1.
  init?(json: JSON?) {
    let x = json?.array?.first ?? json?["0"]
    let y = json?.array?.dropFirst().first ?? json?["1"]
    guard let x = x?.double, let y = y?.double, x.isFinite, y.isFinite else { return nil }
    self.init(x, y)
  }
}

extension JSON {
  /// The text of an id, a number or a text; nil for anything else.
  static func identifier(_ json: JSON?) -> String? {
    switch json {
    case .string(let text)?: text
    case .number(let literal)?: json?.integer.map(String.init) ?? literal
    default: nil
    }
  }

  /// An index of a slot, a number or a text of digits; nil for what cannot be one.
  static func slotIndex(_ json: JSON?) -> Int? {
    let index =
      switch json {
      case .string(let text)?: Int(text)
      default: json?.integer
      }
    return index.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// A type in the editor's spelling; a list of options is `COMBO`, nothing at all is empty.
  static func typeName(_ json: JSON?) -> String {
    switch json {
    case .string(let name)?: name
    case .number(let literal)?: literal
    case .array?: "COMBO"
    default: ""
    }
  }
}
