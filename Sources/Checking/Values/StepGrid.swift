import Flow

/// The numbers that a port with a step allows: its range's lower end and each step up from it.
struct StepGrid: Sendable {
  private let origin: Number
  private let step: Number
  private let lower: Double
  private let upper: Double
  /// Digits behind the point that numbers of the grid can have.
  private let digits: Int
  private let whole: (origin: Int, step: Int)?

  /// The grid of a port; nil where its type and range say all there is to say.
  init?(_ port: Port) {
    guard let step = port.step, step.double > 0 else { return nil }
    let start = port.range?.lower
    origin = start.map { Wording.isEndless($0) ? Number(0) : $0 } ?? Number(0)
    self.step = step
    lower = port.range?.lower.double ?? -.infinity
    upper = port.range?.upper.double ?? .infinity
    digits = min(12, max(StepGrid.digits(of: origin), StepGrid.digits(of: step)))
    if let origin = origin.integer, let step = step.integer {
      if step == 1, port.isWhole { return nil }
      whole = (origin, step)
    } else {
      whole = nil
    }
  }

  /// Whether a number is one of the grid, as far as doubles can tell.
  func contains(_ number: Number) -> Bool {
    if let whole, let value = number.integer {
      let (distance, overflow) = value.subtractingReportingOverflow(whole.origin)
      if !overflow { return distance % whole.step == 0 }
    }
    let steps = (number.double - origin.double) / step.double
    return abs(steps - steps.rounded()) <= max(1e-6, abs(steps) * 1e-12)
  }

  /// The number of the grid nearest to `value`, within the range.
  func nearest(to value: Double) -> Number {
    let step = step.double
    let start = origin.double
    let last = ((upper - start) / step + 1e-9).rounded(.down)
    let first = ((lower - start) / step - 1e-9).rounded(.up)
    let steps = max(first, min(last, ((value - start) / step).rounded()))
    if let whole, let count = Int(exactly: steps) {
      let (product, overflow) = count.multipliedReportingOverflow(by: whole.step)
      let (sum, carried) = product.addingReportingOverflow(whole.origin)
      if !overflow, !carried { return Number(sum) }
    }
    let scale = StepGrid.power(digits)
    let exact = start + steps * step
    let rounded = (exact * scale).rounded() / scale
    return Number(rounded.isFinite ? rounded : exact)
  }

  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1) { result, _ in result * 10 }
  }

  private static func digits(of number: Number) -> Int {
    let text = Array(number.literal.utf8)
    let exponent = text.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let mantissa = text[..<(exponent ?? text.count)]
    let point = mantissa.firstIndex(of: UInt8(ascii: "."))
    let fraction = point.map { mantissa.count - $0 - 1 } ?? 0
    guard let exponent else { return fraction }
    let power = Int(String(decoding: text[(exponent + 1)...], as: UTF8.self)) ?? 0
    return max(0, min(300, fraction - max(-300, min(300, power))))
  }
}
