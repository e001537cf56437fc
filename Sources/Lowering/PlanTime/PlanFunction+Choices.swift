import Flow
import Targets

extension PlanFunction {
  /// Truth values, and choices between values or links.
  static let choices: [PlanFunction] = [
    PlanFunction("same", [Port("a", .any), Port("b", .any)], gives: [.truth]) {
      call throws(Refusal) in
      let (a, b) = (try call.value("a"), try call.value("b"))
      return truth(a == b || (a.double != nil && a.double == b.double))
    },
    PlanFunction(
      "less", [Port("a", .modality(.number)), Port("b", .modality(.number))], gives: [.truth]
    ) { call throws(Refusal) in
      truth(try call.number("a") < (try call.number("b")))
    },
    PlanFunction(
      "given", [Port("value", .any, defaultValue: Value.none)], gives: [.truth]
    ) { call throws(Refusal) in
      truth(call.argument("value").isGiven)
    },
    PlanFunction("not", [Port("value", .modality(.boolean))], gives: [.truth]) {
      call throws(Refusal) in
      truth(!(try call.truth("value")))
    },
    PlanFunction("all", [Port("values", .list(.modality(.boolean)))], gives: [.truth]) {
      call throws(Refusal) in
      truth(try call.values("values").allSatisfy { $0.boolean == true })
    },
    PlanFunction("any", [Port("values", .list(.modality(.boolean)))], gives: [.truth]) {
      call throws(Refusal) in
      truth(try call.values("values").contains { $0.boolean == true })
    },
    either, first, require,
  ]

  /// One of two values or links; the other is not looked at.
  private static let either = PlanFunction(
    "either",
    [
      Port("if", .modality(.boolean)), Port("then", .any, defaultValue: Value.none),
      Port("else", .any, defaultValue: Value.none),
    ], gives: [OutputPort("value", .any)], isLazy: true
  ) { call throws(Refusal) in
    ["value": call.argument(try call.truth("if") ? "then" : "else")]
  }

  /// The first value or link that is given; those after it are not looked at.
  private static let first = PlanFunction(
    "first", [Port("values", .list(.any))], gives: [OutputPort("value", .any)], isLazy: true
  ) { call throws(Refusal) in
    switch call.argument("values") {
    case .list(let items): ["value": items.first { $0.isGiven } ?? .value(.none)]
    case .value(.list(let values)): ["value": .value(values.first { $0 != .none } ?? .none)]
    case let single: ["value": single]
    }
  }

  /// A condition without which the realization is not the way to do it.
  private static let require = PlanFunction(
    "require",
    [
      Port("if", .modality(.boolean)), Port("reason", .modality(.text)),
      Port("remedy", .modality(.text), defaultValue: .text("")),
    ], gives: [.truth], isPurpose: true
  ) { call throws(Refusal) in
    guard try call.truth("if") else {
      let remedy = try call.text("remedy")
      throw Refusal(try call.text("reason"), remedy: remedy.isEmpty ? nil : remedy)
    }
    return truth(true)
  }

  private static func truth(_ value: Bool) -> [String: PlanArgument] {
    ["value": .value(.boolean(value))]
  }
}

extension OutputPort {
  static let truth = OutputPort("value", .modality(.boolean))
}

extension PlanArgument {
  /// Whether it is anything: a link always is.
  var isGiven: Bool {
    switch self {
    case .value(.none), .value(.text("")): false
    case .list(let items): items.contains(where: \.isGiven)
    case .value, .step: true
    }
  }
}
