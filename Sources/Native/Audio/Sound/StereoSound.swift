/// Sound in memory: two channels of samples between -1 and 1 at 48 kHz.
struct StereoSound: Sendable {
  /// Samples per second of all sound that is made here.
  static let rate = 48_000.0

  var left: [Float]
  var right: [Float]

  /// Silence of that many samples.
  init(count: Int) {
    left = [Float](repeating: 0, count: max(0, count))
    right = left
  }

  /// Samples in each channel.
  var count: Int { left.count }

  /// The largest magnitude in either channel.
  var peak: Float { max(StereoSound.peak(left), StereoSound.peak(right)) }

  /// Makes both channels louder or softer.
  mutating func amplify(_ gain: Float) {
    StereoSound.amplify(&left, gain)
    StereoSound.amplify(&right, gain)
  }

  /// Lays another sound over this one.
  mutating func add(_ other: StereoSound, gain: Float = 1) {
    StereoSound.add(other.left, to: &left, gain)
    StereoSound.add(other.right, to: &right, gain)
  }

  /// Lets the sound come in and go out along raised cosines.
  mutating func fade(in fadeIn: Double, out fadeOut: Double) {
    for (seconds, isStart) in [(fadeIn, true), (fadeOut, false)] {
      let n = min(count, Int(seconds * StereoSound.rate))
      for i in 0..<n {
        let gain = Float(0.5 - 0.5 * Real.cos(.pi * Double(i) / Double(n)))
        let at = isStart ? i : count - 1 - i
        left[at] *= gain
        right[at] *= gain
      }
    }
  }

  private static func peak(_ samples: [Float]) -> Float {
    samples.withUnsafeBufferPointer { p in
      var peak: Float = 0
      for x in p { peak = max(peak, abs(x)) }
      return peak
    }
  }

  private static func amplify(_ samples: inout [Float], _ gain: Float) {
    samples.withUnsafeMutableBufferPointer { p in
      for i in p.indices { p[i] *= gain }
    }
  }

  private static func add(_ from: [Float], to samples: inout [Float], _ gain: Float) {
    let n = min(from.count, samples.count)
    from.withUnsafeBufferPointer { source in
      samples.withUnsafeMutableBufferPointer { p in
        for i in 0..<n { p[i] += source[i] * gain }
      }
    }
  }
}
