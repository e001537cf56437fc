/// Loudness as ITU-R BS.1770 measures it.
enum Loudness {
  /// The gated loudness of a sound in LUFS, or nil for silence.
  ///
  /// A sound shorter than one block of 400 ms is measured as a single block.
  static func integrated(_ sound: StereoSound) -> Double? {
    let hop = Int(StereoSound.rate / 10)
    let hops = max(1, sound.count / hop)
    var energy = [Double](repeating: 0, count: hops)
    for channel in [sound.left, sound.right] {
      var shelf = Biquad(1.535_124_86, -2.691_696_19, 1.198_392_81, -1.690_659_29, 0.732_480_77)
      var high = Biquad(1, -2, 1, -1.990_047_45, 0.990_072_25)
      channel.withUnsafeBufferPointer { samples in
        for h in 0..<hops {
          let end = h == hops - 1 && hops < 4 ? samples.count : min(samples.count, (h + 1) * hop)
          var sum: Float = 0
          for i in (h * hop)..<max(h * hop, end) {
            let y = high.process(shelf.process(samples[i]))
            sum += y * y
          }
          energy[h] += Double(sum)
        }
      }
    }
    var blocks: [Double] = []
    if hops < 4 {
      blocks = [energy.reduce(0, +) / Double(max(1, sound.count))]
    } else {
      for i in 0...(hops - 4) { blocks.append(energy[i..<(i + 4)].reduce(0, +) / Double(4 * hop)) }
    }
    let audible = blocks.filter { level($0) > -70 }
    guard !audible.isEmpty else { return nil }
    let threshold = level(audible.reduce(0, +) / Double(audible.count)) - 10
    let kept = audible.filter { level($0) > threshold }
    return level(kept.reduce(0, +) / Double(max(1, kept.count)))
  }

  private static func level(_ power: Double) -> Double {
    -0.691 + 10 * Real.log10(max(power, 1e-15))
  }
}

extension StereoSound {
  /// Brings the sound to a loudness in LUFS without letting its peaks pass a ceiling.
  ///
  /// - Parameters:
  ///   - target: The loudness in LUFS.
  ///   - ceiling: The highest peak in dBFS.
  ///   - squeeze: By how many decibels single peaks may be limited; a sound with higher peaks stays
  ///     softer than the target instead.
  mutating func normalize(to target: Double, ceiling: Double = -3, squeeze: Double = 5) {
    let peak = Double(self.peak)
    guard peak > 1e-7, let loudness = Loudness.integrated(self) else { return }
    let peakLevel = 20 * Real.log10(peak)
    let gain = min(target - loudness, ceiling + squeeze - peakLevel)
    amplify(Real.gain(decibels: gain))
    limit(to: Real.gain(decibels: ceiling))
  }
}
