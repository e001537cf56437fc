/// One number for each pixel of a picture.
struct Plane: Sendable {
  let size: PixelSize
  var values: [Float]

  /// A plane of one number.
  init(_ size: PixelSize, _ value: Float = 0) {
    self.size = size
    values = [Float](repeating: value, count: size.area)
  }

  /// The number at a place that lies inside.
  subscript(x: Int, y: Int) -> Float {
    get { values[y * size.width + x] }
    set { values[y * size.width + x] = newValue }
  }

  /// The mean of all numbers.
  var mean: Float {
    Float(values.reduce(0.0) { $0 + Double($1) } / Double(values.count))
  }

  /// How far the numbers lie from their mean, as the root of the mean square.
  var deviation: Float {
    let mean = Double(mean)
    let sum = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return Float((sum / Double(values.count)).squareRoot())
  }

  /// Each number changed by itself.
  func map(_ change: (Float) -> Float) -> Plane {
    var result = self
    result.values.withUnsafeMutableBufferPointer { values in
      for index in values.indices { values[index] = change(values[index]) }
    }
    return result
  }

  /// Two planes of one size joined number by number.
  func joined(_ other: Plane, _ join: (Float, Float) -> Float) -> Plane {
    var result = self
    result.values.withUnsafeMutableBufferPointer { values in
      other.values.withUnsafeBufferPointer { others in
        for index in values.indices { values[index] = join(values[index], others[index]) }
      }
    }
    return result
  }
}

extension Plane {
  /// Softened by three running means, which come close to a bell curve.
  func blurred(_ sigma: Double) -> Plane {
    guard sigma > 0.3 else { return self }
    // Three boxes of 2r+1 pixels have the variance of a bell curve with this radius.
    let radius = max(1, Int(((4 * sigma * sigma + 1).squareRoot() - 1) / 2 + 0.5))
    var result = self
    for _ in 0..<3 { result = result.boxed(radius) }
    result = result.transposed
    for _ in 0..<3 { result = result.boxed(radius) }
    return result.transposed
  }

  /// The running mean along each row; beyond the edges the edge goes on.
  private func boxed(_ radius: Int) -> Plane {
    var result = self
    let width = size.width
    let scale = 1 / Float(2 * radius + 1)
    values.withUnsafeBufferPointer { from in
      result.values.withUnsafeMutableBufferPointer { to in
        for y in 0..<size.height {
          let row = y * width
          var sum = from[row] * Float(radius)
          for x in 0...radius { sum += from[row + min(x, width - 1)] }
          for x in 0..<width {
            to[row + x] = sum * scale
            sum += from[row + min(x + radius + 1, width - 1)] - from[row + max(x - radius, 0)]
          }
        }
      }
    }
    return result
  }

  /// Rows and columns exchanged.
  private var transposed: Plane {
    var result = Plane(PixelSize(size.height, size.width))
    let (width, height) = (size.width, size.height)
    values.withUnsafeBufferPointer { from in
      result.values.withUnsafeMutableBufferPointer { to in
        for y in 0..<height {
          for x in 0..<width { to[x * height + y] = from[y * width + x] }
        }
      }
    }
    return result
  }
}
