/// Running water: very many bubbles that ring and rise, over the hiss of the current.
struct FlowingWater: AmbienceSound {
  /// How large the water is.
  enum Size: Sendable { case trickle, brook, river, waterfall, lapping }
  var size = Size.brook

  func play(on stage: inout Stage) throws {
    let strength = stage.manner.strength
    switch size {
    case .trickle:
      try bubbles(on: &stage, rate: 70, lowest: 900, highest: 5200, gain: 0.5)
      try stage.noise(.white, from: 2500, to: 9000, gain: 0.004, wander: 0.6, rate: 2)
    case .brook:
      try bubbles(
        on: &stage, rate: 190 * (1 + 0.5 * strength), lowest: 420, highest: 3600, gain: 0.42)
      try bubbles(on: &stage, rate: 28, lowest: 260, highest: 700, gain: 0.36)
      try stage.noise(
        .pink, from: 350, to: 3200, gain: 0.035 + 0.02 * Float(strength), wander: 0.45, rate: 1.6)
      try stage.noise(.white, from: 2500, to: 8000, gain: 0.006, wander: 0.6, rate: 2.5)
    case .river:
      try bubbles(on: &stage, rate: 240, lowest: 240, highest: 2200, gain: 0.3)
      try stage.noise(.brown, from: 80, to: 900, gain: 0.16, wander: 0.35, rate: 0.7)
      try stage.noise(
        .pink, from: 300, to: 4500, gain: 0.07 + 0.03 * Float(strength), wander: 0.4, rate: 1)
    case .waterfall:
      try stage.noise(.brown, from: 40, to: 700, gain: 0.24, wander: 0.2, rate: 0.6)
      try stage.noise(.pink, from: 200, gain: 0.17, wander: 0.15, rate: 1.5)
      try stage.noise(.white, from: 1500, to: 12_000, gain: 0.035, wander: 0.3, rate: 3)
      try bubbles(on: &stage, rate: 300, lowest: 400, highest: 3500, gain: 0.12)
    case .lapping:
      try lap(on: &stage)
    }
  }

  /// Bubbles of random size: the larger the deeper, and each rises in pitch as it comes up.
  private func bubbles(
    on stage: inout Stage, rate: Double, lowest: Double, highest: Double, gain: Double
  ) throws {
    // Water comes in small rushes, so the bubbles are denser at some moments than at others.
    var rush = Wandering(stage.random.branch(), rate: 2.2)
    var last = 0.0
    try stage.scatter(rate: rate * 1.7) { stage, t in
      let level = rush.next(after: Int((t - last) * StereoSound.rate))
      last = t
      guard stage.random.chance(0.25 + 0.75 * level) else { return }
      let x = stage.random.unit()
      let hz = lowest * Real.pow(highest / lowest, Real.pow(x, 1.25))
      let loud =
        gain * Real.pow(lowest / hz, 0.35) * stage.random.within(0.15, 1) * stage.random.unit()
      let grain = FlowingWater.bubble(hz, rise: stage.random.within(0.5, 3.2))
      stage.add(grain, at: t, gain: loud, pan: stage.random.within(-0.85, 0.85))
    }
  }

  /// The ring of one bubble (after van den Doel): a decaying sine that climbs.
  static func bubble(_ hz: Double, rise: Double) -> [Float] {
    let damping = 0.043 * hz + 0.0014 * Real.pow(hz, 1.5)
    let count = Int(min(0.25, 5.5 / damping) * StereoSound.rate)
    let fall = Float(Real.exp(-damping / StereoSound.rate))
    let climb = Float(0.1 * rise * damping / StereoSound.rate)
    var phase: Float = 0
    var level: Float = 1
    var step = Float(2 * Double.pi * hz / StereoSound.rate)
    let growth = step * climb
    let attack = max(1, min(count, 40))
    return (0..<max(1, count)).map { i in
      phase += step
      step += growth
      level *= fall
      let soft = i < attack ? Float(i) / Float(attack) : 1
      return Real.sin(phase) * level * soft
    }
  }

  /// Small waves of a lake against its bank.
  private func lap(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 200, to: 1800, gain: 0.012, wander: 0.7, rate: 0.5)
    var t = 0.1
    while t < stage.seconds {
      try Task.checkCancellation()
      let pan = stage.random.within(-0.7, 0.7)
      let splash = Grain.burst(
        &stage.random, hz: stage.random.within(350, 700), q: 0.7, decay: 0.9, attack: 0.25)
      stage.add(splash, at: t, gain: stage.random.within(0.1, 0.22), pan: pan)
      for _ in 0..<stage.random.whole(6, 16) {
        let hz = stage.random.within(350, 1500)
        stage.add(
          FlowingWater.bubble(hz, rise: stage.random.within(0.5, 2.5)),
          at: t + 0.15 + stage.random.within(0, 0.7), gain: stage.random.within(0.02, 0.16),
          pan: pan + stage.random.within(-0.2, 0.2))
      }
      t += stage.random.within(0.7, 1.9) / stage.manner.pace
    }
  }
}
