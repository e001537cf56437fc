/// The voice of an animal or a person: pulses of a throat, coloured by the resonances of a mouth.
struct Throat: Sendable {
  /// One resonance: its frequency over time in Hz, its width and its level.
  struct Formant: Sendable {
    var hz: Curve
    var q: Double
    var level: Float
  }

  /// How long the call is, in seconds.
  var seconds: Double
  /// The pitch over time, in Hz.
  var pitch: Curve
  /// The level over time.
  var level: Curve
  var formants: [Formant]
  /// The share of breath in the voice, 0 to 1.
  var breath: Float = 0.05
  /// How irregular the pulses are, 0 to 1.
  var roughness: Double = 0
  /// How much of the throat's own bright buzz is heard beside the resonances.
  var buzz: Float = 0.05

  /// The call's samples.
  func samples(_ random: inout SeededRandom) -> [Float] {
    let count = max(1, Int(seconds * StereoSound.rate))
    let hz = pitch.samples(count)
    let loud = level.samples(count)
    let tracks = formants.map { $0.hz.samples(count) }
    var filters = formants.map { _ in SweptFilter() }
    var phase: Float = 0
    var wobble: Float = 1
    var result = [Float](repeating: 0, count: count)
    for i in 0..<count {
      let step = min(0.45, hz[i] / Float(StereoSound.rate) * wobble)
      phase += step
      if phase >= 1 {
        phase -= 1
        wobble = Float(random.near(roughness * 0.5))
      }
      let source = Throat.saw(phase, step) * (1 - breath) + random.white() * breath
      if i & 31 == 0 {
        for k in formants.indices { filters[k].tune(Double(tracks[k][i]), q: formants[k].q) }
      }
      var y = source * buzz
      for k in formants.indices { y += filters[k].process(source).band * formants[k].level }
      result[i] = y * loud[i]
    }
    return result
  }

  /// A sawtooth without the overtones that the sample rate could not carry.
  private static func saw(_ phase: Float, _ step: Float) -> Float {
    var y = 2 * phase - 1
    if phase < step {
      let t = phase / step
      y -= t + t - t * t - 1
    } else if phase > 1 - step {
      let t = (phase - 1) / step
      y -= t * t + t + t + 1
    }
    return y
  }
}
