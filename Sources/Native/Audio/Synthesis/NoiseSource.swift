/// Noise of three colours.
struct NoiseSource: Sendable {
  private var random: SeededRandom
  private var p0: Float = 0
  private var p1: Float = 0
  private var p2: Float = 0
  private var p3: Float = 0
  private var deep: Float = 0

  /// Noise drawn from a generator.
  init(_ random: SeededRandom) { self.random = random }

  /// A sample with the same power at every frequency.
  @inline(__always)
  mutating func white() -> Float { random.white() }

  /// A sample with the same power in every octave (after Paul Kellet).
  @inline(__always)
  mutating func pink() -> Float {
    let w = random.white()
    p0 = 0.99765 * p0 + w * 0.099046
    p1 = 0.963 * p1 + w * 0.2965164
    p2 = 0.57 * p2 + w * 1.0526913
    p3 = p0 + p1 + p2 + w * 0.1848
    return p3 * 0.35
  }

  /// A sample whose power falls by 6 dB per octave.
  @inline(__always)
  mutating func brown() -> Float {
    deep = 0.996 * deep + random.white() * 0.06
    return deep * 1.6
  }
}
