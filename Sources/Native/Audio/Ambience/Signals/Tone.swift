/// A pure tone, or short beeps of it.
struct Tone: AmbienceSound {
  var isBeeping = false

  func play(on stage: inout Stage) throws {
    let hz = min(20_000, max(20, stage.manner.hz ?? (isBeeping ? 1000 : 440)))
    let period = 1 / stage.manner.pace
    var phase = 0.0
    let isBeeping = isBeeping
    try stage.bed { i in
      phase += hz / StereoSound.rate
      if phase >= 1 { phase -= 1 }
      var level = 0.3
      if isBeeping {
        let t = (Double(i) / StereoSound.rate).truncatingRemainder(dividingBy: period)
        level *= max(0, min(1, min(t, 0.2 - t) / 0.006))
      }
      let x = Float(Real.sin(2 * .pi * phase) * level)
      return (x, x)
    }
  }
}
