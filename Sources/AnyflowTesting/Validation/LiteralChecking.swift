import Comfy
import Flow
import OrderedJSON

/// Checks one literal against its input, converting it as Python does.
struct LiteralChecking {
  /// An error as a result.
  struct Failure: Error {
    var error: ValidationError
  }

  private let input: NodeInput
  private let checksRange: Bool
  private let checksDeclaredCombos: Bool

  init(_ input: NodeInput, checksRange: Bool, checksDeclaredCombos: Bool) {
    self.input = input
    self.checksRange = checksRange
    self.checksDeclaredCombos = checksDeclaredCombos
  }

  /// The converted literal, or what is wrong with it.
  func check(_ value: JSON) -> Result<JSON, Failure> {
    var literal = value
    if case .object(let object) = value, let wrapped = object["__value__"] { literal = wrapped }
    do throws(PythonError) {
      literal = try converted(literal)
    } catch {
      return .failure(Failure(error: .unconvertible(input, literal, error)))
    }
    guard checksRange else { return .success(literal) }
    if let error = rangeError(literal) ?? listError(literal) {
      return .failure(Failure(error: error))
    }
    return .success(literal)
  }

  private func converted(_ value: JSON) throws(PythonError) -> JSON {
    switch input.hasListType ? "" : input.type {
    case "INT": try PythonValue.int(value)
    case "FLOAT": .number(PythonText.of(try PythonValue.float(value)))
    case "STRING": .string(PythonText.of(value))
    case "BOOLEAN": .boolean(value.isTruthy)
    default: value
    }
  }

  private func rangeError(_ value: JSON) -> ValidationError? {
    guard case .number(let literal) = value else { return nil }
    if let minimum = input.minimum, PythonValue.isLess(literal, minimum.literal) {
      return .tooSmall(input, value, .number(minimum.literal))
    }
    if let maximum = input.maximum, PythonValue.isLess(maximum.literal, literal) {
      return .tooBig(input, value, .number(maximum.literal))
    }
    return nil
  }

  private func listError(_ value: JSON) -> ValidationError? {
    guard let choices = input.choices, input.hasListType || checksDeclaredCombos else { return nil }
    if !input.hasListType, input.flags["remote"] != nil { return nil }
    let isMany = !input.hasListType && (input.has("multi_select") || input.has("multiselect"))
    let values = isMany ? value.array ?? [value] : [value]
    let isListed = values.allSatisfy { value in
      choices.contains { $0 == value || ($0.double != nil && $0.double == value.double) }
    }
    return isListed ? nil : .notListed(input, value)
  }
}
