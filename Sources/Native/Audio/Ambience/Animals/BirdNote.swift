/// One note of a bird: a whistle that sweeps, trembles or buzzes.
struct BirdNote: Sendable {
  /// Seconds of silence before it.
  var gap: Double
  /// Its length in seconds.
  var seconds: Double
  /// The frequencies at its beginning, middle and end, in Hz.
  var hz: (Double, Double, Double)
  var level = 1.0
  /// A trembling of the pitch: times per second, and how far as a share.
  var trill: (rate: Double, depth: Double) = (0, 0)
  /// A trembling of the level, times per second.
  var buzz = 0.0
  /// The share of the second harmonic.
  var second: Float = 0.04

  /// The note's samples at a pitch near its own.
  func samples(pitch: Double) -> [Float] {
    let count = max(1, Int(seconds * StereoSound.rate))
    let curve = Curve([(0, hz.0), (seconds * 0.45, hz.1), (seconds, hz.2)]).samples(count)
    let rise = min(0.35, 0.012 / seconds + 0.08)
    var result = [Float](repeating: 0, count: count)
    var phase: Float = 0
    let step = Float(2 * Double.pi / StereoSound.rate * pitch)
    for i in 0..<count {
      let x = Double(i) / Double(count)
      let t = Double(i) / StereoSound.rate
      var f = curve[i]
      if trill.depth > 0 { f *= Float(1 + trill.depth * Real.sin(2 * .pi * trill.rate * t)) }
      phase += f * step
      if phase > 2 * .pi { phase -= 2 * .pi }
      var level =
        x < rise ? Real.sin(.pi / 2 * x / rise) : Real.cos(.pi / 2 * (x - rise) / (1 - rise))
      if buzz > 0 { level *= 0.55 + 0.45 * Real.cos(2 * .pi * buzz * t) }
      result[i] = (Real.sin(phase) + second * Real.sin(2 * phase)) * Float(level)
    }
    return result
  }
}
