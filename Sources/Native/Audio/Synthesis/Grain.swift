/// Short sounds of which others are put together.
enum Grain {
  /// A burst of filtered noise that dies away.
  ///
  /// - Parameters:
  ///   - hz: The middle of its band.
  ///   - q: How narrow the band is.
  ///   - decay: Seconds in which it falls by 60 dB.
  ///   - attack: Seconds in which it comes.
  static func burst(
    _ random: inout SeededRandom, hz: Double, q: Double, decay: Double, attack: Double = 0.0005
  ) -> [Float] {
    let count = Int((decay + attack) * StereoSound.rate)
    var filter = Biquad.bandpass(hz, q: q)
    let fall = Real.exp(-6.9 / Float(decay * StereoSound.rate))
    let rise = max(1, Int(attack * StereoSound.rate))
    var level: Float = 1
    return (0..<max(1, count)).map { i in
      let x = filter.process(random.white())
      if i < rise { return x * Float(i) / Float(rise) }
      level *= fall
      return x * level
    }
  }

  /// A pure tone along curves of frequency (Hz) and level, with some second and third harmonic.
  static func tone(
    _ seconds: Double, hz: Curve, level: Curve, second: Float = 0, third: Float = 0
  ) -> [Float] {
    let count = max(1, Int(seconds * StereoSound.rate))
    let frequency = hz.samples(count)
    var result = level.samples(count)
    var phase: Float = 0
    let step = Float(2 * Double.pi / StereoSound.rate)
    for i in 0..<count {
      phase += frequency[i] * step
      if phase > 2 * .pi { phase -= 2 * .pi }
      var x = Real.sin(phase)
      if second != 0 { x += second * Real.sin(2 * phase) }
      if third != 0 { x += third * Real.sin(3 * phase) }
      result[i] *= x
    }
    return result
  }
}
