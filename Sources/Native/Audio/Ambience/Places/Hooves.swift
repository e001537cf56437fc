/// A horse that walks, trots or gallops on a road.
struct Hooves: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let isGallop = stage.manner.pace > 1.2
    let pattern: [Double] = isGallop ? [0, 0.14, 0.26] : [0, 0.27]
    let period = isGallop ? 0.52 : 0.54 / stage.manner.pace
    var t = 0.1
    var beat = 0
    while t < stage.seconds {
      try Task.checkCancellation()
      for (k, offset) in pattern.enumerated() {
        let f = (k % 2 == 0 ? 1.0 : 1.22) * (beat % 2 == 0 ? 1 : 0.96) * stage.random.near(0.02)
        let clop = Modal.strike([
          .init(hz: 640 * f, level: 0.9, seconds: 0.05),
          .init(hz: 1130 * f, level: 0.6, seconds: 0.035),
          .init(hz: 1900 * f, level: 0.3, seconds: 0.02),
          .init(hz: 180 * f, level: 0.5, seconds: 0.07),
        ])
        let at = t + offset + stage.random.within(0, 0.008)
        let gain = (isGallop && k == 2 ? 0.6 : 0.45) * stage.random.near(0.1)
        stage.add(clop, at: at, gain: gain, pan: k % 2 == 0 ? -0.12 : 0.12)
        stage.add(
          Grain.burst(&stage.random, hz: 2800, q: 0.7, decay: 0.012), at: at, gain: gain * 0.4)
      }
      beat += 1
      t += period
    }
    try Reverb(seconds: 0.6, share: 0.12).apply(to: &stage.sound)
  }
}
