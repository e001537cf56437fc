import Foundation
import OrderedJSON

/// An error as Python raises it.
struct PythonError: Error, Hashable {
  /// The class, such as `KeyError`.
  var type: String
  /// What it says.
  var message: String

  init(_ type: String, _ message: String) {
    self.type = type
    self.message = message
  }
}

/// How Python converts values, which is how a server converts literals.
enum PythonValue {
  /// The value as a whole number: fractions are cut off, truth values are 0 and 1.
  static func int(_ value: JSON) throws(PythonError) -> JSON {
    switch value {
    case .boolean(let value): return .integer(value ? 1 : 0)
    case .number(let literal):
      if isWhole(literal) { return value }
      guard let double = Double(literal), double.isFinite else {
        throw PythonError("OverflowError", "cannot convert float infinity to integer")
      }
      return .number(String(format: "%.0f", double.rounded(.towardZero)))
    case .string(let text):
      let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard let whole = wholeNumber(digits) else {
        throw PythonError(
          "ValueError",
          "invalid literal for int() with base 10: \(PythonText.repr(value))")
      }
      return .number(whole)
    case .null, .array, .object:
      throw PythonError(
        "TypeError",
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(typeName(value))'")
    }
  }

  /// The value as a double.
  static func float(_ value: JSON) throws(PythonError) -> Double {
    switch value {
    case .boolean(let value): return value ? 1 : 0
    case .number(let literal): return Double(literal) ?? 0
    case .string(let text):
      let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard let double = Double(digits.replacingOccurrences(of: "_", with: "")) else {
        throw PythonError(
          "ValueError", "could not convert string to float: \(PythonText.repr(value))")
      }
      return double
    case .null, .array, .object:
      throw PythonError(
        "TypeError",
        "float() argument must be a string or a real number, not '\(typeName(value))'")
    }
  }

  /// Whether a number is less than another; whole numbers compare by all their digits.
  static func isLess(_ first: String, _ second: String) -> Bool {
    guard isWhole(first), isWhole(second) else {
      return (Double(first) ?? 0) < (Double(second) ?? 0)
    }
    let isNegative = first.hasPrefix("-")
    guard isNegative == second.hasPrefix("-") else { return isNegative }
    let isCloser = (first.utf8.count, first) < (second.utf8.count, second)
    return first != second && isCloser != isNegative
  }

  /// Python's name of a value's type.
  static func typeName(_ value: JSON) -> String {
    switch value {
    case .null: "NoneType"
    case .boolean: "bool"
    case .number(let literal): isWhole(literal) ? "int" : "float"
    case .string: "str"
    case .array: "list"
    case .object: "dict"
    }
  }

  private static func isWhole(_ literal: String) -> Bool {
    !literal.contains { ".eE".contains($0) }
  }

  /// The digits of a whole number, a plus and zeros in front taken away.
  private static func wholeNumber(_ text: String) -> String? {
    var digits = text[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard digits.first?.isASCIIDigit == true, digits.last?.isASCIIDigit == true,
      digits.allSatisfy({ $0.isASCIIDigit || $0 == "_" }), !digits.contains("__")
    else { return nil }
    let plain = String(digits.filter { $0 != "_" }.drop { $0 == "0" })
    return (isNegative && !plain.isEmpty ? "-" : "") + (plain.isEmpty ? "0" : plain)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
