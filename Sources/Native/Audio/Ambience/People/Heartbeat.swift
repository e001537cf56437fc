/// A heart: two dull beats, and a pause.
struct Heartbeat: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let rate = 1.15 * stage.manner.pace
    var t = 0.1
    while t < stage.seconds {
      try Task.checkCancellation()
      beat(at: t, hz: 62, gain: 0.7, on: &stage)
      beat(at: t + 0.3 / max(1, stage.manner.pace * 0.8), hz: 78, gain: 0.45, on: &stage)
      t += 1 / rate * stage.random.near(0.02)
    }
  }

  private func beat(at t: Double, hz: Double, gain: Double, on stage: inout Stage) {
    let thump = Grain.tone(
      0.18, hz: Curve([(0, hz * 1.5), (0.05, hz), (0.18, hz * 0.75)]),
      level: Curve([(0, 0), (0.012, 1), (0.07, 0.5), (0.18, 0)]), second: 0.3, third: 0.1)
    stage.add(thump, at: t, gain: gain)
    stage.add(
      Grain.burst(&stage.random, hz: 130, q: 0.8, decay: 0.09, attack: 0.006), at: t,
      gain: gain * 0.6)
  }
}
