/// A filter of second order (the cookbook of Robert Bristow-Johnson).
struct Biquad: Sendable {
  private let b0, b1, b2, a1, a2: Float
  private var z1: Float = 0
  private var z2: Float = 0

  /// A filter of given coefficients, with a0 = 1.
  init(_ b0: Double, _ b1: Double, _ b2: Double, _ a1: Double, _ a2: Double) {
    (self.b0, self.b1, self.b2) = (Float(b0), Float(b1), Float(b2))
    (self.a1, self.a2) = (Float(a1), Float(a2))
  }

  /// The next sample.
  @inline(__always)
  mutating func process(_ x: Float) -> Float {
    let y = b0 * x + z1
    z1 = b1 * x - a1 * y + z2
    z2 = b2 * x - a2 * y
    return y
  }

  static func lowpass(_ hz: Double, q: Double = 0.707) -> Biquad {
    made(hz, q) { c, _ in ((1 - c) / 2, 1 - c, (1 - c) / 2) }
  }

  static func highpass(_ hz: Double, q: Double = 0.707) -> Biquad {
    made(hz, q) { c, _ in ((1 + c) / 2, -(1 + c), (1 + c) / 2) }
  }

  /// A band around a frequency, as loud as the input at its middle.
  static func bandpass(_ hz: Double, q: Double = 1) -> Biquad {
    made(hz, q) { _, alpha in (alpha, 0, -alpha) }
  }

  private static func made(
    _ hz: Double, _ q: Double, _ top: (_ c: Double, _ alpha: Double) -> (Double, Double, Double)
  ) -> Biquad {
    let w = 2 * Double.pi * min(max(hz, 5), 0.47 * StereoSound.rate) / StereoSound.rate
    let alpha = Real.sin(w) / (2 * q)
    let c = Real.cos(w)
    let (b0, b1, b2) = top(c, alpha)
    let a0 = 1 + alpha
    return Biquad(b0 / a0, b1 / a0, b2 / a0, -2 * c / a0, (1 - alpha) / a0)
  }
}
