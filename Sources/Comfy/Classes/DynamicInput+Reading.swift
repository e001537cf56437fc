import OrderedJSON

extension DynamicInput {
  /// Reads what an input of that type brings along; nil for a type that is not dynamic.
  init?(type: String, options: JSONObject) {
    switch type {
    case "COMFY_DYNAMICCOMBO_V3":
      let choices = options["options"]?.array ?? []
      self = .combo(
        choices.compactMap { choice in
          guard let key = choice["key"]?.string ?? choice.string else { return nil }
          return Option(key, choice["inputs"].map { NodeInput.all(in: $0) } ?? [])
        })
    case "COMFY_AUTOGROW_V3":
      let template = options["template"]
      self = .autogrow(
        Autogrow(
          template?["input"].map { NodeInput.all(in: $0) } ?? [],
          names: template?["names"]?.array?.compactMap(\.string) ?? [],
          prefix: template?["prefix"]?.string ?? "",
          minimum: DynamicInput.bounded(template?["min"], otherwise: 1),
          maximum: DynamicInput.bounded(template?["max"], otherwise: 100)))
    case "COMFY_DYNAMICGROUP_V3":
      self = .group(
        inputs: options["template"].map { NodeInput.all(in: $0) } ?? [],
        minimum: DynamicInput.bounded(options["min"], otherwise: 0),
        maximum: DynamicInput.bounded(options["max"], otherwise: 50))
    default:
      // A slot is known by its options alone, as its type is that of its socket.
      guard options["slotType"] != nil, let inputs = options["inputs"] else { return nil }
      self = .slot(NodeInput.all(in: inputs))
    }
  }

  /// A number of sockets or rows, kept to what an editor could show.
  private static func bounded(_ value: JSON?, otherwise: Int) -> Int {
    min(max(value?.integer ?? otherwise, 0), 1000)
  }
}
