/// Someone walking on gravel, wood, snow or leaves.
struct Footsteps: AmbienceSound {
  /// What is walked on.
  enum Ground: Sendable { case stone, gravel, wood, snow, leaves }
  var ground = Ground.stone

  func play(on stage: inout Stage) throws {
    var t = 0.12
    var side = 0.12
    while t < stage.seconds {
      try Task.checkCancellation()
      step(at: t, pan: side, on: &stage)
      side = -side
      t += 0.54 / stage.manner.pace * stage.random.near(0.035)
    }
    let room: Float = ground == .stone || ground == .wood ? 0.14 : 0.05
    try Reverb(seconds: 0.7, share: room).apply(to: &stage.sound)
  }

  private func step(at t: Double, pan: Double, on stage: inout Stage) {
    let force = stage.random.within(0.8, 1)
    switch ground {
    case .stone:
      strike(
        at: t, hz: [170, 420, 1250, 2600], decay: 0.05, gain: 0.4 * force, pan: pan, on: &stage)
      strike(
        at: t + 0.09, hz: [230, 700, 1900], decay: 0.03, gain: 0.18 * force, pan: pan, on: &stage)
    case .wood:
      strike(at: t, hz: [95, 210, 370, 760], decay: 0.12, gain: 0.6 * force, pan: pan, on: &stage)
      strike(
        at: t + 0.1, hz: [120, 280, 510], decay: 0.08, gain: 0.25 * force, pan: pan, on: &stage)
    case .gravel:
      crunch(at: t, grains: 55, low: 1800, high: 7500, gain: 0.32 * force, pan: pan, on: &stage)
    case .snow:
      crunch(at: t, grains: 130, low: 700, high: 3200, gain: 0.2 * force, pan: pan, on: &stage)
    case .leaves:
      crunch(at: t, grains: 80, low: 2600, high: 9500, gain: 0.25 * force, pan: pan, on: &stage)
    }
    let thud = Grain.burst(&stage.random, hz: 85, q: 1, decay: 0.08, attack: 0.003)
    stage.add(thud, at: t, gain: 0.5 * force, pan: pan)
  }

  private func strike(
    at t: Double, hz: [Double], decay: Double, gain: Double, pan: Double, on stage: inout Stage
  ) {
    let partials = hz.enumerated().map { k, f in
      Modal.Partial(
        hz: f * stage.random.near(0.06), level: 1 / Double(k + 1),
        seconds: decay / (1 + 0.3 * Double(k)))
    }
    stage.add(Modal.strike(partials), at: t, gain: gain, pan: pan)
    let scuff = Grain.burst(&stage.random, hz: 2400, q: 0.6, decay: 0.02)
    stage.add(scuff, at: t, gain: gain * 0.5, pan: pan)
  }

  /// Heel, then toe: two swarms of tiny cracks.
  private func crunch(
    at t: Double, grains: Int, low: Double, high: Double, gain: Double, pan: Double,
    on stage: inout Stage
  ) {
    for _ in 0..<grains {
      let isToe = stage.random.chance(0.4)
      let at =
        isToe ? 0.13 + 0.1 * stage.random.unit() : 0.11 * stage.random.unit() * stage.random.unit()
      let crack = Grain.burst(
        &stage.random, hz: stage.random.within(low, high), q: 1.5,
        decay: stage.random.within(0.004, 0.018))
      stage.add(
        crack, at: t + at, gain: gain * stage.random.unit(),
        pan: pan + stage.random.within(-0.1, 0.1))
    }
  }
}
