/// A motor: a car's, a helicopter's, an aeroplane's, or a fan.
struct Engine: AmbienceSound {
  /// Whose motor.
  enum Kind: Sendable { case car, helicopter, plane, fan, boat }
  var kind = Kind.car

  func play(on stage: inout Stage) throws {
    switch kind {
    case .car: try motor(on: &stage, hz: 27 * stage.manner.pace, swing: 0.35)
    case .boat: try motor(on: &stage, hz: 13 * stage.manner.pace, swing: 0.03)
    case .helicopter: try rotor(on: &stage)
    case .plane:
      try stage.noise(.brown, from: 40, to: 500, gain: 0.2, wander: 0.12)
      try stage.noise(.pink, from: 300, to: 5000, gain: 0.06, wander: 0.1)
      try whine(on: &stage, hz: 1180, gain: 0.006)
    case .fan:
      try stage.noise(.pink, from: 90, to: 2600, gain: 0.1, wander: 0.04, rate: 4)
      try whine(on: &stage, hz: 118, gain: 0.03)
    }
  }

  /// Four strokes: the cylinders fire unevenly, and now and then the driver gives gas.
  private func motor(on stage: inout Stage, hz: Double, swing: Double) throws {
    var gas = Wandering(stage.random.branch(), rate: 0.35)
    var noise = NoiseSource(stage.random.branch())
    var muffler = SweptFilter(220, q: 1.2)
    var body = SweptFilter(700, q: 0.8)
    let strokes: [Float] = [1, 0.8, 0.93, 0.72]
    var phase = 0.0
    var speed = hz
    var load: Float = 0
    var stroke = 0
    try stage.bed { i in
      if i & 31 == 0 {
        let g = gas.next(after: 32)
        speed += (hz * (1 + swing * 4 * g * g) - speed) * 0.0016
        load = Float(min(1, speed / hz - 1))
        muffler.tune(170 + 260 * Double(load), q: 1.3)
        body.tune(600 + 900 * Double(load), q: 0.8)
      }
      phase += speed / StereoSound.rate
      if phase >= 1 {
        phase -= 1
        stroke = (stroke + 1) % 4
      }
      let bang = Float(Real.exp(-phase * 9)) * strokes[stroke]
      let x = bang * (0.8 + 0.5 * noise.white()) - 0.11 + noise.brown() * 0.15
      let low = muffler.process(x)
      let high = body.process(x)
      let y =
        (low.low * 0.9 + low.band * 0.5 + high.band * (0.18 + 0.35 * load)) * (0.5 + 0.35 * load)
      return (y * 0.5, y * 0.5)
    }
    try Reverb(seconds: 0.4, share: 0.12).apply(to: &stage.sound)
  }

  private func rotor(on stage: inout Stage) throws {
    var sources = [NoiseSource(stage.random.branch()), NoiseSource(stage.random.branch())]
    var lows = [SweptFilter(260, q: 0.8), SweptFilter(260, q: 0.8)]
    var highs = [SweptFilter(1400, q: 0.6), SweptFilter(1400, q: 0.6)]
    let rate = 11.5 * stage.manner.pace
    var phase = 0.0
    try stage.bed { _ in
      phase += rate / StereoSound.rate
      if phase >= 1 { phase -= 1 }
      let chop = Float(Real.exp(-phase * 7))
      let slap = Float(Real.exp(-phase * 22))
      func side(_ k: Int) -> Float {
        let x = sources[k].pink()
        return lows[k].process(x).low * (0.12 + 1.1 * chop) + highs[k].process(x).band
          * (0.05 + 0.35 * slap)
      }
      return (side(0) * 0.5, side(1) * 0.5)
    }
    try whine(on: &stage, hz: 860, gain: 0.006)
  }

  private func whine(on stage: inout Stage, hz: Double, gain: Float) throws {
    var drift = Wandering(stage.random.branch(), rate: 0.4)
    var phase: Float = 0
    var step: Float = 0
    try stage.bed { i in
      if i & 31 == 0 {
        step = Float(2 * .pi * hz * (0.985 + 0.03 * drift.next(after: 32)) / StereoSound.rate)
      }
      phase += step
      if phase > 2 * .pi { phase -= 2 * .pi }
      let x = (Real.sin(phase) + 0.5 * Real.sin(2 * phase) + 0.25 * Real.sin(3 * phase)) * gain
      return (x, x)
    }
  }
}
