/// Rain: the hiss of very many drops far off, and single drops near by.
struct Rain: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let strength = stage.manner.strength
    let heavy = Float(max(0, strength))
    let light = Float(max(0, -strength))
    try stage.noise(
      .white, from: 900, gain: 0.055 * (1 - 0.55 * light) * (1 + heavy), wander: 0.14, rate: 0.5)
    try stage.noise(
      .pink, from: 180, to: 2500, gain: 0.05 * (1 - 0.7 * light) * (1 + 1.6 * heavy), wander: 0.15)
    if heavy > 0 { try stage.noise(.brown, from: 60, to: 500, gain: 0.09 * heavy, wander: 0.2) }
    // The same few hundred drops come again and again at other places: nobody hears it, and it is
    // far cheaper than a filter for each.
    let drops = (0..<240).map { _ in drop(&stage.random) }
    let rate = 380 * Real.pow(2.2, strength)
    try stage.scatter(rate: rate) { stage, t in
      guard let drop = stage.random.pick(drops) else { return }
      let near = stage.random.unit()
      stage.add(
        drop, at: t, gain: 0.03 + 0.2 * near * near * near * near, pan: stage.random.within(-1, 1))
    }
    try stage.scatter(rate: 11 * Real.pow(1.6, strength)) { stage, t in
      let hz = stage.random.within(900, 2600)
      let plop = FlowingWater.bubble(hz, rise: stage.random.within(1, 3))
      stage.add(
        plop, at: t, gain: stage.random.within(0.02, 0.12), pan: stage.random.within(-0.8, 0.8))
    }
  }

  /// A drop on leaves, stone or earth.
  private func drop(_ random: inout SeededRandom) -> [Float] {
    Grain.burst(
      &random, hz: random.within(1600, 9500), q: random.within(0.8, 3),
      decay: random.within(0.003, 0.014))
  }
}
