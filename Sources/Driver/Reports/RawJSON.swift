import OrderedJSON

/// JSON that stands in a report as it is.
public struct RawJSON: Encodable, Sendable {
  /// The value.
  public var value: JSON

  /// A value as it is.
  public init(_ value: JSON) {
    self.value = value
  }

  /// Writes the value; the encoder decides on the order of members.
  public func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let object):
      var container = encoder.container(keyedBy: Key.self)
      for member in object.members {
        try container.encode(RawJSON(member.value), forKey: Key(stringValue: member.name))
      }
    case .array(let items):
      var container = encoder.unkeyedContainer()
      for item in items { try container.encode(RawJSON(item)) }
    case let plain:
      var container = encoder.singleValueContainer()
      if let text = plain.string {
        try container.encode(text)
      } else if let truth = plain.boolean {
        try container.encode(truth)
      } else if let integer = plain.integer {
        try container.encode(integer)
      } else if case .number(let digits) = plain, let large = UInt64(digits) {
        try container.encode(large)
      } else if let number = plain.double {
        try container.encode(number)
      } else {
        try container.encodeNil()
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
  }
}
