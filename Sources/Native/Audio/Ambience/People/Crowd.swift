/// Many people talking at once, in the open or over cups in a café; no word can be made out.
struct Crowd: AmbienceSound {
  var isCafe = false

  func play(on stage: inout Stage) throws {
    let voices = 16 + Int(10 * max(-0.8, stage.manner.strength))
    for index in 0..<voices {
      try Task.checkCancellation()
      try talk(near: index < 3, on: &stage)
    }
    try stage.noise(.pink, from: 150, to: 1800, gain: 0.03, wander: 0.4, rate: 0.6)
    if isCafe {
      try stage.scatter(rate: 0.9) { stage, t in
        let hz = stage.random.within(2300, 4800)
        let clink = Modal.strike([
          .init(hz: hz, level: 0.5, seconds: 0.25), .init(hz: hz * 1.56, level: 0.4, seconds: 0.18),
          .init(hz: hz * 2.31, level: 0.25, seconds: 0.12),
        ])
        stage.add(
          clink, at: t, gain: stage.random.within(0.03, 0.14), pan: stage.random.within(-0.8, 0.8))
      }
    }
    try Reverb(seconds: isCafe ? 1 : 1.8, share: 0.3, damping: 0.45).apply(to: &stage.sound)
  }

  /// One person: phrases of syllables with changing vowels and a melody that falls.
  private func talk(near isNear: Bool, on stage: inout Stage) throws {
    var r = stage.random.branch()
    let isLow = r.chance(0.5)
    let base = isLow ? r.within(95, 135) : r.within(175, 230)
    let stretch = isLow ? 1.0 : 1.17
    let pan = r.within(-0.95, 0.95)
    let loud = isNear ? 0.32 : r.within(0.1, 0.24)
    var t = r.within(-1.5, 0.6)
    while t < stage.seconds {
      try Task.checkCancellation()
      let syllables = r.whole(4, 14)
      var pitch: [(Double, Double)] = [(0, base * 1.15)]
      var level: [(Double, Double)] = [(0, 0)]
      var first: [(Double, Double)] = []
      var second: [(Double, Double)] = []
      var at = 0.0
      for k in 0..<syllables {
        let n = r.within(0.12, 0.24)
        let vowel = Crowd.vowels[r.whole(0, Crowd.vowels.count - 1)]
        pitch.append(
          (at + n * 0.4, base * (1.18 - 0.3 * Double(k) / Double(syllables)) * r.near(0.1)))
        level += [
          (at + n * 0.2, r.within(0.5, 1)), (at + n * 0.65, r.within(0.4, 0.8)),
          (at + n * 0.95, 0.04),
        ]
        first.append((at + n * 0.4, vowel.0 * stretch))
        second.append((at + n * 0.4, vowel.1 * stretch))
        at += n
      }
      level.append((at + 0.03, 0))
      let voice = Throat(
        seconds: at + 0.03, pitch: Curve(pitch), level: Curve(level),
        formants: [
          .init(hz: Curve(first), q: 5, level: 1.4), .init(hz: Curve(second), q: 8, level: 0.8),
          .init(hz: Curve(2700 * stretch), q: 9, level: 0.3),
        ], breath: 0.12, roughness: 0.04, buzz: 0.02)
      stage.add(voice.samples(&r), at: t, gain: loud, pan: pan)
      t += at + (r.chance(0.4) ? r.within(0.8, 2.6) : r.within(0.1, 0.5))
    }
  }

  private static let vowels: [(Double, Double)] = [
    (730, 1090), (530, 1840), (390, 1990), (570, 840), (440, 1020), (640, 1190), (490, 1350),
    (300, 870),
  ]
}
