/// Church bells, a hand bell, or wind chimes.
struct Bells: AmbienceSound {
  /// Which bells.
  enum Kind: Sendable { case church, small, chimes }
  var kind = Kind.church

  func play(on stage: inout Stage) throws {
    switch kind {
    case .church: try church(on: &stage)
    case .small: try small(on: &stage)
    case .chimes: try chimes(on: &stage)
    }
  }

  private func church(on stage: inout Stage) throws {
    let low = bell(196 * stage.random.near(0.04), size: 1)
    let other = bell(247 * stage.random.near(0.02), size: 0.8)
    let isPeal = stage.manner.number > 0
    var t = 0.1
    while t < stage.seconds {
      try Task.checkCancellation()
      stage.add(low, at: t, gain: 0.4 * stage.random.near(0.06), pan: -0.1)
      if isPeal { stage.add(other, at: t + 1.05 * stage.random.near(0.04), gain: 0.3, pan: 0.25) }
      t += 2.4 / stage.manner.pace * stage.random.near(0.015)
    }
    try Reverb(seconds: 3, share: 0.22, damping: 0.4).apply(to: &stage.sound)
  }

  /// The partials that bell founders tune: hum, prime, tierce, quint, nominal and above.
  private func bell(_ prime: Double, size: Double) -> [Float] {
    let table: [(Double, Double, Double)] = [
      (0.5, 0.55, 11), (0.501, 0.2, 9), (1, 0.7, 7), (1.193, 0.8, 5.5), (1.197, 0.25, 4.5),
      (1.5, 0.35, 3.6), (2, 0.95, 3.4),
      (2.51, 0.35, 2), (2.66, 0.4, 1.8), (3.01, 0.4, 1.5), (4.17, 0.35, 1), (5.43, 0.25, 0.7),
      (6.8, 0.18, 0.45),
      (8.2, 0.12, 0.3),
    ]
    return Modal.strike(
      table.map { .init(hz: prime * $0.0, level: $0.1, seconds: $0.2 * size) }, limit: 10,
      attack: 0.002)
  }

  private func small(on stage: inout Stage) throws {
    let hz = 1750 * stage.random.near(0.08)
    let ring = Modal.strike([
      .init(hz: hz, level: 0.8, seconds: 1.8), .init(hz: hz * 1.003, level: 0.3, seconds: 1.6),
      .init(hz: hz * 2.74, level: 0.5, seconds: 0.9), .init(hz: hz * 5.2, level: 0.3, seconds: 0.4),
    ])
    var t = 0.08
    while t < stage.seconds {
      try Task.checkCancellation()
      for _ in 0..<stage.random.whole(4, 9) {
        stage.add(
          ring, at: t, gain: 0.3 * stage.random.near(0.3), pan: stage.random.within(-0.15, 0.15))
        t += 0.14 / stage.manner.pace * stage.random.near(0.15)
      }
      t += stage.random.within(0.8, 1.8)
    }
    try Reverb(seconds: 1.2, share: 0.15).apply(to: &stage.sound)
  }

  /// Tubes tuned to a scale without sharp intervals, struck in gusts.
  private func chimes(on stage: inout Stage) throws {
    let tubes = [523.25, 587.33, 659.26, 783.99, 880, 1046.5, 1174.66].enumerated().map {
      index, hz in
      (
        samples: Modal.strike(
          [
            .init(hz: hz * 2.756, level: 0.3, seconds: 1.8),
            .init(hz: hz, level: 0.6, seconds: 3.8),
            .init(hz: hz * 5.404, level: 0.16, seconds: 0.8),
            .init(hz: hz * 8.93, level: 0.07, seconds: 0.3),
          ], limit: 4.5, attack: 0.001), pan: Double(index) / 3 - 1
      )
    }
    var gust = Wandering(stage.random.branch(), rate: 0.45)
    var last = 0.0
    try stage.scatter(rate: 6 * stage.manner.pace) { stage, t in
      let g = gust.next(after: Int((t - last) * StereoSound.rate))
      last = t
      guard stage.random.chance(g * g + 0.08), let tube = stage.random.pick(tubes) else { return }
      stage.add(tube.samples, at: t, gain: stage.random.within(0.06, 0.3), pan: tube.pan * 0.7)
    }
    if stage.sound.peak == 0, let tube = tubes.first {
      stage.add(tube.samples, at: 0.05, gain: 0.25)
    }
    try Reverb(seconds: 1.6, share: 0.15).apply(to: &stage.sound)
  }
}
