/// Something struck: a sum of partials that each die away at their own pace.
enum Modal {
  /// One partial: its frequency in Hz, its level and the seconds in which it falls by 60 dB.
  struct Partial: Sendable {
    var hz: Double
    var level: Double
    var seconds: Double
  }

  /// The sound of one stroke, as long as its longest partial but at most so many seconds.
  ///
  /// - Parameter attack: Seconds of the soft beginning; a hard hammer has none.
  static func strike(_ partials: [Partial], limit: Double = 8, attack: Double = 0.0008) -> [Float] {
    let seconds = min(limit, partials.map(\.seconds).max() ?? 0)
    let count = Int(seconds * StereoSound.rate)
    var result = [Float](repeating: 0, count: max(1, count))
    for partial in partials where partial.hz < 0.45 * StereoSound.rate {
      let r = Real.exp(-6.9 / (max(partial.seconds, 0.001) * StereoSound.rate))
      let w = 2 * Double.pi * partial.hz / StereoSound.rate
      let (a1, a2) = (2 * r * Real.cos(w), -r * r)
      var (y1, y2) = (r * Real.sin(w) * partial.level, 0.0)
      let n = min(count, Int(partial.seconds * 1.2 * StereoSound.rate))
      for i in 0..<n {
        result[i] += Float(y1)
        (y1, y2) = (a1 * y1 + a2 * y2, y1)
      }
    }
    let soft = min(result.count, Int(attack * StereoSound.rate))
    for i in 0..<soft { result[i] *= Float(i) / Float(soft) }
    let tail = min(result.count, Int(0.02 * StereoSound.rate))
    for i in 0..<tail { result[result.count - 1 - i] *= Float(i) / Float(tail) }
    return result
  }
}
