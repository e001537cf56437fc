/// A cat that purrs, breathing in and out.
struct Purr: AmbienceSound {
  func play(on stage: inout Stage) throws {
    var noise = NoiseSource(stage.random.branch())
    var body = SweptFilter(160)
    var top = SweptFilter(420)
    var phase = 0.0
    var breath = 0.0
    let pace = stage.manner.pace
    try stage.bed { _ in
      breath += pace / (StereoSound.rate * 2.4)
      if breath >= 1 { breath -= 1 }
      let isIn = breath < 0.45
      phase += (isIn ? 27 : 23.5) / StereoSound.rate
      if phase >= 1 { phase -= 1 }
      let along = isIn ? breath / 0.45 : (breath - 0.45) / 0.55
      let level = Float(Real.pow(Real.sin(.pi * along), 0.5) * (isIn ? 0.75 : 1))
      let pulse = Float(Real.exp(-phase * 5.5))
      let x = (noise.brown() * 1.4 + noise.white() * 0.12) * (0.08 + pulse) * level
      let y = body.process(x).low * 1.2 + top.process(x).band * 0.7
      return (y * 0.5, y * 0.48)
    }
  }
}
