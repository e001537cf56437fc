/// A fire: a soft rumble of flames, a hiss, and crackles that come in little groups.
struct Fire: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let strength = stage.manner.strength
    try stage.noise(
      .brown, from: 35, to: 220, gain: 0.11 * (1 + 0.5 * Float(strength)), wander: 0.7, rate: 3.5)
    try stage.noise(.pink, from: 250, to: 1200, gain: 0.018, wander: 0.7, rate: 2)
    try stage.noise(.white, from: 4500, to: 13_000, gain: 0.0035, wander: 0.6, rate: 1)
    try stage.scatter(rate: 3.4 * Real.pow(1.7, strength)) { stage, t in
      let pan = stage.random.within(-0.5, 0.5)
      var at = t
      for _ in 0..<stage.random.whole(1, 9) {
        crackle(at: at, pan: pan, on: &stage)
        at += stage.random.wait(rate: 26)
      }
    }
    try stage.scatter(rate: 18) { stage, t in
      let tick = Grain.burst(&stage.random, hz: stage.random.within(2500, 9000), q: 2, decay: 0.003)
      stage.add(tick, at: t, gain: 0.08 * stage.random.unit(), pan: stage.random.within(-0.7, 0.7))
    }
    try Reverb(seconds: 0.4, share: 0.1).apply(to: &stage.sound)
  }

  private func crackle(at t: Double, pan: Double, on stage: inout Stage) {
    // Most crackles are small and a few are very loud.
    let loud = 0.05 * Real.pow(stage.random.unit() + 0.02, -0.6)
    let snap = Grain.burst(
      &stage.random, hz: stage.random.within(1200, 6500), q: stage.random.within(0.7, 2.5),
      decay: stage.random.within(0.004, 0.018))
    stage.add(snap, at: t, gain: min(0.7, loud), pan: pan)
    if loud > 0.12 {
      let pop = Grain.burst(&stage.random, hz: stage.random.within(250, 700), q: 1.2, decay: 0.03)
      stage.add(pop, at: t, gain: min(0.6, loud), pan: pan)
    }
  }
}
