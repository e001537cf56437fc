/// A clock: tick and tock, a second apart.
struct ClockTicking: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let size = stage.random.near(0.1)
    var t = 0.15
    var isTick = true
    while t < stage.seconds {
      try Task.checkCancellation()
      let f = (isTick ? 1.0 : 0.84) * size
      let tick = Modal.strike([
        .init(hz: 2650 * f, level: 0.5, seconds: 0.035),
        .init(hz: 4300 * f, level: 0.4, seconds: 0.022),
        .init(hz: 1180 * f, level: 0.35, seconds: 0.05),
        .init(hz: 540 * f, level: 0.25, seconds: 0.06),
        .init(hz: 6900 * f, level: 0.2, seconds: 0.012),
      ])
      stage.add(tick, at: t, gain: 0.6, pan: isTick ? -0.06 : 0.06)
      stage.add(Grain.burst(&stage.random, hz: 5200, q: 0.8, decay: 0.006), at: t, gain: 0.25)
      stage.add(tick, at: t + 0.024, gain: 0.13)
      isTick.toggle()
      t += 0.5 / stage.manner.pace
    }
    try Reverb(seconds: 0.6, share: 0.14).apply(to: &stage.sound)
  }
}
