import Flow
import OrderedJSON

extension Value {
  /// The value that a JSON value is: an array is a list, an object a record, `null` is none.
  ///
  /// - Throws: A finding for a number that flows cannot hold, such as `1e999`.
  public init(json: JSON) throws(Diagnostic) {
    switch json {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .string(let text): self = .text(text)
    case .number(let literal):
      guard let number = Number(literal) else { throw Value.unreadable(literal) }
      self = .number(number)
    case .array(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try Value(json: element)) }
      self = .list(values)
    case .object(let object):
      var fields: [Field] = []
      fields.reserveCapacity(object.members.count)
      for member in object.members {
        fields.append(Field(member.name, try Value(json: member.value)))
      }
      self = .record(fields)
    }
  }

  /// The value as JSON; a quantity is the bare number in the unit it was written in.
  public var json: JSON { json(in: nil) }

  /// The value as JSON, a quantity being the bare number in `unit`.
  ///
  /// A quantity that does not convert to `unit` keeps the number it was written with.
  public func json(in unit: QuantityUnit?) -> JSON {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(number.literal)
    case .quantity(let quantity):
      .number((unit.flatMap { quantity.converted(to: $0) } ?? quantity).number.literal)
    case .boolean(let value): .boolean(value)
    case .none: .null
    case .list(let values): .array(values.map { $0.json(in: unit) })
    case .record(let fields):
      .object(JSONObject(fields.map { JSONObject.Member($0.name, $0.value.json(in: unit)) }))
    }
  }

  private static func unreadable(_ literal: String) -> Diagnostic {
    let shown = literal.utf8.count > 40 ? "\(literal.prefix(40))..." : literal
    return Diagnostic(
      .invalidNumber, "The number \(shown) is out of reach.",
      hint: "Whole numbers go from -2^63 to 2^64-1, others up to about 1.8e308.")
  }
}
