import OrderedJSON

/// The form in which prompts carry the value of a curve: `{"__type__": "CURVE", "__value__": ...}`.
enum CurveForm {
  /// The curve itself, where an input of that type holds one in its form; any other value as it is.
  ///
  /// A list in such an input that is not in the form gets its wrapping back, so that it stays apart.
  static func unwrapped(_ json: JSON, for input: String, of nodeClass: NodeClass?) -> JSON {
    if json.array != nil { return isCurve(input, nodeClass) ? ["__value__": json] : json }
    guard let object = json.object, object.members.count == 2,
      object["__type__"] == .string("CURVE"), let curve = object["__value__"],
      curve.array != nil || curve.object != nil, isCurve(input, nodeClass)
    else { return json }
    return curve
  }

  /// The value in the form of a curve, where the input is of that type.
  static func wrapped(_ json: JSON, for input: String, of nodeClass: NodeClass?) -> JSON {
    let isPlainObject = json.object.map { $0["__type__"] == nil && $0["__value__"] == nil } ?? false
    guard json.array != nil || isPlainObject, isCurve(input, nodeClass) else { return json }
    return .object(["__value__": json, "__type__": "CURVE"])
  }

  private static func isCurve(_ input: String, _ nodeClass: NodeClass?) -> Bool {
    nodeClass?.inputs.first { $0.name == input }?.type == "CURVE"
  }
}
