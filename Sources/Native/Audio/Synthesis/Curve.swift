/// A line through points: a frequency or a level over time.
struct Curve: Sendable {
  /// The points: seconds, value; in order.
  let points: [(at: Double, value: Double)]

  /// A line through those points.
  init(_ points: [(Double, Double)]) { self.points = points.map { (at: $0.0, value: $0.1) } }

  /// A value that stays.
  init(_ value: Double) { points = [(at: 0, value: value)] }

  /// Values for so many samples, eased between points so that there are no corners.
  func samples(_ count: Int) -> [Float] {
    guard let first = points.first else { return [Float](repeating: 0, count: count) }
    var result = [Float](repeating: Float(first.value), count: count)
    guard points.count > 1 else { return result }
    var k = 0
    for i in 0..<count {
      let t = Double(i) / StereoSound.rate
      while k + 1 < points.count, points[k + 1].at <= t { k += 1 }
      if k + 1 < points.count {
        let (a, b) = (points[k], points[k + 1])
        let x = max(0, min(1, (t - a.at) / max(1e-9, b.at - a.at)))
        result[i] = Float(a.value + (b.value - a.value) * x * x * (3 - 2 * x))
      } else {
        result[i] = Float(points[k].value)
      }
    }
    return result
  }
}

/// A value that wanders slowly and smoothly between 0 and 1, as gusts do.
struct Wandering: Sendable {
  private var random: SeededRandom
  private var from: Double
  private var to: Double
  private var at = 0.0
  private let step: Double

  /// A value that turns about so many times per second.
  init(_ random: SeededRandom, rate: Double) {
    self.random = random
    from = self.random.unit()
    to = self.random.unit()
    step = rate / StereoSound.rate
  }

  /// The value after so many more samples.
  mutating func next(after samples: Int = 1) -> Double {
    at += step * Double(samples)
    while at >= 1 {
      at -= 1
      from = to
      to = random.unit()
    }
    return from + (to - from) * at * at * (3 - 2 * at)
  }
}
