/// Frogs that croak to one another at a pond.
struct Frogs: AmbienceSound {
  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 200, to: 1500, gain: 0.004, wander: 0.4)
    let count = stage.manner.number < -0.5 ? 1 : 6 + Int(4 * max(0, stage.manner.number))
    for index in 0..<count {
      try Task.checkCancellation()
      var random = stage.random.branch()
      let isPeeper = index % 3 == 2
      let far = index == 0 ? 0 : random.within(0.2, 0.85)
      let pan = random.within(-0.85, 0.85)
      let size = random.near(0.2)
      var t = index == 0 ? 0.1 : random.within(0.1, 2)
      while t < stage.seconds {
        let call = isPeeper ? peep(size) : croak(&random, size)
        stage.add(call, at: t, gain: (isPeeper ? 0.12 : 0.6) * (1 - far), pan: pan)
        t += (isPeeper ? random.within(0.5, 1) : random.within(0.7, 2.4)) / stage.manner.pace
      }
    }
    try Reverb(seconds: 0.9, share: 0.16).apply(to: &stage.sound)
  }

  /// "Ribbit": two groups of throat pulses, the second higher.
  private func croak(_ random: inout SeededRandom, _ size: Double) -> [Float] {
    let (first, second) = (0.16 * random.near(0.1), 0.2 * random.near(0.1))
    let total = first + 0.05 + second
    return Throat(
      seconds: total,
      pitch: Curve([
        (0, 62 * size), (first, 70 * size), (first + 0.05, 82 * size), (total, 98 * size),
      ]),
      level: Curve([
        (0, 0), (0.03, 0.8), (first - 0.02, 0.7), (first + 0.02, 0.02), (first + 0.05, 0.1),
        (first + 0.1, 1),
        (total - 0.06, 0.8), (total, 0),
      ]),
      formants: [
        .init(hz: Curve([(0, 620 * size), (total, 820 * size)]), q: 6, level: 1.6),
        .init(hz: Curve([(0, 1500 * size), (total, 1900 * size)]), q: 8, level: 1.2),
      ], breath: 0.12, roughness: 0.12
    ).samples(&random)
  }

  private func peep(_ size: Double) -> [Float] {
    let hz = 2800 * size
    return Grain.tone(
      0.14, hz: Curve([(0, hz * 0.92), (0.14, hz * 1.05)]),
      level: Curve([(0, 0), (0.03, 1), (0.11, 0.8), (0.14, 0)]))
  }
}
