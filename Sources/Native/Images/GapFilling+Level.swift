extension GapFilling {
  /// The picture at one of its sizes.
  struct Level {
    let size: PixelSize
    /// Red, green and blue from 0 to 255, three numbers for each pixel.
    var colors: [Float]
    var isHole: [Bool]
    /// The pixels of the gap.
    var holes: [Int]
    /// For each pixel the middle of the patch that it takes after; itself where it has none.
    var finds: [Int32]

    init(_ raster: Raster, _ hole: [Bool]) {
      size = raster.size
      colors = [Float](repeating: 0, count: raster.size.area * 3)
      for index in 0..<raster.size.area {
        for part in 0..<3 { colors[index * 3 + part] = Float(raster.pixels[index * 4 + part]) }
      }
      isHole = hole
      holes = hole.indices.filter { hole[$0] }
      finds = []
    }

    private init(_ size: PixelSize) {
      self.size = size
      colors = [Float](repeating: 0, count: size.area * 3)
      isHole = [Bool](repeating: false, count: size.area)
      holes = []
      finds = []
    }

    /// Half the size; a pixel is gap where most of what it stands for is.
    var halved: Level {
      var half = Level(PixelSize((size.width + 1) / 2, (size.height + 1) / 2))
      for y in 0..<half.size.height {
        for x in 0..<half.size.width {
          var count: Float = 0
          var sum: (Float, Float, Float) = (0, 0, 0)
          for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let (sx, sy) = (min(size.width - 1, 2 * x + dx), min(size.height - 1, 2 * y + dy))
            let from = sy * size.width + sx
            if isHole[from] { continue }
            count += 1
            sum.0 += colors[from * 3]
            sum.1 += colors[from * 3 + 1]
            sum.2 += colors[from * 3 + 2]
          }
          let index = y * half.size.width + x
          if count < 2 {
            half.isHole[index] = true
            half.holes.append(index)
          }
          if count > 0 {
            half.colors[index * 3] = sum.0 / count
            half.colors[index * 3 + 1] = sum.1 / count
            half.colors[index * 3 + 2] = sum.2 / count
          }
        }
      }
      return half
    }

    /// Starts the gap with the smooth surface that its rim spans.
    mutating func smoothIn() {
      var known = isHole.map { !$0 }
      var rest = holes
      let (width, height) = (size.width, size.height)
      while !rest.isEmpty {
        var reached: [Int] = []
        var later: [Int] = []
        for index in rest {
          let (x, y) = (index % width, index / width)
          var count: Float = 0
          var sum: (Float, Float, Float) = (0, 0, 0)
          for ny in max(0, y - 1)...min(height - 1, y + 1) {
            for nx in max(0, x - 1)...min(width - 1, x + 1) where known[ny * width + nx] {
              let from = (ny * width + nx) * 3
              count += 1
              sum.0 += colors[from]
              sum.1 += colors[from + 1]
              sum.2 += colors[from + 2]
            }
          }
          if count > 0 {
            colors[index * 3] = sum.0 / count
            colors[index * 3 + 1] = sum.1 / count
            colors[index * 3 + 2] = sum.2 / count
            reached.append(index)
          } else {
            later.append(index)
          }
        }
        if reached.isEmpty { return }
        for index in reached { known[index] = true }
        rest = later
      }
    }

    /// Starts the gap with what was found at half the size.
    mutating func take(from coarse: Level) {
      finds = [Int32](repeating: -1, count: size.area)
      for y in 0..<size.height {
        for x in 0..<size.width {
          let index = y * size.width + x
          let (cx, cy) = (min(x / 2, coarse.size.width - 1), min(y / 2, coarse.size.height - 1))
          let from = cy * coarse.size.width + cx
          if isHole[index] {
            for part in 0..<3 { colors[index * 3 + part] = coarse.colors[from * 3 + part] }
          }
          let find = coarse.finds.isEmpty ? -1 : Int(coarse.finds[from])
          guard find >= 0 else { continue }
          let fx = min(size.width - 1, find % coarse.size.width * 2 + x % 2)
          let fy = min(size.height - 1, find / coarse.size.width * 2 + y % 2)
          finds[index] = Int32(fy * size.width + fx)
        }
      }
    }
  }
}
