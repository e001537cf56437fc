/// The numbers that a parameter allows, both ends included, in the parameter's own unit.
public struct ValueRange: Hashable, Sendable {
  /// The smallest allowed number.
  public var lower: Number
  /// The largest allowed number.
  public var upper: Number

  /// The numbers from `lower` to `upper`.
  public init(_ lower: Number, _ upper: Number) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether `value` lies within the range.
  public func contains(_ value: Double) -> Bool {
    value >= lower.double && value <= upper.double
  }

  /// The end of the range nearest to a value outside of it, or nil for a value inside.
  public func bound(nearest value: Double) -> Number? {
    if value < lower.double { lower } else if value > upper.double { upper } else { nil }
  }
}

extension ValueRange: CustomStringConvertible {
  /// The range as flows spell it, such as `0.5...60`.
  public var description: String { "\(lower)...\(upper)" }
}
