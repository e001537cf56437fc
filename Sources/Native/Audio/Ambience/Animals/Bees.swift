/// Bees, flies or a mosquito that circle around.
struct Bees: AmbienceSound {
  var isMosquito = false

  func play(on stage: inout Stage) throws {
    let count = isMosquito || stage.manner.number < -0.5 ? 1 : 6
    for index in 0..<count {
      var random = stage.random.branch()
      let base = isMosquito ? 560.0 : random.within(165, 245)
      var pitch = Wandering(random.branch(), rate: isMosquito ? 0.8 : 1.8)
      var near = Wandering(random.branch(), rate: 0.5)
      var place = Wandering(random.branch(), rate: 0.45)
      var noise = NoiseSource(random.branch())
      var band = SweptFilter(900)
      var phase: Float = 0
      var (step, level, pan): (Float, Float, Float) = (0, 0, 0.5)
      let loud: Float = index == 0 ? 1 : 0.45
      try stage.bed { i in
        if i & 31 == 0 {
          let n = near.next(after: 32)
          step = Float(base * (0.9 + 0.22 * pitch.next(after: 32)) / StereoSound.rate)
          level = loud * Float(0.08 + 0.92 * n * n)
          pan = Float(place.next(after: 32))
          band.tune(500 + 1500 * n, q: 0.9)
        }
        phase += step * (1 + 0.06 * noise.white())
        if phase >= 1 { phase -= 1 }
        let wing = (2 * phase - 1) + 0.25 * noise.white()
        let y = band.process(wing)
        let x = (y.band + 0.4 * y.low) * level * 0.25
        return (x * (1 - pan), x * pan)
      }
    }
  }
}
