import Flow
import Targets

/// What a plan-time function was given.
struct PlanCall {
  /// The function's name as realizations write it.
  let name: String
  /// What fills its ports; `none` where nothing does.
  let arguments: [String: PlanArgument]

  /// What fills a port: a literal or a link.
  func argument(_ port: String) -> PlanArgument { arguments[port] ?? .value(.none) }

  /// The literal of a port.
  ///
  /// - Throws: Why it cannot be known before anything runs.
  func value(_ port: String) throws(Refusal) -> Value {
    guard let value = argument(port).literal else {
      throw Refusal(
        "its \(port) for \(name) is not known before the flow runs.",
        remedy: "Give a plain value instead of a node's output.")
    }
    return value
  }

  /// The number of a port, in whatever unit it is written; nil where it is none.
  func optionalNumber(_ port: String) throws(Refusal) -> Double? {
    switch try value(port) {
    case .none: return nil
    case let value:
      guard let number = value.double, number.isFinite else {
        throw Refusal("\(name) takes a number for \(port), not \(value.kind).")
      }
      return number
    }
  }

  /// The number of a port.
  func number(_ port: String) throws(Refusal) -> Double {
    guard let number = try optionalNumber(port) else {
      throw Refusal("\(name) needs a number for \(port), and none is given.")
    }
    return number
  }

  /// The truth value of a port.
  func truth(_ port: String) throws(Refusal) -> Bool {
    guard let truth = try value(port).boolean else {
      throw Refusal("\(name) needs true or false for \(port).")
    }
    return truth
  }

  /// The text of a port; empty where it is none.
  func text(_ port: String) throws(Refusal) -> String {
    switch try value(port) {
    case .text(let text): return text
    case .none: return ""
    case let other: return other.double.map { Number($0).literal } ?? other.description
    }
  }

  /// The literals of a list port; one that is no list counts as a list of it.
  func values(_ port: String) throws(Refusal) -> [Value] {
    switch try value(port) {
    case .list(let values): return values
    case .none: return []
    case let single: return [single]
    }
  }

  /// The texts of a list port, in order.
  func texts(_ port: String) throws(Refusal) -> [String] {
    try values(port).map { $0.text ?? $0.double.map { Number($0).literal } ?? "" }
  }
}

extension PlanArgument {
  /// A number as a literal.
  static func number(_ value: Double) -> PlanArgument { .value(.number(Number(value))) }
}
