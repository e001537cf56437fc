/// A filter whose frequency may move while it runs, with a low, a band and a high output.
struct SweptFilter: Sendable {
  private var g: Float = 0.1
  private var k: Float = 1
  private var s1: Float = 0
  private var s2: Float = 0

  /// A filter at a frequency.
  init(_ hz: Double = 1000, q: Double = 0.707) { tune(hz, q: q) }

  /// Moves the filter; cheap enough for every 32 samples.
  mutating func tune(_ hz: Double, q: Double = 0.707) {
    g = Real.tan(Float(.pi * min(max(hz, 5), 20_000) / StereoSound.rate))
    k = Float(1 / q)
  }

  /// The next sample's three outputs.
  @inline(__always)
  mutating func process(_ x: Float) -> (low: Float, band: Float, high: Float) {
    let v1 = (s1 + g * (x - s2)) / (1 + g * (g + k))
    let v2 = s2 + g * v1
    s1 = 2 * v1 - s1
    s2 = 2 * v2 - s2
    return (v2, v1 * k, x - k * v1 - v2)
  }
}
