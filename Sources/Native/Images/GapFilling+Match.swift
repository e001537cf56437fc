extension GapFilling.Level {
  /// Looks for better patches and paints the gap with them, several times over.
  mutating func match(rounds: Int, radius: Int, random: inout SeededRandom) throws {
    let area = Patches(size, isHole, radius: radius)
    guard !area.sources.isEmpty, !area.targets.isEmpty else {
      if finds.isEmpty { smoothIn() }
      return
    }
    if finds.isEmpty { finds = [Int32](repeating: -1, count: size.area) }
    for target in area.targets where finds[target] < 0 || !area.isSource[Int(finds[target])] {
      finds[target] = Int32(area.sources[Int(random.next() % UInt64(area.sources.count))])
    }
    for round in 0..<rounds {
      try Task.checkCancellation()
      search(area, radius: radius, backwards: round % 2 == 1, random: &random)
      search(area, radius: radius, backwards: round % 2 == 0, random: &random)
      paint(area, radius: radius)
    }
  }

  /// Which patches touch the gap, and which lie wholly outside of it.
  struct Patches {
    var targets: [Int] = []
    var sources: [Int] = []
    var isSource: [Bool]

    init(_ size: PixelSize, _ isHole: [Bool], radius: Int) {
      let (width, height) = (size.width, size.height)
      isSource = [Bool](repeating: false, count: size.area)
      // Sums over all pixels above and to the left count any rectangle in four steps.
      var sums = [Int32](repeating: 0, count: (width + 1) * (height + 1))
      for y in 0..<height {
        for x in 0..<width {
          let own: Int32 = isHole[y * width + x] ? 1 : 0
          let (above, left) = (sums[y * (width + 1) + x + 1], sums[(y + 1) * (width + 1) + x])
          sums[(y + 1) * (width + 1) + x + 1] = own + above + left - sums[y * (width + 1) + x]
        }
      }
      for y in 0..<height {
        for x in 0..<width {
          let (x0, x1) = (max(0, x - radius), min(width - 1, x + radius) + 1)
          let (y0, y1) = (max(0, y - radius), min(height - 1, y + radius) + 1)
          let count =
            sums[y1 * (width + 1) + x1] - sums[y0 * (width + 1) + x1]
            - sums[y1 * (width + 1) + x0] + sums[y0 * (width + 1) + x0]
          let isWhole =
            x >= radius && y >= radius && x < width - radius && y < height - radius
          if count > 0 {
            targets.append(y * width + x)
          } else if isWhole {
            sources.append(y * width + x)
            isSource[y * width + x] = true
          }
        }
      }
    }
  }

  private func difference(_ target: Int, _ source: Int, radius: Int, limit: Float) -> Float {
    let (width, height) = (size.width, size.height)
    let (tx, ty) = (target % width, target / width)
    return colors.withUnsafeBufferPointer { colors in
      var sum: Float = 0
      for dy in -radius...radius {
        let y = ty + dy
        if y < 0 || y >= height { continue }
        for dx in -radius...radius {
          let x = tx + dx
          if x < 0 || x >= width { continue }
          let a = (y * width + x) * 3
          let b = (source + dy * width + dx) * 3
          let (r, g, l) = (
            colors[a] - colors[b], colors[a + 1] - colors[b + 1], colors[a + 2] - colors[b + 2]
          )
          sum += r * r + g * g + l * l
        }
        if sum > limit { return sum }
      }
      return sum
    }
  }

  private mutating func search(
    _ area: Patches, radius: Int, backwards: Bool, random: inout SeededRandom
  ) {
    let (width, height) = (size.width, size.height)
    let step = backwards ? -1 : 1
    let reach = max(width, height)
    for place in area.targets.indices {
      let target = area.targets[backwards ? area.targets.count - 1 - place : place]
      let (x, y) = (target % width, target / width)
      var best = Int(finds[target])
      var least = difference(target, best, radius: radius, limit: .greatestFiniteMagnitude)
      func attempt(_ candidate: Int) {
        guard candidate >= 0, candidate < area.isSource.count, area.isSource[candidate],
          candidate != best
        else { return }
        let found = difference(target, candidate, radius: radius, limit: least)
        if found < least {
          least = found
          best = candidate
        }
      }
      if x - step >= 0, x - step < width, finds[target - step] >= 0 {
        attempt(Int(finds[target - step]) + step)
      }
      if y - step >= 0, y - step < height, finds[target - step * width] >= 0 {
        attempt(Int(finds[target - step * width]) + step * width)
      }
      var distance = reach
      while distance >= 1 {
        let span = UInt64(2 * distance + 1)
        let dx = Int(random.next() % span) - distance
        let dy = Int(random.next() % span) - distance
        let (cx, cy) = (best % width + dx, best / width + dy)
        if cx >= 0, cy >= 0, cx < width, cy < height { attempt(cy * width + cx) }
        distance /= 2
      }
      finds[target] = Int32(best)
    }
  }

  /// Each pixel of the gap becomes the mean of the patches over it, the similar ones counting most.
  private mutating func paint(_ area: Patches, radius: Int) {
    let (width, height) = (size.width, size.height)
    let typical = Float((2 * radius + 1) * (2 * radius + 1) * 3) * 60
    var weights = [Float](repeating: 0, count: size.area)
    for target in area.targets {
      let found = difference(
        target, Int(finds[target]), radius: radius, limit: .greatestFiniteMagnitude)
      weights[target] = 1 / (1 + (found / typical) * (found / typical))
    }
    var painted = colors
    for index in holes {
      let (x, y) = (index % width, index / width)
      var total: Float = 1e-6
      var sum: (Float, Float, Float) = (0, 0, 0)
      for ty in max(0, y - radius)...min(height - 1, y + radius) {
        for tx in max(0, x - radius)...min(width - 1, x + radius) {
          let target = ty * width + tx
          let from = (Int(finds[target]) + (y - ty) * width + (x - tx)) * 3
          let weight = weights[target] + 1e-5
          total += weight
          sum.0 += colors[from] * weight
          sum.1 += colors[from + 1] * weight
          sum.2 += colors[from + 2] * weight
        }
      }
      painted[index * 3] = sum.0 / total
      painted[index * 3 + 1] = sum.1 / total
      painted[index * 3 + 2] = sum.2 / total
    }
    colors = painted
  }
}
