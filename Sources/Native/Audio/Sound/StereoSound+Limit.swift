extension StereoSound {
  /// Holds peaks below a ceiling by turning both channels down smoothly around them.
  ///
  /// - Parameter ceiling: The highest magnitude that stays.
  mutating func limit(to ceiling: Float) {
    guard peak > ceiling, count > 0 else { return }
    let reach = 240
    var gain = lowestGains(ceiling: ceiling, reach: reach)
    StereoSound.smooth(&gain, over: reach)
    let n = count
    left.withUnsafeMutableBufferPointer { l in
      right.withUnsafeMutableBufferPointer { r in
        for i in 0..<n {
          l[i] = max(-ceiling, min(ceiling, l[i] * gain[i]))
          r[i] = max(-ceiling, min(ceiling, r[i] * gain[i]))
        }
      }
    }
  }

  /// For each sample the lowest gain that any sample within reach needs.
  private func lowestGains(ceiling: Float, reach: Int) -> [Float] {
    var needed = [Float](repeating: 1, count: count)
    for i in 0..<count {
      let level = max(abs(left[i]), abs(right[i]))
      if level > ceiling { needed[i] = ceiling / level }
    }
    var lowest = [Float](repeating: 1, count: count)
    var queue: [Int] = []
    var head = 0
    for i in 0..<(count + reach) {
      if i < count {
        while queue.count > head, let last = queue.last, needed[last] >= needed[i] {
          queue.removeLast()
        }
        queue.append(i)
      }
      let center = i - reach
      guard center >= 0 else { continue }
      while head < queue.count, queue[head] < center - reach { head += 1 }
      lowest[center] = head < queue.count ? needed[queue[head]] : 1
    }
    return lowest
  }

  /// Replaces each gain by the mean of those within half the reach, which the lowest gains allow.
  private static func smooth(_ gain: inout [Float], over reach: Int) {
    let half = reach / 2
    let n = gain.count
    var sums = [Double](repeating: 0, count: n + 1)
    for i in 0..<n { sums[i + 1] = sums[i] + Double(gain[i]) }
    for i in 0..<n {
      let (a, b) = (max(0, i - half), min(n, i + half + 1))
      gain[i] = Float((sums[b] - sums[a]) / Double(b - a))
    }
  }
}
