/// Single drops that fall into water, with the echo of a cave or a basin.
struct Dripping: AmbienceSound {
  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 100, to: 900, gain: 0.003, wander: 0.5)
    var t = stage.random.within(0.05, 0.3)
    let places = (0..<4).map { _ in
      (hz: stage.random.within(700, 1900), pan: stage.random.within(-0.8, 0.8))
    }
    while t < stage.seconds {
      guard let place = stage.random.pick(places) else { return }
      let gain = stage.random.within(0.2, 0.6)
      let hz = place.hz * stage.random.near(0.05)
      stage.add(
        Grain.burst(&stage.random, hz: 4200, q: 0.8, decay: 0.01), at: t, gain: gain * 0.25,
        pan: place.pan)
      stage.add(FlowingWater.bubble(hz, rise: 3), at: t + 0.012, gain: gain, pan: place.pan)
      stage.add(
        FlowingWater.bubble(hz * 0.8, rise: 3.5), at: t + 0.055, gain: gain * 0.4, pan: place.pan)
      t += stage.random.within(0.25, 1.3) / stage.manner.pace
    }
    try Reverb(seconds: 2.4, share: 0.45, damping: 0.25).apply(to: &stage.sound)
  }
}
