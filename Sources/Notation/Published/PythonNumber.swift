import Flow

/// Reads numbers as Python spells them.
enum PythonNumber {
  /// What is wrong with a number.
  enum Failure: Error {
    case malformed
    case imaginary
    case outOfRange
  }

  /// The number that these bytes spell.
  static func read(_ spelling: ArraySlice<UInt8>, isNegative: Bool) throws(Failure) -> Number {
    if spelling.last == UInt8(ascii: "j") || spelling.last == UInt8(ascii: "J"),
      !isPrefixed(spelling)
    {
      throw .imaginary
    }
    guard let digits = withoutUnderscores(spelling) else { throw .malformed }
    let sign = isNegative ? "-" : ""
    if isPrefixed(digits[...]) {
      return try number(sign + String(try prefixed(digits)))
    }
    let isWhole = digits.allSatisfy(PythonLexer.isDigit)
    if isWhole {
      // Python knows no leading zeros, except before more zeros.
      guard digits.count == 1 || digits[0] != UInt8(ascii: "0") else {
        guard digits.allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .malformed }
        return try number(sign + "0")
      }
    }
    return try number(sign + String(decoding: completed(digits), as: UTF8.self))
  }

  /// The worth of a digit up to `f`.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func number(_ literal: String) throws(Failure) -> Number {
    if let number = Number(literal) { return number }
    // What consists of the right characters can only be too large.
    let isWellFormed = literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == 0x65 }
    if isWellFormed { throw Double(literal) == nil ? .malformed : .outOfRange }
    throw literal.utf8.allSatisfy { PythonLexer.isDigit($0) || $0 == UInt8(ascii: "-") }
      ? .outOfRange : .malformed
  }

  /// Whether this is a number to another base than ten, such as `0x1F`.
  private static func isPrefixed(_ spelling: ArraySlice<UInt8>) -> Bool {
    guard spelling.count > 1, spelling[spelling.startIndex] == UInt8(ascii: "0") else {
      return false
    }
    return "xob".utf8.contains(spelling[spelling.startIndex + 1] | 0x20)
  }

  private static func prefixed(_ digits: [UInt8]) throws(Failure) -> UInt64 {
    let radix: UInt64 =
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): 16
      case UInt8(ascii: "o"): 8
      default: 2
      }
    guard digits.count > 2 else { throw .malformed }
    var value: UInt64 = 0
    var isTooLarge = false
    for byte in digits[2...] {
      guard let digit = digit(byte), digit < radix else { throw .malformed }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      isTooLarge = isTooLarge || overflow || carry
      value = sum
    }
    if isTooLarge { throw .outOfRange }
    return value
  }

  /// The spelling without the underscores that may stand between digits, or nil if one stands
  /// elsewhere.
  private static func withoutUnderscores(_ spelling: ArraySlice<UInt8>) -> [UInt8]? {
    let underscore = UInt8(ascii: "_")
    guard spelling.contains(underscore) else { return Array(spelling) }
    var digits: [UInt8] = []
    for index in spelling.indices {
      guard spelling[index] == underscore else {
        digits.append(spelling[index])
        continue
      }
      let next = index + 1
      guard let last = digits.last, spelling[index - 1] != underscore, next < spelling.endIndex,
        digit(spelling[next]) != nil, digit(last) != nil || isPrefixed(digits[...])
      else { return nil }
    }
    return digits
  }

  /// The digits with the zeros that Python lets out around the point, and without needless ones.
  private static func completed(_ digits: [UInt8]) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    var result = digits
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      if point + 1 >= digits.count || !PythonLexer.isDigit(digits[point + 1]) {
        result.insert(zero, at: point + 1)
      }
      if point == 0 { result.insert(zero, at: 0) }
    }
    let whole = result.prefix(while: PythonLexer.isDigit)
    let needless = min(whole.prefix { $0 == zero }.count, max(0, whole.count - 1))
    result.removeFirst(needless)
    return result
  }
}
