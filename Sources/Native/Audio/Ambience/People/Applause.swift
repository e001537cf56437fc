/// An audience that claps.
struct Applause: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let people = 50 + Int(30 * stage.manner.strength)
    for _ in 0..<people {
      try Task.checkCancellation()
      var r = stage.random.branch()
      let hz = r.within(750, 2300)
      let far = r.unit()
      let claps = (0..<3).map { _ in clap(&r, hz: hz) }
      let period = r.within(0.19, 0.3) / stage.manner.pace
      let pan = r.within(-1, 1)
      var t = r.within(0, 0.5)
      while t < stage.seconds {
        guard let clap = r.pick(claps) else { break }
        stage.add(clap, at: t, gain: (0.2 - 0.14 * far) * r.near(0.25), pan: pan)
        t += period * r.near(0.09)
      }
    }
    try Reverb(seconds: 1.5, share: 0.28, damping: 0.35).apply(to: &stage.sound)
  }

  private func clap(_ r: inout SeededRandom, hz: Double) -> [Float] {
    let hollow = Grain.burst(&r, hz: hz, q: 1.8, decay: r.within(0.02, 0.045))
    let snap = Grain.burst(&r, hz: hz * 2.6, q: 0.7, decay: 0.008)
    return hollow.indices.map { hollow[$0] * 1.5 + ($0 < snap.count ? snap[$0] * 0.7 : 0) }
  }
}
