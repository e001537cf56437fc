/// A train: the rumble of its wheels and the double beat at every joint of the rails.
struct Train: AmbienceSound {
  var isSteam = false

  func play(on stage: inout Stage) throws {
    try stage.noise(.brown, from: 30, to: 300, gain: 0.16, wander: 0.3, rate: 1.5)
    try stage.noise(.pink, from: 300, to: 2600, gain: 0.02, wander: 0.35, rate: 1)
    var t = 0.1
    let pace = stage.manner.pace
    while t < stage.seconds {
      try Task.checkCancellation()
      for (k, at) in [0, 0.13, 0.42, 0.55].enumerated() {
        clack(
          at: t + at / pace, gain: k % 2 == 0 ? 0.34 : 0.26, pan: k < 2 ? -0.35 : 0.35, on: &stage)
      }
      t += 1.12 / pace
    }
    if isSteam {
      var t = 0.05
      var beat = 0
      while t < stage.seconds {
        try Task.checkCancellation()
        let loud = beat % 4 == 0 ? 0.6 : 0.42
        stage.add(
          Grain.burst(&stage.random, hz: 620, q: 0.45, decay: 0.26, attack: 0.02), at: t, gain: loud
        )
        stage.add(
          Grain.burst(&stage.random, hz: 4200, q: 0.5, decay: 0.2, attack: 0.015), at: t,
          gain: loud * 0.2)
        beat += 1
        t += 0.28 / pace
      }
      whistle(at: min(1.2, stage.seconds * 0.2), on: &stage)
    }
    try Reverb(seconds: 0.9, share: 0.12).apply(to: &stage.sound)
  }

  private func clack(at t: Double, gain: Double, pan: Double, on stage: inout Stage) {
    let steel = Modal.strike([
      .init(hz: 110, level: 0.9, seconds: 0.12), .init(hz: 340, level: 0.6, seconds: 0.07),
      .init(hz: 910, level: 0.35, seconds: 0.05), .init(hz: 2300, level: 0.15, seconds: 0.03),
    ])
    stage.add(steel, at: t, gain: gain * stage.random.near(0.1), pan: pan)
    stage.add(
      Grain.burst(&stage.random, hz: 500, q: 0.6, decay: 0.06), at: t, gain: gain * 0.7, pan: pan)
  }

  private func whistle(at start: Double, on stage: inout Stage) {
    for (at, n) in [(0.0, 0.5), (0.7, 1.5)] {
      for hz in [622.0, 740, 932] {
        let tone = Grain.tone(
          n, hz: Curve([(0, hz * 0.94), (0.12, hz), (n - 0.15, hz), (n, hz * 0.93)]),
          level: Curve([(0, 0), (0.1, 1), (n - 0.2, 0.9), (n, 0)]), second: 0.25, third: 0.12)
        stage.add(tone, at: start + at, gain: 0.1, pan: 0.1)
      }
      stage.add(
        Grain.burst(&stage.random, hz: 1900, q: 0.6, decay: n, attack: 0.08), at: start + at,
        gain: 0.1)
    }
  }
}
