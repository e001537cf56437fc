/// A literal value in a flow: one point of the paper's parameter space φ.
///
/// A file is written as text; the port's type says that it is a path.
public indirect enum Value: Hashable, Sendable {
  case text(String)
  case number(Number)
  case quantity(Quantity)
  case boolean(Bool)
  case none
  case list([Value])
  /// Named values in order, as some targets' parameters take them; written `{name: value}`.
  case record([Field])

  /// One named value of a record.
  public struct Field: Hashable, Sendable {
    /// The name; any text.
    public var name: String
    /// What it holds.
    public var value: Value

    /// A named value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The text, if this is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The bare number of a number or a quantity, in the unit it was written in.
  public var double: Double? {
    switch self {
    case .number(let number): number.double
    case .quantity(let quantity): quantity.number.double
    default: nil
    }
  }

  /// The truth value, if this is one.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The number in `unit`, converted where it carries another unit of the same dimension.
  ///
  /// A bare number counts as being in `unit` already.
  public func double(in unit: QuantityUnit, frameRate: Double? = nil) -> Double? {
    switch self {
    case .number(let number): number.double
    case .quantity(let quantity):
      quantity.converted(to: unit, frameRate: frameRate)?.number.double
    default: nil
    }
  }

  /// What a person calls this kind of value, such as "a text" or "a number of seconds".
  public var kind: String {
    switch self {
    case .text: "a text"
    case .number(let number): number.isInteger ? "a whole number" : "a number"
    case .quantity(let quantity): "a quantity in \(quantity.unit.rawValue)"
    case .boolean: "true or false"
    case .none: "none"
    case .list: "a list"
    case .record: "a record"
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as flows spell it.
  public var description: String {
    switch self {
    case .text(let text): Value.quoted(text)
    case .number(let number): number.literal
    case .quantity(let quantity): quantity.description
    case .boolean(let value): value ? "true" : "false"
    case .none: "none"
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .record(let fields): "{" + fields.map(\.description).joined(separator: ", ") + "}"
    }
  }

  /// Text in double quotes, with the escapes `\"`, `\\`, `\n`, `\r`, `\t` and `\u{...}` where needed.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Value.Field: CustomStringConvertible {
  /// The field as flows spell it, its name in quotes unless it is an identifier.
  public var description: String { "\(Value.Field.spelling(of: name)): \(value)" }

  private static func spelling(of name: String) -> String {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || (scalar.isASCII && scalar.properties.isAlphabetic)
    }
    let scalars = name.unicodeScalars
    guard let first = scalars.first, isWord(first),
      scalars.allSatisfy({ isWord($0) || ("0"..."9").contains($0) })
    else { return Value.quoted(name) }
    return name
  }
}
