/// A JSON value that keeps the order of an object's members and the digits of its numbers.
public enum JSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A number by its characters, such as `18446744073709551615` or `1e-3`.
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  /// The text, if this is one.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements, if this is an array.
  public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members, if this is an object.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The truth value, if this is one.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The number as an integer, if it is one and fits; `3.0` counts as 3.
  public var integer: Int? {
    guard case .number(let literal) = self else { return nil }
    return Int(literal) ?? Double(literal).flatMap(Int.init(exactly:))
  }

  /// The number, rounded to a double.
  public var double: Double? {
    if case .number(let literal) = self { Double(literal) } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The member of that name, if this is an object that has it.
  public subscript(name: String) -> JSON? { object?[name] }

  /// A whole number.
  public static func integer(_ value: Int) -> JSON { .number(String(value)) }
}
