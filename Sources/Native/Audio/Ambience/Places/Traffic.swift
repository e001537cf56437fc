/// A street: the hum of a city, cars that pass, and now and then a horn.
struct Traffic: AmbienceSound {
  func play(on stage: inout Stage) throws {
    try stage.noise(.brown, from: 35, to: 350, gain: 0.09, wander: 0.35, rate: 0.4)
    try stage.noise(.pink, from: 200, to: 1500, gain: 0.018, wander: 0.4, rate: 0.4)
    var t = -1.2
    while t < stage.seconds {
      try Task.checkCancellation()
      pass(at: t, on: &stage)
      t += stage.random.within(1.1, 3.4) / stage.manner.pace
    }
    try stage.scatter(rate: 0.11, from: 1.5) { stage, t in
      let n = stage.random.within(0.18, 0.6)
      let base = stage.random.within(370, 440)
      let pan = stage.random.within(-0.7, 0.7)
      for hz in [base, base * 1.26] {
        let horn = Grain.tone(
          n, hz: Curve(hz), level: Curve([(0, 0), (0.02, 1), (n - 0.04, 1), (n, 0)]), second: 0.6,
          third: 0.4)
        stage.add(horn, at: t, gain: 0.035, pan: pan)
      }
    }
    try Reverb(seconds: 1.6, share: 0.2, damping: 0.5).apply(to: &stage.sound)
  }

  /// A car from one side to the other: tyres and motor swell, and drop in pitch as it goes by.
  private func pass(at start: Double, on stage: inout Stage) {
    let length = stage.random.within(3.2, 5)
    let count = Int(length * StereoSound.rate)
    let direction = stage.random.chance(0.5) ? 1.0 : -1.0
    var noise = NoiseSource(stage.random.branch())
    var tyres = SweptFilter()
    let motor = stage.random.within(62, 95)
    let loud = stage.random.within(0.3, 1)
    var phase: Float = 0
    var (level, step): (Float, Float) = (0, 0)
    var (left, right) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
    var pan: Float = 0.5
    for i in 0..<count {
      if i & 31 == 0 {
        let x = (Double(i) / Double(count) - 0.5) * 6
        let near = 1 / (1 + x * x)
        level = Float(near * near * loud) * Float(Real.sin(.pi * Double(i) / Double(count)))
        let doppler = 1 - 0.07 * x / (1 + abs(x))
        step = Float(motor * doppler / StereoSound.rate)
        tyres.tune((420 + 900 * near) * doppler, q: 0.6)
        pan = Float(0.5 + 0.42 * direction * x / (1 + abs(x)))
      }
      phase += step
      if phase >= 1 { phase -= 1 }
      let engine = (2 * phase - 1) * 0.2
      let y = tyres.process(noise.pink() * 1.4 + engine)
      let x = (y.band * 0.8 + y.low * 0.7) * level * 0.5
      left[i] = x * (1 - pan)
      right[i] = x * pan
    }
    stage.add(left, at: start, gain: 1, pan: -1)
    stage.add(right, at: start, gain: 1, pan: 1)
  }
}
