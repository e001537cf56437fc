/// A dog, a cat, a rooster, a wolf or gulls: one call, made by a throat, again and again.
struct AnimalCall: AmbienceSound {
  /// Who calls.
  enum Animal: Sendable { case dog, cat, rooster, wolf, gulls, crows }
  var animal: Animal

  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 200, to: 1500, gain: 0.002, wander: 0.4)
    let callers = animal == .gulls ? 4 : animal == .crows ? 2 : stage.manner.number > 0.5 ? 4 : 1
    for index in 0..<callers {
      try Task.checkCancellation()
      var random = stage.random.branch()
      let far = index == 0 ? 0 : random.within(0.3, 0.8)
      let size = random.near(0.08)
      var pan = index == 0 ? random.within(-0.3, 0.3) : random.within(-0.9, 0.9)
      var t = index == 0 ? 0.08 : random.within(0.5, 3)
      while t < stage.seconds {
        let (calls, gap) = group(&random)
        for _ in 0..<calls {
          let call = voice(size, &random).samples(&random)
          stage.add(call, at: t, gain: 0.7 * (1 - far), pan: pan)
          t += Double(call.count) / StereoSound.rate + gap * random.near(0.2)
        }
        if animal == .gulls { pan = random.within(-0.9, 0.9) }
        t += rest(&random) / stage.manner.pace
      }
    }
    let isOutside = animal != .cat
    try Reverb(
      seconds: animal == .wolf ? 3.5 : 1.1, share: isOutside ? (animal == .wolf ? 0.4 : 0.16) : 0.06
    ).apply(to: &stage.sound)
  }

  private func group(_ r: inout SeededRandom) -> (calls: Int, gap: Double) {
    switch animal {
    case .dog: (r.whole(2, 3), 0.17)
    case .gulls: (r.whole(2, 6), 0.09)
    case .crows: (r.whole(2, 4), 0.16)
    case .cat, .rooster, .wolf: (1, 0)
    }
  }

  private func rest(_ r: inout SeededRandom) -> Double {
    switch animal {
    case .dog: r.within(0.5, 1.6)
    case .cat: r.within(1.2, 2.8)
    case .rooster: r.within(2.5, 4.5)
    case .wolf: r.within(1.5, 3.5)
    case .gulls: r.within(0.8, 3)
    case .crows: r.within(1, 3)
    }
  }

  private func voice(_ size: Double, _ r: inout SeededRandom) -> Throat {
    switch animal {
    case .dog: dog(size, &r)
    case .cat: cat(size, &r)
    case .rooster: rooster(size, &r)
    case .wolf: wolf(size, &r)
    case .gulls: gull(size, &r)
    case .crows: crow(size, &r)
    }
  }

  private func dog(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let n = 0.19 * r.near(0.12)
    let f = 330 * size * r.near(0.05)
    return Throat(
      seconds: n,
      pitch: Curve([(0, f * 0.75), (n * 0.25, f * 1.55), (n * 0.6, f * 1.2), (n, f * 0.6)]),
      level: Curve([(0, 0), (0.012, 1), (n * 0.5, 0.85), (n, 0)]),
      formants: [
        .init(hz: Curve([(0, 550), (n * 0.3, 1050), (n, 600)]), q: 4, level: 1.5),
        .init(hz: Curve([(0, 1300), (n * 0.3, 1900), (n, 1300)]), q: 6, level: 1),
        .init(hz: Curve(3200), q: 6, level: 0.35),
      ], breath: 0.3, roughness: 0.25, buzz: 0.12)
  }

  private func cat(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let n = r.within(0.65, 1)
    let f = 600 * size * r.near(0.06)
    return Throat(
      seconds: n,
      pitch: Curve([(0, f * 0.75), (n * 0.3, f * 1.15), (n * 0.6, f * 1.05), (n, f * 0.65)]),
      level: Curve([(0, 0), (n * 0.15, 0.5), (n * 0.4, 1), (n * 0.7, 0.7), (n, 0)]),
      formants: [
        .init(
          hz: Curve([(0, 500), (n * 0.4, 1500), (n * 0.65, 1300), (n, 700)]), q: 5, level: 1.4),
        .init(hz: Curve([(0, 2700), (n * 0.35, 2500), (n, 1500)]), q: 8, level: 1),
        .init(hz: Curve(4200), q: 8, level: 0.25),
      ], breath: 0.06, roughness: 0.03, buzz: 0.06)
  }

  private func rooster(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let f = 560 * size
    return Throat(
      seconds: 2,
      pitch: Curve([
        (0, f), (0.14, f * 1.15), (0.24, f * 1.25), (0.3, f * 1.5), (0.45, f * 1.55),
        (0.55, f * 1.35),
        (0.65, f * 1.75), (0.85, f * 1.95), (1.35, f * 1.8), (1.75, f * 1.4), (2, f * 0.85),
      ]),
      level: Curve([
        (0, 0), (0.04, 0.8), (0.14, 0.7), (0.19, 0.04), (0.26, 0.8), (0.44, 0.8), (0.49, 0.08),
        (0.56, 0.7),
        (0.6, 0.35), (0.7, 1), (1.35, 0.95), (1.75, 0.6), (2, 0),
      ]),
      formants: [
        .init(hz: Curve([(0, 1000), (0.7, 1500), (1.4, 1400), (2, 900)]), q: 3, level: 1.3),
        .init(hz: Curve(2700), q: 5, level: 1), .init(hz: Curve(4000), q: 6, level: 0.4),
      ], breath: 0.1, roughness: 0.12, buzz: 0.1)
  }

  private func wolf(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let n = r.within(3, 4.5)
    let f = 420 * size * r.near(0.08)
    return Throat(
      seconds: n,
      pitch: Curve([
        (0, f * 0.65), (0.5, f * 1.25), (0.9, f * 1.15), (n * 0.55, f * 1.2), (n * 0.75, f * 1.05),
        (n, f * 0.7),
      ]),
      level: Curve([(0, 0), (0.4, 0.8), (n * 0.5, 1), (n * 0.8, 0.7), (n, 0)]),
      formants: [
        .init(hz: Curve([(0, 450), (0.7, 620), (n, 450)]), q: 3, level: 1.4),
        .init(hz: Curve(1250), q: 6, level: 0.35),
      ], breath: 0.05, roughness: 0.015, buzz: 0.03)
  }

  private func gull(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let n = r.within(0.28, 0.55)
    let f = 880 * size * r.near(0.12)
    return Throat(
      seconds: n,
      pitch: Curve([(0, f * 0.9), (n * 0.2, f * 1.65), (n * 0.5, f * 1.4), (n, f * 0.85)]),
      level: Curve([(0, 0), (n * 0.15, 1), (n * 0.6, 0.8), (n, 0)]),
      formants: [
        .init(hz: Curve([(0, 1500), (n * 0.3, 2500), (n, 1600)]), q: 3, level: 1.3),
        .init(hz: Curve(3900), q: 5, level: 0.7),
      ], breath: 0.08, roughness: 0.1, buzz: 0.15)
  }

  private func crow(_ size: Double, _ r: inout SeededRandom) -> Throat {
    let n = r.within(0.28, 0.4)
    return Throat(
      seconds: n, pitch: Curve([(0, 480 * size), (n * 0.3, 540 * size), (n, 400 * size)]),
      level: Curve([(0, 0), (n * 0.12, 1), (n * 0.7, 0.8), (n, 0)]),
      formants: [
        .init(hz: Curve([(0, 1100), (n * 0.4, 1400), (n, 1000)]), q: 3, level: 1.4),
        .init(hz: Curve(2300), q: 4, level: 0.8),
      ], breath: 0.3, roughness: 0.7, buzz: 0.15)
  }
}
