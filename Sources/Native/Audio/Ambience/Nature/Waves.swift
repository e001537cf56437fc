/// The sea at a beach: each wave swells, breaks and washes back.
struct Waves: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let strength = stage.manner.strength
    try stage.noise(
      .brown, from: 40, to: 260, gain: 0.05 * (1 + 0.6 * Float(strength)), wander: 0.5, rate: 0.2)
    try stage.noise(.pink, from: 250, to: 1600, gain: 0.012, wander: 0.4, rate: 0.3)
    var t = -stage.random.within(1.6, 2.2)
    while t < stage.seconds {
      try Task.checkCancellation()
      wave(at: t, on: &stage)
      t += stage.random.within(4.6, 7.2) / stage.manner.pace
    }
  }

  /// One wave of some nine seconds; it breaks about two and a half seconds after its beginning.
  private func wave(at start: Double, on stage: inout Stage) {
    let force = stage.random.within(0.65, 1) * (1 + 0.35 * stage.manner.strength)
    let lean = stage.random.within(-0.35, 0.35)
    let length = 9.5
    let count = Int(length * StereoSound.rate)
    let breaking = stage.random.within(2.3, 2.9)
    for side in [-1.0, 1.0] {
      var noise = NoiseSource(stage.random.branch())
      var low = SweptFilter()
      var high = SweptFilter()
      var foam = Wandering(stage.random.branch(), rate: 11)
      // The two ears hear the crest run along the beach a moment apart.
      let crest = breaking + side * lean * 0.5
      var samples = [Float](repeating: 0, count: count)
      var (swell, wash, hiss): (Float, Float, Float) = (0, 0, 0)
      for i in 0..<count {
        if i & 31 == 0 {
          let t = Double(i) / StereoSound.rate
          let before = min(1, max(0, t / crest))
          let after = max(0, t - crest)
          let edge = min(1, max(0, (length - t) / 1.5))
          swell = Float(0.5 * before * before * before * Real.exp(-after * 0.9) * edge)
          wash = Float(
            (t < crest
              ? Real.pow(before, 9) * 0.6
              : (0.6 + 0.4 * (1 - Real.exp(-after * 9))) * Real.exp(-after * 0.85)) * edge)
          let bubbling = 0.55 + 0.45 * foam.next(after: 32)
          hiss = Float(
            (after > 0 ? (1 - Real.exp(-after * 2)) * Real.exp(-after * 0.55) : 0) * bubbling * edge
          )
          low.tune(140 + 420 * before * before + 500 * Real.exp(-after * 1.2) * (after > 0 ? 1 : 0))
          high.tune(900 + 2600 * Real.exp(-after * 0.5) * before)
        }
        let deep = low.process(noise.brown() * 1.6).low
        let bright = high.process(noise.white())
        samples[i] =
          deep * (swell + wash * 0.7) + bright.low * wash * 0.16 + bright.high * hiss * 0.07
      }
      stage.add(samples, at: start, gain: 0.8 * force, pan: side * 0.8)
    }
  }
}
