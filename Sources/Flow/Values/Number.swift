/// A number exactly as it was written, so that printing it gives the same characters back.
///
/// Integers reach from -2^63 to 2^64-1 (seeds use the whole unsigned range); decimals are finite doubles.
public struct Number: Hashable, Sendable {
  /// The characters of the number, such as `42`, `-0.60` or `1e-3`.
  public let literal: String

  /// Reads a number from its characters.
  ///
  /// - Returns: nil when the text is no number, is not finite, or is an integer out of range.
  public init?(_ literal: String) {
    guard Number.isWellFormed(literal) else { return nil }
    if Number.isIntegerLiteral(literal) {
      guard Int64(literal) != nil || UInt64(literal) != nil else { return nil }
    } else {
      guard let value = Double(literal), value.isFinite else { return nil }
    }
    self.literal = literal
  }

  /// A whole number.
  public init(_ value: Int) {
    literal = String(value)
  }

  /// A whole number in the unsigned range, as seeds are.
  public init(unsigned value: UInt64) {
    literal = String(value)
  }

  /// A number with as few digits as give it back, without a needless fraction.
  ///
  /// - Parameter value: Any finite number; one that is not finite becomes 0.
  public init(_ value: Double) {
    guard value.isFinite else {
      literal = "0"
      return
    }
    if value == value.rounded(), abs(value) < 1e15 {
      literal = String(Int64(value))
    } else {
      literal = "\(value)"
    }
  }

  /// Whether the number is written without fraction and exponent.
  public var isInteger: Bool { Number.isIntegerLiteral(literal) }

  /// The number as a double, rounded where it has more digits than a double holds.
  public var double: Double { Double(literal) ?? 0 }

  /// The number as an integer, if it is one and fits.
  public var integer: Int? {
    if let value = Int(literal) { return value }
    guard !isInteger else { return nil }
    return Int(exactly: double)
  }

  /// The number as an unsigned integer, if it is one and fits.
  public var unsigned: UInt64? {
    if let value = UInt64(literal) { return value }
    guard !isInteger else { return nil }
    return UInt64(exactly: double)
  }

  private static func isIntegerLiteral(_ text: String) -> Bool {
    !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard takeDigits(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits(&rest) else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard takeDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    rest.removeFirst(count)
    return count > 0
  }
}

extension Number: CustomStringConvertible {
  /// The number as it was written.
  public var description: String { literal }
}
