/// The deep hum of a starship or of empty space.
struct SpaceDrone: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let base = stage.manner.hz ?? 55 * stage.random.near(0.06)
    let voices: [(Double, Float)] = [
      (1, 0.5), (1.004, 0.4), (1.498, 0.25), (2, 0.28), (2.007, 0.22), (3.001, 0.18), (4.01, 0.13),
      (6.02, 0.08), (8.03, 0.04),
    ]
    for (index, (ratio, level)) in voices.enumerated() {
      var swell = Wandering(stage.random.branch(), rate: stage.random.within(0.08, 0.25))
      var phase: Float = 0
      let step = Float(2 * .pi * base * ratio / StereoSound.rate)
      var loud: Float = 0
      let pan: Float = index == 0 ? 0.5 : (index % 2 == 0 ? 0.25 : 0.75)
      try stage.bed { i in
        if i & 63 == 0 { loud = level * Float(0.55 + 0.45 * swell.next(after: 64)) }
        phase += step
        if phase > 2 * .pi { phase -= 2 * .pi }
        let x = (Real.sin(phase) + 0.2 * Real.sin(2 * phase)) * loud
        return (x * (1 - pan), x * pan)
      }
    }
    var filters = [SweptFilter(), SweptFilter()]
    var sources = [NoiseSource(stage.random.branch()), NoiseSource(stage.random.branch())]
    var sweep = Wandering(stage.random.branch(), rate: 0.12)
    try stage.bed { i in
      if i & 31 == 0 {
        let s = sweep.next(after: 32)
        filters[0].tune(250 + 1800 * s * s, q: 5)
        filters[1].tune(300 + 1500 * s, q: 5)
      }
      return (
        filters[0].process(sources[0].pink()).band * 0.25,
        filters[1].process(sources[1].pink()).band * 0.25
      )
    }
    try Reverb(seconds: 6, share: 0.4, damping: 0.3).apply(to: &stage.sound)
  }
}
