import Flow

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A whole number.
  public init(integerLiteral number: Int) { self = .number(Number(number)) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
