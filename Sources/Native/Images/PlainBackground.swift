import Foundation

/// A background of one colour or an even gradient, as a picture's edges show it.
struct PlainBackground {
  private let tolerance: Float
  /// For each colour: the value in the middle and the slopes across and down.
  private let tones: [(middle: Float, across: Float, down: Float)]

  /// The background that a picture's edges agree on, or nil when they do not.
  init?(_ raster: Raster, tolerance: Float) {
    self.tolerance = max(0.01, tolerance)
    let edge = PlainBackground.edge(of: raster)
    // The subject may touch the edge; what does not fit the first fit is left out of the second.
    var used = edge
    var tones = PlainBackground.fit(used)
    for _ in 0..<3 {
      let near = edge.filter { PlainBackground.distance($0.color, tones, $0.u, $0.v) < 0.16 }
      guard near.count * 4 > edge.count else { break }
      used = near
      tones = PlainBackground.fit(used)
    }
    self.tones = tones
    // A backdrop under one lamp varies that much; sky above ground varies more.
    guard tones.allSatisfy({ abs($0.across) + abs($0.down) < 0.22 }) else { return nil }
    let limit = self.tolerance
    let fitting = edge.count { PlainBackground.distance($0.color, tones, $0.u, $0.v) < limit }
    guard fitting * 100 >= edge.count * 62 else { return nil }
  }

  private struct Sample {
    var u: Float
    var v: Float
    var color: (Float, Float, Float)
  }

  private static func sample(_ raster: Raster, _ x: Int, _ y: Int) -> Sample {
    let index = (y * raster.size.width + x) * 4
    func part(_ offset: Int) -> Float { Float(raster.pixels[index + offset]) / 255 }
    return Sample(
      u: (Float(x) + 0.5) / Float(raster.size.width) * 2 - 1,
      v: (Float(y) + 0.5) / Float(raster.size.height) * 2 - 1, color: (part(0), part(1), part(2)))
  }

  private static func edge(of raster: Raster) -> [Sample] {
    let (width, height) = (raster.size.width, raster.size.height)
    let step = max(1, (width + height) / 1200)
    var samples: [Sample] = []
    for x in stride(from: 0, to: width, by: step) {
      samples.append(sample(raster, x, 0))
      samples.append(sample(raster, x, height - 1))
    }
    for y in stride(from: 0, to: height, by: step) {
      samples.append(sample(raster, 0, y))
      samples.append(sample(raster, width - 1, y))
    }
    return samples
  }

  /// The even gradient nearest to the samples; across and down are nearly independent on a frame.
  private static func fit(_ samples: [Sample]) -> [(middle: Float, across: Float, down: Float)] {
    let count = Float(max(1, samples.count))
    let meanU = samples.reduce(0) { $0 + $1.u } / count
    let meanV = samples.reduce(0) { $0 + $1.v } / count
    return [\Sample.color.0, \Sample.color.1, \Sample.color.2].map { part in
      let mean = samples.reduce(0) { $0 + $1[keyPath: part] } / count
      var (uu, vv, uv, uc, vc): (Float, Float, Float, Float, Float) = (1e-3, 1e-3, 0, 0, 0)
      for sample in samples {
        let (u, v, c) = (sample.u - meanU, sample.v - meanV, sample[keyPath: part] - mean)
        uu += u * u
        vv += v * v
        uv += u * v
        uc += u * c
        vc += v * c
      }
      let determinant = uu * vv - uv * uv
      guard determinant > 1e-6 else { return (mean, 0, 0) }
      let across = (uc * vv - vc * uv) / determinant
      let down = (vc * uu - uc * uv) / determinant
      return (mean - across * meanU - down * meanV, across, down)
    }
  }

  private static func distance(
    _ color: (Float, Float, Float), _ tones: [(middle: Float, across: Float, down: Float)],
    _ u: Float, _ v: Float
  ) -> Float {
    func miss(_ value: Float, _ tone: (middle: Float, across: Float, down: Float)) -> Float {
      let difference = value - (tone.middle + tone.across * u + tone.down * v)
      return difference * difference
    }
    let sum = miss(color.0, tones[0]) + miss(color.1, tones[1]) + miss(color.2, tones[2])
    return (sum / 3).squareRoot()
  }

  /// The picture with this background transparent, and the background's share.
  func removed(from raster: Raster) -> (raster: Raster, share: Double) {
    let (width, height) = (raster.size.width, raster.size.height)
    var distances = [Float](repeating: 0, count: raster.size.area)
    for y in 0..<height {
      for x in 0..<width {
        let sample = PlainBackground.sample(raster, x, y)
        distances[y * width + x] = PlainBackground.distance(sample.color, tones, sample.u, sample.v)
      }
    }
    let flooded = flood(distances, width, height)
    var result = raster
    var gone = 0
    for y in 0..<height {
      for x in 0..<width {
        let index = y * width + x
        if flooded[index] {
          gone += 1
          result.pixels[index * 4 + 3] = 0
          continue
        }
        // Next to the background a pixel is partly background; its share follows from its colour.
        var isEdge = false
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
          let (nx, ny) = (x + dx, y + dy)
          if nx >= 0, ny >= 0, nx < width, ny < height, flooded[ny * width + nx] { isEdge = true }
        }
        guard isEdge else { continue }
        let opacity = min(1, max(0.25, (distances[index] - tolerance * 0.5) / (tolerance * 1.4)))
        result.pixels[index * 4 + 3] = UInt8(opacity * 255)
        let u = (Float(x) + 0.5) / Float(width) * 2 - 1
        let v = (Float(y) + 0.5) / Float(height) * 2 - 1
        for part in 0..<3 {
          let tone = tones[part]
          let behind = tone.middle + tone.across * u + tone.down * v
          let seen = Float(raster.pixels[index * 4 + part]) / 255
          let own = (seen - (1 - opacity) * behind) / opacity
          result.pixels[index * 4 + part] = UInt8(min(1, max(0, own)) * 255 + 0.5)
        }
      }
    }
    return (result, Double(gone) / Double(raster.size.area))
  }

  /// What is like the background and hangs together with the edges.
  private func flood(_ distances: [Float], _ width: Int, _ height: Int) -> [Bool] {
    var flooded = [Bool](repeating: false, count: distances.count)
    var open: [Int] = []
    func visit(_ x: Int, _ y: Int) {
      let index = y * width + x
      guard !flooded[index], distances[index] < tolerance else { return }
      flooded[index] = true
      open.append(index)
    }
    for x in 0..<width {
      visit(x, 0)
      visit(x, height - 1)
    }
    for y in 0..<height {
      visit(0, y)
      visit(width - 1, y)
    }
    while let index = open.popLast() {
      let (x, y) = (index % width, index / width)
      if x > 0 { visit(x - 1, y) }
      if y > 0 { visit(x, y - 1) }
      if x + 1 < width { visit(x + 1, y) }
      if y + 1 < height { visit(x, y + 1) }
    }
    return flooded
  }
}
