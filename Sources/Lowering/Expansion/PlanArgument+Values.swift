import Flow
import Targets

extension PlanArgument {
  /// A literal for a port of that type; list ports get a list of literals.
  init(_ value: Value, for type: PortType) {
    if type.isList, case .list(let values) = value {
      self = .list(values.map { .value($0) })
    } else if type.isList, value != .none {
      self = .list([.value(value)])
    } else {
      self = .value(value)
    }
  }

  /// The literal, where this is one through and through.
  var literal: Value? {
    switch self {
    case .value(let value): return value
    case .step: return nil
    case .list(let items):
      let values = items.compactMap(\.literal)
      return values.count == items.count ? .list(values) : nil
    }
  }

  /// Whether this leaves the port to its default.
  var isNone: Bool { self == .value(.none) }

  /// This argument with every literal changed.
  func mapValues(_ transform: (Value) -> Value) -> PlanArgument {
    switch self {
    case .value(let value): .value(transform(value))
    case .step: self
    case .list(let items): .list(items.map { $0.mapValues(transform) })
    }
  }
}
