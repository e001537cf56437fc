/// Thunder: a crack when it is near, and a rumble that rolls away.
struct Thunder: AmbienceSound {
  func play(on stage: inout Stage) throws {
    let far = stage.manner.distance
    try stage.noise(.brown, from: 20, to: 70, gain: 0.008, wander: 0.6)
    var t = min(0.4, stage.seconds * 0.06)
    while t < stage.seconds {
      try Task.checkCancellation()
      try strike(at: t, far: min(1, far + stage.random.within(0, 0.35)), on: &stage)
      t += stage.random.within(7, 13) / stage.manner.pace
    }
    try Reverb(seconds: 4, share: 0.2, damping: 0.7).apply(to: &stage.sound)
  }

  private func strike(at start: Double, far: Double, on stage: inout Stage) throws {
    let pan = stage.random.within(-0.5, 0.5)
    let power = 1 + 0.4 * stage.manner.strength
    if far < 0.5 {
      for k in 0..<stage.random.whole(5, 9) {
        let at = start + Double(k) * stage.random.within(0.015, 0.06)
        let crack = Grain.burst(
          &stage.random, hz: stage.random.within(250, 900), q: 0.5,
          decay: stage.random.within(0.12, 0.4))
        stage.add(crack, at: at, gain: (0.5 - far) * stage.random.within(0.3, 1) * power, pan: pan)
      }
    }
    // The rumble is the same stroke from ever farther parts of the channel: bursts that get deeper.
    let length = stage.random.within(4.5, 8)
    let count = Int(length * StereoSound.rate)
    for side in [-0.75, 0.75] {
      var noise = NoiseSource(stage.random.branch())
      var first = SweptFilter(200)
      var second = SweptFilter(200)
      var roll = Wandering(stage.random.branch(), rate: 3.2)
      var slow = Wandering(stage.random.branch(), rate: 0.9)
      var rumble = [Float](repeating: 0, count: count)
      var level: Float = 0
      for i in 0..<count {
        if i & 31 == 0 {
          let t = Double(i) / StereoSound.rate
          let x = t / length
          let top = (1 - far) * 210 * Real.exp(-t * 1.4) + 85 - 30 * x
          first.tune(top)
          second.tune(top * 1.3)
          let swell = 0.25 + 0.75 * roll.next(after: 32) * (0.35 + 0.65 * slow.next(after: 32))
          let rise = 1 - Real.exp(-t * (far < 0.5 ? 26 : 2.2))
          let fall = Real.exp(-1.5 * x) * (1 - x * x)
          level += (Float(swell * rise * fall) - level) * 0.08
        }
        rumble[i] = second.process(first.process(noise.brown()).low).low * level * 4
      }
      stage.add(rumble, at: start, gain: power, pan: pan * 0.3 + side)
    }
  }
}
