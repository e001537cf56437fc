/// An owl's hoots at night.
struct Owl: AmbienceSound {
  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 100, to: 700, gain: 0.004, wander: 0.5)
    var t = 0.15
    let hz = stage.random.within(370, 430)
    let pan = stage.random.within(-0.4, 0.4)
    while t < stage.seconds {
      try Task.checkCancellation()
      hoot(at: t, seconds: 0.75, hz: hz, tremble: 0, pan: pan, on: &stage)
      hoot(at: t + 1.5, seconds: 0.16, hz: hz * 0.97, tremble: 0, pan: pan, on: &stage)
      hoot(at: t + 1.85, seconds: 1.1, hz: hz * 1.02, tremble: 0.06, pan: pan, on: &stage)
      t += stage.random.within(5.5, 8) / stage.manner.pace
    }
    try Reverb(seconds: 2.6, share: 0.35, damping: 0.5).apply(to: &stage.sound)
  }

  private func hoot(
    at t: Double, seconds: Double, hz: Double, tremble: Double, pan: Double, on stage: inout Stage
  ) {
    var points: [(Double, Double)] = [(0, hz * 0.86), (seconds * 0.2, hz)]
    let waves = tremble > 0 ? Int(seconds * 9) : 0
    for k in 1..<max(1, waves) {
      points.append(
        (
          seconds * (0.2 + 0.7 * Double(k) / Double(waves)),
          hz * (k % 2 == 0 ? 1 + tremble : 1 - tremble)
        ))
    }
    points.append((seconds, hz * 0.9))
    let tone = Grain.tone(
      seconds, hz: Curve(points),
      level: Curve([(0, 0), (seconds * 0.25, 0.9), (seconds * 0.7, 1), (seconds, 0)]), second: 0.09,
      third: 0.05)
    stage.add(tone, at: t, gain: 0.5, pan: pan)
    let breath = Grain.burst(
      &stage.random, hz: hz * 1.6, q: 1.5, decay: seconds, attack: seconds * 0.3)
    stage.add(breath, at: t, gain: 0.03, pan: pan)
  }
}
