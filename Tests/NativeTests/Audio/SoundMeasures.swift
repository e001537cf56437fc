import Foundation

@testable import Native

/// What tests measure of a sound to tell what it sounds like.
extension StereoSound {
  /// The middle of both channels.
  var mono: [Float] { zip(left, right).map { ($0 + $1) / 2 } }

  /// The share of the sound's energy that lies in a band.
  func share(from low: Double, to high: Double) -> Double {
    var steep = [
      Biquad.highpass(low, q: 0.54), .highpass(low, q: 1.31), .lowpass(high, q: 0.54),
      .lowpass(high, q: 1.31),
    ]
    var (all, inside) = (0.0, 0.0)
    for x in mono {
      var y = x
      for k in steep.indices { y = steep[k].process(y) }
      all += Double(x * x)
      inside += Double(y * y)
    }
    return inside / max(all, 1e-12)
  }

  /// How even the spectrum of the louder moments is: near 0 for pure tones, 0.3 and more for noise.
  func flatness(from low: Double = 200, to high: Double = 12_000) -> Double {
    let samples = mono
    let size = 1024
    let frames = stride(from: 0, to: samples.count - size, by: 2400).map { start in
      spectrum(samples[start..<(start + size)])
    }
    let loud = frames.map { $0.reduce(0, +) }.sorted().suffix(max(1, frames.count / 3)).first ?? 0
    let range = Int(low * Double(size) / 48_000)..<Int(high * Double(size) / 48_000)
    let values = frames.filter { $0.reduce(0, +) >= loud }.map { frame -> Double in
      let bins = frame[range]
      let logarithms = bins.reduce(0) { $0 + log($1 + 1e-15) } / Double(bins.count)
      return exp(logarithms) / (bins.reduce(0, +) / Double(bins.count) + 1e-15)
    }
    return values.reduce(0, +) / Double(max(1, values.count))
  }

  /// The energy in steps of so many seconds.
  func levels(every seconds: Double) -> [Double] {
    let size = Int(seconds * 48_000)
    let samples = mono
    return stride(from: 0, to: samples.count - size + 1, by: size).map { start in
      samples[start..<(start + size)].reduce(0) { $0 + Double($1 * $1) } / Double(size)
    }
  }

  /// How often the level rises out of quiet.
  func onsets(every seconds: Double = 0.02) -> Int {
    let levels = levels(every: seconds)
    let top = levels.max() ?? 0
    var (count, isLoud) = (0, false)
    for level in levels {
      if !isLoud, level > top * 0.15 {
        count += 1
        isLoud = true
      } else if level < top * 0.03 {
        isLoud = false
      }
    }
    return count
  }

  /// Power by frequency of a stretch of 1024 samples, with a soft window.
  private func spectrum(_ samples: ArraySlice<Float>) -> [Double] {
    let n = samples.count
    var real = samples.enumerated().map { index, x in
      Double(x) * (0.5 - 0.5 * cos(2 * .pi * Double(index) / Double(n)))
    }
    var imaginary = [Double](repeating: 0, count: n)
    var target = 0
    for index in 1..<n {
      var bit = n >> 1
      while target & bit != 0 {
        target ^= bit
        bit >>= 1
      }
      target |= bit
      if index < target { real.swapAt(index, target) }
    }
    var length = 2
    while length <= n {
      let turns = (0..<length / 2).map { k in
        (cos(2 * .pi * Double(k) / Double(length)), -sin(2 * .pi * Double(k) / Double(length)))
      }
      for start in stride(from: 0, to: n, by: length) {
        for k in 0..<length / 2 {
          let (c, s) = turns[k]
          let (a, b) = (start + k, start + k + length / 2)
          let (x, y) = (real[b] * c - imaginary[b] * s, real[b] * s + imaginary[b] * c)
          (real[b], imaginary[b]) = (real[a] - x, imaginary[a] - y)
          (real[a], imaginary[a]) = (real[a] + x, imaginary[a] + y)
        }
      }
      length *= 2
    }
    return (0..<n / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
  }
}
