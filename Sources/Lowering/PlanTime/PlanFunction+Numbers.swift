import Flow
import Targets

extension PlanFunction {
  /// Calculation with numbers.
  static let numbers: [PlanFunction] = [
    arithmetic("add", +), arithmetic("subtract", -), arithmetic("multiply", *),
    arithmetic("divide", /), rounding,
  ]

  private static func arithmetic(
    _ name: String, _ operation: @escaping @Sendable (Double, Double) -> Double
  ) -> PlanFunction {
    PlanFunction(
      name, [Port("a", .modality(.number)), Port("b", .modality(.number))], gives: [.number]
    ) { call throws(Refusal) in
      let result = operation(try call.number("a"), try call.number("b"))
      guard result.isFinite else { throw Refusal("\(name) has no result for these numbers.") }
      return ["number": .number(result.tidy)]
    }
  }

  /// The nearest number of the form `multiple * k + plus` within bounds.
  private static let rounding = PlanFunction(
    "round",
    [
      Port("number", .modality(.number)),
      Port("multiple", .modality(.number), defaultValue: .number(Number(1))),
      Port("plus", .modality(.number), defaultValue: .number(Number(0))),
      Port("at_least", .modality(.number), defaultValue: Value.none),
      Port("at_most", .modality(.number), defaultValue: Value.none),
      Port("way", .modality(.text), defaultValue: .text("nearest")),
    ], gives: [.number]
  ) { call throws(Refusal) in
    let rounding = Rounding(
      multiple: try call.number("multiple"), plus: try call.number("plus"),
      atLeast: try call.optionalNumber("at_least"), atMost: try call.optionalNumber("at_most"))
    guard let way = Rounding.Way(rawValue: try call.text("way")) else {
      throw Refusal("plan.round goes nearest, up or down.")
    }
    return ["number": .number(rounding.round(try call.number("number"), way))]
  }
}

/// Rounding to the numbers of the form `multiple * k + plus`.
struct Rounding {
  /// The distance between the allowed numbers; 0 and less allow all.
  var multiple: Double
  var plus = 0.0
  var atLeast: Double?
  var atMost: Double?

  enum Way: String { case nearest, up, down }

  /// The allowed number for another; bounds that no allowed number lies between give the upper one.
  func round(_ number: Double, _ way: Way = .nearest) -> Double {
    guard multiple > 0 else { return bounded(number) }
    let steps = (number - plus) / multiple
    // Binary noise must not push a number that fits into the next step.
    let result =
      switch way {
      case .nearest: steps.rounded()
      case .up: (steps - 1e-9).rounded(.up)
      case .down: (steps + 1e-9).rounded(.down)
      }
    var value = result * multiple + plus
    if let atLeast, value < atLeast {
      value = ((atLeast - plus) / multiple - 1e-9).rounded(.up) * multiple + plus
    }
    if let atMost, value > atMost {
      value = ((atMost - plus) / multiple + 1e-9).rounded(.down) * multiple + plus
    }
    return value
  }

  private func bounded(_ number: Double) -> Double {
    min(max(number, atLeast ?? number), atMost ?? .infinity)
  }
}

extension OutputPort {
  static let number = OutputPort("number", .modality(.number))
}

extension Double {
  /// The number without the noise of binary fractions, to twelve places.
  var tidy: Double {
    let scaled = self * 1e12
    return abs(scaled) < 9e15 ? scaled.rounded() / 1e12 : self
  }
}
