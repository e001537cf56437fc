/// Makes a whole ambience: plays each layer, puts it at its distance, and mixes them.
enum AmbienceMaker {
  /// How loud a finished ambience is, in LUFS.
  static let loudness = -20.0

  /// The ambience that a prompt's layers describe.
  ///
  /// - Parameters:
  ///   - count: Samples at 48 kHz.
  ///   - music: Music that lies under the sounds, if there is any.
  ///   - progress: Told of the share that is done.
  /// - Throws: A cancellation.
  static func make(
    _ layers: [SoundPrompt.Layer], count: Int, seed: UInt64, music: StereoSound? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws -> StereoSound {
    var mix = StereoSound(count: count)
    let total = layers.reduce(0) { $0 + $1.entry.parts.count }
    var done = 0
    for layer in layers {
      for (index, part) in layer.entry.parts.enumerated() {
        let manner = joined(layer.manner, part.manner)
        let random = SeededRandom(seed, "\(layer.entry.name)/\(index)")
        var stage = Stage(count: count, manner: manner, random: random)
        try part.sound.play(on: &stage)
        try place(&stage.sound, at: manner.distance)
        stage.sound.normalize(to: loudness, ceiling: -3)
        let soft = layers.count > 1 ? 8 * manner.distance + 3 * max(0, -manner.strength) : 0
        mix.add(stage.sound, gain: Real.gain(decibels: part.level - soft))
        done += 1
        progress(0.9 * Double(done) / Double(max(1, total)))
      }
    }
    if var music {
      music.normalize(to: loudness, ceiling: -3)
      mix.add(music, gain: Real.gain(decibels: -2))
    }
    try Task.checkCancellation()
    mix.normalize(to: target(layers), ceiling: -3)
    mix.fade(in: min(0.03, mix.seconds / 8), out: min(0.05, mix.seconds / 8))
    return mix
  }

  /// A single soft sound stays a little softer than a loud one.
  private static func target(_ layers: [SoundPrompt.Layer]) -> Double {
    guard layers.count == 1, let layer = layers.first else { return loudness }
    return loudness + 2 * layer.manner.strength - 3 * layer.manner.distance
  }

  private static func joined(_ a: SoundManner, _ b: SoundManner) -> SoundManner {
    SoundManner(
      distance: max(a.distance, b.distance), strength: max(-1, min(1, a.strength + b.strength)),
      pace: a.pace * b.pace, number: max(-1, min(1, a.number + b.number)), hz: a.hz ?? b.hz)
  }

  /// Air takes the treble away from what is far, and its echoes reach us too.
  private static func place(_ sound: inout StereoSound, at distance: Double) throws {
    guard distance > 0.05 else { return }
    var left = Biquad.lowpass(13_000 - 10_500 * distance)
    var right = left
    let width = Float(1 - 0.45 * distance)
    for i in 0..<sound.count {
      let l = left.process(sound.left[i])
      let r = right.process(sound.right[i])
      let middle = (l + r) / 2
      sound.left[i] = middle + (l - middle) * width
      sound.right[i] = middle + (r - middle) * width
    }
    try Reverb(seconds: 2.2, share: Float(0.35 * distance), damping: 0.55).apply(to: &sound)
  }
}

extension StereoSound {
  /// The length in seconds.
  var seconds: Double { Double(count) / StereoSound.rate }
}
