/// A number with a unit, such as `6 s`, `24 fps` or `-6 dB`.
public struct Quantity: Hashable, Sendable {
  /// How many of the unit, as written.
  public var number: Number
  /// What is counted.
  public var unit: QuantityUnit

  /// A quantity of `number` units.
  public init(_ number: Number, _ unit: QuantityUnit) {
    self.number = number
    self.unit = unit
  }

  /// The same amount in another unit.
  ///
  /// - Parameters:
  ///   - target: The unit to convert to.
  ///   - frameRate: Frames per second, which relate a count of frames to seconds.
  /// - Returns: nil when the two units measure different things, or frames meet seconds and no
  ///   frame rate is known.
  public func converted(to target: QuantityUnit, frameRate: Double? = nil) -> Quantity? {
    if unit == target { return self }
    if unit.dimension == target.dimension {
      return Quantity(Number(rounded(number.double * unit.factor / target.factor)), target)
    }
    guard let frameRate, frameRate > 0 else { return nil }
    if unit == .frames, target.dimension == .time {
      return Quantity(Number(rounded(number.double / frameRate / target.factor)), target)
    }
    if unit.dimension == .time, target == .frames {
      return Quantity(Number((number.double * unit.factor * frameRate).rounded()), target)
    }
    return nil
  }

  /// Conversions multiply by decimal factors; twelve digits hide the binary noise of that.
  private func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    var scale = 1.0
    var size = abs(value)
    while size >= 1e12, scale > 1e-300 {
      size /= 10
      scale /= 10
    }
    while size < 1e11, scale < 1e300 {
      size *= 10
      scale *= 10
    }
    // Dividing by a power of ten above one, and multiplying otherwise, keeps short decimals exact.
    if scale >= 1 { return (value * scale).rounded() / scale }
    let unit = (1 / scale).rounded()
    return (value / unit).rounded() * unit
  }
}

extension Quantity: CustomStringConvertible {
  /// The quantity as flows spell it, such as `6 s` or `50 %`.
  public var description: String { "\(number.literal) \(unit.rawValue)" }
}
