/// Where one sound is played: its length, its samples so far, its chance and its manner.
struct Stage: Sendable {
  /// The length in seconds.
  let seconds: Double
  /// How the sound is asked for.
  let manner: SoundManner
  /// The samples so far.
  var sound: StereoSound
  var random: SeededRandom

  /// An empty stage.
  init(count: Int, manner: SoundManner, random: SeededRandom) {
    seconds = Double(count) / StereoSound.rate
    sound = StereoSound(count: count)
    self.manner = manner
    self.random = random
  }

  /// Lays a short sound on the stage.
  ///
  /// - Parameters:
  ///   - seconds: When it begins; what lies outside the stage is cut.
  ///   - pan: -1 is left, 1 is right.
  mutating func add(_ grain: [Float], at seconds: Double, gain: Double = 1, pan: Double = 0) {
    let start = Int(seconds * StereoSound.rate)
    let angle = (max(-1, min(1, pan)) + 1) * .pi / 4
    let (l, r) = (Float(gain * Real.cos(angle)), Float(gain * Real.sin(angle)))
    let (from, to) = (max(0, -start), min(grain.count, sound.count - start))
    guard from < to else { return }
    grain.withUnsafeBufferPointer { source in
      sound.left.withUnsafeMutableBufferPointer { left in
        sound.right.withUnsafeMutableBufferPointer { right in
          for i in from..<to {
            left[start + i] += source[i] * l
            right[start + i] += source[i] * r
          }
        }
      }
    }
  }

  /// Adds a sound that goes on from beginning to end, sample by sample.
  ///
  /// - Throws: A cancellation.
  mutating func bed(_ next: (_ index: Int) -> (left: Float, right: Float)) throws {
    var i = 0
    while i < sound.count {
      try Task.checkCancellation()
      let end = min(sound.count, i + 16_384)
      while i < end {
        let (l, r) = next(i)
        sound.left[i] += l
        sound.right[i] += r
        i += 1
      }
    }
  }

  /// Calls for events that come so many times per second on average, at random times.
  ///
  /// - Throws: A cancellation.
  mutating func scatter(
    rate: Double, from start: Double = 0, _ event: (inout Stage, _ at: Double) throws -> Void
  ) throws {
    var t = start + random.wait(rate: rate)
    var count = 0
    while t < seconds {
      if count & 63 == 0 { try Task.checkCancellation() }
      try event(&self, t)
      t += random.wait(rate: rate)
      count += 1
    }
  }

  /// Plays a sound on a stage of its own and lays the result on this one.
  ///
  /// - Throws: A cancellation.
  mutating func layer(
    _ part: any AmbienceSound, gain: Double, manner: SoundManner? = nil,
    room: Reverb? = nil
  ) throws {
    var inner = Stage(count: sound.count, manner: manner ?? self.manner, random: random.branch())
    try part.play(on: &inner)
    try room?.apply(to: &inner.sound)
    inner.sound.normalize(to: -20, ceiling: -3)
    sound.add(inner.sound, gain: Real.gain(decibels: gain))
  }

  /// Adds coloured noise with a band and a level that may wander.
  ///
  /// - Throws: A cancellation.
  mutating func noise(
    _ color: NoiseColor = .white, from low: Double? = nil, to high: Double? = nil,
    gain: Float, wander: Float = 0, rate: Double = 0.3, attach: Float = 0.7
  ) throws {
    var sources = [NoiseSource(random.branch()), NoiseSource(random.branch())]
    var highs = [Biquad.highpass(low ?? 10), Biquad.highpass(low ?? 10)]
    var lows = [Biquad.lowpass(high ?? 22_000), Biquad.lowpass(high ?? 22_000)]
    var common = Wandering(random.branch(), rate: rate)
    var own = Wandering(random.branch(), rate: rate)
    var levels: (Float, Float) = (1, 1)
    let (hasLow, hasHigh) = (low != nil, high != nil)
    try bed { i in
      if wander > 0, i & 31 == 0 {
        let a = Float(common.next(after: 32))
        let b = Float(own.next(after: 32))
        levels = (
          1 - wander + wander * 1.6 * (attach * a + (1 - attach) * b),
          1 - wander + wander * 1.6 * (attach * a + (1 - attach) * (1 - b))
        )
      }
      func sample(_ k: Int) -> Float {
        var x: Float =
          switch color {
          case .white: sources[k].white()
          case .pink: sources[k].pink()
          case .brown: sources[k].brown()
          }
        if hasLow { x = highs[k].process(x) }
        if hasHigh { x = lows[k].process(x) }
        return x
      }
      return (sample(0) * gain * levels.0, sample(1) * gain * levels.1)
    }
  }
}

/// The colours of noise.
enum NoiseColor: Sendable {
  case white, pink, brown
}
