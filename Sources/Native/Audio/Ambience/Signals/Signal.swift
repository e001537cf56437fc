/// Sounds that call for attention: a siren, an alarm, a telephone, a sonar, lasers, a blast.
struct Signal: AmbienceSound {
  /// Which signal.
  enum Kind: Sendable { case siren, alarm, phone, sonar, laser, explosion, foghorn }
  var kind: Kind

  func play(on stage: inout Stage) throws {
    var t = 0.05
    while t < stage.seconds {
      try Task.checkCancellation()
      t += once(at: t, on: &stage) / stage.manner.pace
    }
    switch kind {
    case .sonar: try Reverb(seconds: 4.5, share: 0.5, damping: 0.3).apply(to: &stage.sound)
    case .siren: try Reverb(seconds: 1.4, share: 0.22).apply(to: &stage.sound)
    case .explosion, .foghorn:
      try Reverb(seconds: 3.5, share: 0.3, damping: 0.6).apply(to: &stage.sound)
    case .laser: try Reverb(seconds: 1.2, share: 0.2).apply(to: &stage.sound)
    case .alarm, .phone: try Reverb(seconds: 0.4, share: 0.1).apply(to: &stage.sound)
    }
  }

  /// Plays the signal once.
  ///
  /// - Returns: Seconds until it comes again.
  private func once(at t: Double, on stage: inout Stage) -> Double {
    switch kind {
    case .siren:
      let n = 4.0 / stage.manner.pace
      stage.add(
        Grain.tone(
          n, hz: Curve([(0, 620), (n * 0.45, 1280), (n * 0.55, 1280), (n, 620)]),
          level: Curve(0.4), second: 0.35, third: 0.2), at: t)
      return 4
    case .alarm:
      for k in 0..<4 {
        let beep = Grain.tone(
          0.09, hz: Curve(2050), level: Curve([(0, 0), (0.004, 1), (0.085, 1), (0.09, 0)]),
          second: 0.2, third: 0.5)
        stage.add(beep, at: t + Double(k) * 0.13, gain: 0.35)
      }
      return 1
    case .phone: return ring(at: t, on: &stage)
    case .sonar:
      let ping = Modal.strike(
        [.init(hz: 1020, level: 0.7, seconds: 2.2), .init(hz: 1024, level: 0.25, seconds: 1.8)],
        attack: 0.01)
      stage.add(ping, at: t, gain: 0.5)
      return 3.2
    case .laser:
      let n = stage.random.within(0.2, 0.36)
      let top = stage.random.within(2600, 4200)
      stage.add(
        Grain.tone(
          n, hz: Curve([(0, top), (n * 0.25, top * 0.45), (n, 160)]),
          level: Curve([(0, 1), (n * 0.6, 0.6), (n, 0)]), second: 0.5, third: 0.3),
        at: t, gain: 0.35, pan: stage.random.within(-0.7, 0.7))
      return stage.random.within(0.25, 0.9)
    case .foghorn:
      let n = 2.8
      for hz in [87.0, 87.6, 174.5] {
        stage.add(
          Grain.tone(
            n, hz: Curve([(0, hz * 0.95), (0.3, hz), (n, hz * 0.97)]),
            level: Curve([(0, 0), (0.25, 1), (n - 0.5, 0.9), (n, 0)]), second: 0.6, third: 0.45),
          at: t, gain: 0.25)
      }
      return 6
    case .explosion: return blast(at: t, on: &stage)
    }
  }

  /// The two bells of an old telephone, hammered twenty times a second.
  private func ring(at t: Double, on stage: inout Stage) -> Double {
    for k in 0..<40 {
      let hz = k % 2 == 0 ? 1370.0 : 1590.0
      let ding = Modal.strike([
        .init(hz: hz, level: 0.5, seconds: 0.35), .init(hz: hz * 2.71, level: 0.25, seconds: 0.2),
        .init(hz: hz * 4.9, level: 0.1, seconds: 0.08),
      ])
      stage.add(ding, at: t + Double(k) * 0.047, gain: 0.25)
    }
    return 4.2
  }

  private func blast(at t: Double, on stage: inout Stage) -> Double {
    let boom = Grain.tone(
      2.5, hz: Curve([(0, 95), (0.3, 52), (2.5, 28)]),
      level: Curve([(0, 0), (0.006, 1), (0.5, 0.5), (2.5, 0)]), second: 0.3)
    stage.add(boom, at: t, gain: 0.8)
    for (hz, decay, gain) in [(2200.0, 0.35, 0.5), (520, 1.4, 0.9), (150, 2.6, 1.3)] {
      for pan in [-0.6, 0.6] {
        stage.add(
          Grain.burst(&stage.random, hz: hz, q: 0.5, decay: decay, attack: 0.002), at: t,
          gain: gain, pan: pan)
      }
    }
    for _ in 0..<60 {
      let at = 0.2 + 1.8 * stage.random.unit()
      let debris = Grain.burst(&stage.random, hz: stage.random.within(600, 4500), q: 1, decay: 0.03)
      stage.add(
        debris, at: t + at, gain: 0.12 * stage.random.unit() * (2 - at) / 2,
        pan: stage.random.within(-0.9, 0.9))
    }
    return stage.random.within(4.5, 7)
  }
}
