/// Crickets, each chirping at its own pitch and pace, or cicadas that buzz without rest.
struct Crickets: AmbienceSound {
  var areCicadas = false

  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 150, to: 1500, gain: 0.004, wander: 0.4)
    if areCicadas { try cicadas(on: &stage) } else { try crickets(on: &stage) }
  }

  private func crickets(on stage: inout Stage) throws {
    let count = stage.manner.number < -0.5 ? 1 : 6 + Int(4 * max(0, stage.manner.number))
    for index in 0..<count {
      try Task.checkCancellation()
      var random = stage.random.branch()
      let far = index < 2 ? 0.1 * Double(index) : random.within(0.35, 0.9)
      let hz = random.within(4150, 5000)
      let pan = random.within(-0.9, 0.9)
      let pulses = random.whole(3, 4)
      let pulse = chirpPulse(hz)
      let spacing = random.within(0.03, 0.037)
      let period = random.within(0.36, 0.62) / stage.manner.pace
      var t = random.within(0, 0.3)
      var rest = t + random.within(6, 20)
      while t < stage.seconds {
        for k in 0..<pulses {
          let level = 0.7 + 0.3 * Double(k) / Double(pulses)
          stage.add(pulse, at: t + Double(k) * spacing, gain: 0.3 * level * (1 - far), pan: pan)
        }
        t += period * random.near(0.025)
        if t > rest {
          t += random.within(0.6, 2)
          rest = t + random.within(6, 20)
        }
      }
    }
    try Reverb(seconds: 0.8, share: 0.12, damping: 0.3).apply(to: &stage.sound)
  }

  private func chirpPulse(_ hz: Double) -> [Float] {
    Grain.tone(
      0.022, hz: Curve([(0, hz * 1.01), (0.022, hz * 0.985)]),
      level: Curve([(0, 0), (0.006, 1), (0.014, 0.9), (0.022, 0)]), second: 0.06)
  }

  private func cicadas(on stage: inout Stage) throws {
    for _ in 0..<4 {
      var random = stage.random.branch()
      var noise = NoiseSource(random.branch())
      var band = Biquad.bandpass(random.within(5200, 7200), q: 3.5)
      var narrow = Biquad.bandpass(random.within(4600, 6200), q: 7)
      var swell = Wandering(random.branch(), rate: 0.35)
      let pulse = random.within(95, 170)
      let pan = Float(random.within(0, 1))
      let loud = Float(random.within(0.35, 1))
      var level: Float = 0
      try stage.bed { i in
        if i & 31 == 0 { level = Float(0.25 + 0.75 * swell.next(after: 32)) * loud }
        let phase = (Double(i) / StereoSound.rate * pulse).truncatingRemainder(dividingBy: 1)
        let gate = Float(phase < 0.55 ? Real.sin(.pi * phase / 0.55) : 0)
        let x = noise.white()
        let y = (band.process(x) + 1.6 * narrow.process(x)) * (0.15 + gate) * level * 0.4
        return (y * (1 - pan), y * pan)
      }
    }
  }
}
